/** ICD-10-CM (public; CMS and NCHS): complete codes in our own words. F, M: of one sex; R, L, B: the side. */
export const SKIN_AND_BONES = `
code     | words                                       | traits
L02.91   | Abscess                                     |
L03.115  | Skin infection of the right leg             | R
L03.116  | Skin infection of the left leg              | L
L03.90   | Skin infection                              |
L08.9    | Infection of the skin                       |
L20.9    | Eczema                                      |
L21.9    | Greasy eczema                               |
L23.9    | Contact allergy of the skin                 |
L29.9    | Itch                                        |
L30.9    | Rash, eczema                                |
L40.0    | Psoriasis                                   |
L40.59   | Psoriasis of joints                         |
L50.9    | Hives                                       |
L57.0    | Sun-damaged spot                            |
L57.4    | Loose skin of age                           |
L60.0    | Ingrown nail                                |
L60.8    | Nail disease, other                         |
L68.0    | Too much hair                               |
L70.0    | Acne                                        |
L72.0    | Skin cyst                                   |
L72.11   | Cyst of a hair                              |
L81.4    | Dark spots                                  |
L82.0    | Age spot, inflamed                          |
L82.1    | Age spot                                    |
L84      | Corn                                        |
L89.153  | Pressure ulcer over the tailbone, stage 3   |
L91.0    | Thick scar                                  |
L91.8    | Skin tag                                    |
L92.9    | Excess tissue                               |
L97.511  | Ulcer of the right foot                     | R
L97.521  | Ulcer of the left foot                      | L
L98.9    | Skin disease                                |
M05.79   | Rheumatoid disease, several places          |
M06.9    | Rheumatoid disease                          |
M10.9    | Gout                                        |
M15.0    | Worn joints, several                        |
M16.0    | Worn hips                                   | B
M16.10   | Worn hip, side not said                     |
M16.11   | Worn hip, right                             | R
M16.12   | Worn hip, left                              | L
M17.0    | Worn knees                                  | B
M17.10   | Worn knee, side not said                    |
M17.11   | Worn knee, right                            | R
M17.12   | Worn knee, left                             | L
M17.2    | Worn knees after injury                     | B
M17.5    | Worn knee, other                            |
M17.9    | Worn knee, side not said                    |
M19.011  | Worn shoulder, right                        | R
M19.012  | Worn shoulder, left                         | L
M19.019  | Worn shoulder, side not said                |
M19.041  | Worn hand, right                            | R
M19.042  | Worn hand, left                             | L
M19.049  | Worn hand, side not said                    |
M19.90   | Worn joint                                  |
M20.10   | Bunion, side not said                       |
M20.11   | Bunion, right                               | R
M20.12   | Bunion, left                                | L
M20.40   | Hammer toe, side not said                   |
M20.41   | Hammer toe, right                           | R
M20.42   | Hammer toe, left                            | L
M21.371  | Foot drop, right                            | R
M21.372  | Foot drop, left                             | L
M23.221  | Inner knee cartilage, old tear, right       | R
M23.222  | Inner knee cartilage, old tear, left        | L
M23.41   | Loose body of the knee, right               | R
M23.42   | Loose body of the knee, left                | L
M23.51   | Loose knee, right | R
M23.52   | Loose knee, left | L
M23.91   | Knee disorder, right                        | R
M23.92   | Knee disorder, left                         | L
M25.50   | Joint pain                                  |
M25.511  | Shoulder pain, right                        | R
M25.512  | Shoulder pain, left                         | L
M25.519  | Shoulder pain, side not said                |
M25.521  | Elbow pain, right                           | R
M25.522  | Elbow pain, left                            | L
M25.529  | Elbow pain, side not said                   |
M25.531  | Wrist pain, right                           | R
M25.532  | Wrist pain, left                            | L
M25.539  | Wrist pain, side not said                   |
M25.551  | Hip pain, right                             | R
M25.552  | Hip pain, left                              | L
M25.559  | Hip pain, side not said                     |
M25.561  | Knee pain, right                            | R
M25.562  | Knee pain, left                             | L
M25.569  | Knee pain, side not said                    |
M25.571  | Ankle pain, right                           | R
M25.572  | Ankle pain, left                            | L
M25.579  | Ankle pain, side not said                   |
M32.9    | Lupus                                       |
M41.9    | Bent spine                                  |
M43.16   | Slipped vertebra, lower back                |
M47.812  | Worn neck spine                             |
M47.816  | Worn lower spine                            |
M47.817  | Worn spine at the tailbone                  |
M48.061  | Narrow lower spine                          |
M48.062  | Narrow lower spine with leg pain            |
M50.121  | Disc of the neck with nerve pain            |
M50.30   | Worn discs of the neck                      |
M51.16   | Disc of the lower back with nerve pain      |
M51.26   | Slipped disc of the lower back              |
M51.360  | Worn disc of the lower back, back pain only |
M51.369  | Worn disc of the lower back                 |
M53.3    | Tailbone pain                               |
M54.12   | Nerve pain from the neck                    |
M54.16   | Nerve pain from the lower back              |
M54.17   | Nerve pain from the tailbone                |
M54.2    | Neck pain                                   |
M54.30   | Sciatica                                    |
M54.31   | Sciatica, right                             | R
M54.32   | Sciatica, left                              | L
M54.41   | Back pain with sciatica, right              | R
M54.42   | Back pain with sciatica, left               | L
M54.50   | Low back pain                               |
M54.51   | Low back pain from a vertebra               |
M54.59   | Low back pain, other                        |
M54.6    | Pain of the middle back                     |
M54.81   | Nerve pain at the back of the head          |
M54.9    | Back pain                                   |
M62.81   | Weak muscles                                |
M62.82   | Muscle breakdown                            |
M62.830  | Cramp of the back                           |
M65.311  | Trigger thumb, right                        | R
M65.312  | Trigger thumb, left                         | L
M65.321  | Trigger index finger, right                 | R
M65.322  | Trigger index finger, left                  | L
M65.331  | Trigger middle finger, right                | R
M65.332  | Trigger middle finger, left                 | L
M65.341  | Trigger ring finger, right                  | R
M65.342  | Trigger ring finger, left                   | L
M70.60   | Hip bursa, side not said                    |
M70.61   | Hip bursa, right                            | R
M70.62   | Hip bursa, left                             | L
M72.2    | Sole of the foot inflamed                   |
M75.00   | Stiff shoulder, side not said               |
M75.01   | Stiff shoulder, right                       | R
M75.02   | Stiff shoulder, left                        | L
M75.100  | Torn shoulder tendon, side not said         |
M75.101  | Torn shoulder tendon, right                 | R
M75.102  | Torn shoulder tendon, left                  | L
M75.110  | Torn shoulder tendon, part, side not said   |
M75.111  | Torn shoulder tendon, part, right           | R
M75.112  | Torn shoulder tendon, part, left            | L
M75.120  | Torn shoulder tendon, whole, side not said  |
M75.121  | Torn shoulder tendon, whole, right          | R
M75.122  | Torn shoulder tendon, whole, left           | L
M75.40   | Pinched shoulder, side not said             |
M75.41   | Pinched shoulder, right                     | R
M75.42   | Pinched shoulder, left                      | L
M75.50   | Shoulder bursa, side not said               |
M75.51   | Shoulder bursa, right                       | R
M75.52   | Shoulder bursa, left                        | L
M76.61   | Achilles tendon, right                      | R
M76.62   | Achilles tendon, left                       | L
M77.11   | Tennis elbow, right                         | R
M77.12   | Tennis elbow, left                          | L
M79.10   | Muscle pain                                 |
M79.18   | Muscle pain, other place                    |
M79.2    | Nerve pain                                  |
M79.604  | Pain of the right leg                       | R
M79.605  | Pain of the left leg                        | L
M79.641  | Hand pain, right                            | R
M79.642  | Hand pain, left                             | L
M79.643  | Hand pain, side not said                    |
M79.671  | Foot pain, right                            | R
M79.672  | Foot pain, left                             | L
M79.673  | Foot pain, side not said                    |
M79.7    | Fibromyalgia                                |
M80.08XA | Fracture by thin bone, spine                |
M81.0    | Thin bones of age                           |
M85.80   | Low bone density                            |
M86.9    | Bone infection                              |
M94.261  | Soft knee cartilage, right                  | R
M94.262  | Soft knee cartilage, left                   | L
M99.01   | Neck spine out of place                     |
M99.03   | Lower spine out of place                    |
`;

export const KIDNEYS_AND_PREGNANCY = `
code     | words                                 | traits
N10      | Kidney infection                      |
N12      | Kidney inflamed                       |
N13.30   | Wide kidney                           |
N17.0    | Kidney failure, acute, tubes          |
N17.9    | Kidney failure, acute                 |
N18.2    | Kidney disease, stage 2               |
N18.30   | Kidney disease, stage 3               |
N18.31   | Kidney disease, stage 3a              |
N18.32   | Kidney disease, stage 3b              |
N18.4    | Kidney disease, stage 4               |
N18.5    | Kidney disease, stage 5               |
N18.6    | Kidney disease on dialysis            |
N18.9    | Kidney disease                        |
N20.0    | Kidney stone                          |
N20.1    | Stone in the ureter                   |
N23      | Kidney colic                          |
N28.1    | Kidney cyst                           |
N30.00   | Bladder infection                     |
N30.90   | Bladder inflamed                      |
N31.9    | Nerves of the bladder                 |
N32.81   | Overactive bladder                    |
N39.0    | Infection of the urine                |
N39.3    | Urine lost with effort                |
N39.41   | Urine lost with urge                  |
N40.0    | Large prostate                        | M
N40.1    | Large prostate with symptoms          | M
N41.0    | Prostate inflamed, acute              | M
N41.1    | Prostate inflamed, chronic            | M
N43.3    | Fluid around the testis               | M
N44.00   | Twisted testis                        | M
N47.1    | Tight foreskin                        | M
N50.811  | Pain of the right testis              | M R
N50.812  | Pain of the left testis               | M L
N52.9    | Erection trouble                      | M
N53.12   | Painful ejaculation                   | M
N60.01   | Cyst of the right breast              | R
N60.02   | Cyst of the left breast               | L
N61.1    | Abscess of the breast                 |
N63.10   | Lump of the right breast              | R
N63.20   | Lump of the left breast               | L
N64.4    | Breast pain                           |
N70.91   | Tubes inflamed                        | F
N73.9    | Pelvis inflamed                       | F
N76.0    | Vagina inflamed, acute                | F
N80.00   | Endometriosis of the womb             | F
N80.9    | Endometriosis                         | F
N81.10   | Bladder sinks                         | F
N81.4    | Womb sinks                            | F
N83.201  | Cyst of the right ovary               | F R
N83.202  | Cyst of the left ovary                | F L
N87.1    | Changed cells of the cervix, moderate | F
N90.89   | Vulva disease                         | F
N91.2    | No periods                            | F
N92.0    | Heavy periods                         | F
N92.1    | Heavy and uneven periods              | F
N92.6    | Uneven periods                        | F
N93.9    | Bleeding from the womb                | F
N94.6    | Painful periods                       | F
N95.0    | Bleeding after menopause              | F
N95.1    | Menopause                             | F
N95.2    | Dry vagina of age                     | F
N97.9    | Infertility                           | F
O03.4    | Incomplete miscarriage                | F
O03.9    | Miscarriage                           | F
O09.522  | Pregnancy over 35, middle             | F
O09.90   | Pregnancy at risk                     | F
O10.919  | High blood pressure before pregnancy  | F
O13.9    | High blood pressure in pregnancy      | F
O14.90   | Preeclampsia                          | F
O20.0    | Threatened miscarriage                | F
O21.0    | Vomiting in pregnancy                 | F
O24.410  | Diabetes in pregnancy, by diet        | F
O24.419  | Diabetes in pregnancy                 | F
O26.891  | Other trouble of early pregnancy      | F
O30.009  | Twins                                 | F
O34.211  | Scar of a cesarean                    | F
O36.0110 | Rhesus care, first months             | F
O36.0130 | Rhesus care, last months              | F
O36.5930 | Small unborn, last months             | F
O36.8130 | Less movement, last months            | F
O42.90   | Waters broken early                   | F
O48.0    | Pregnancy past its date               | F
O60.14X0 | Early birth                           | F
O64.1XX0 | Breech birth                          | F
O70.0    | Small tear at birth                   | F
O72.1    | Bleeding after birth                  | F
O80      | Birth without trouble                 | F
O82      | Cesarean                              | F
O86.00   | Infected wound after birth            | F
O99.019  | Anemia in pregnancy                   | F
P07.18   | Low birth weight                      | age=0-0
P07.39   | Born early                            | age=0-0
P22.0    | Breathing of a newborn                | age=0-0
P28.5    | Breathing failure of a newborn        | age=0-0
P36.9    | Sepsis of a newborn                   | age=0-0
P59.9    | Yellow newborn                        | age=0-0
P70.4    | Low sugar of a newborn                | age=0-0
P92.9    | Feeding of a newborn                  | age=0-0
Q21.10   | Hole between the atria                |
Q66.89   | Malformed foot                        |
Q90.9    | Down syndrome                         |
`;
