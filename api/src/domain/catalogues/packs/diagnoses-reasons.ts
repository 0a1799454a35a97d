/** ICD-10-CM (public; CMS and NCHS): complete codes in our own words. F, M: of one sex; R, L, B: the side. */
export const SYMPTOMS_AND_INJURIES = `
code     | words                                   | traits
R00.0    | Fast heart                              |
R00.1    | Slow heart                              |
R00.2    | Palpitations                            |
R01.1    | Heart murmur                            |
R03.0    | High reading of blood pressure          |
R04.0    | Nosebleed                               |
R05.1    | Cough, acute                            |
R05.2    | Cough, for weeks                        |
R05.3    | Cough, chronic                          |
R05.8    | Cough, other                            |
R05.9    | Cough                                   |
R06.00   | Hard breathing                          |
R06.02   | Short of breath                         |
R06.2    | Wheezing                                |
R06.83   | Snoring                                 |
R07.1    | Chest pain on breathing                 |
R07.2    | Chest pain in the middle                |
R07.81   | Rib pain                                |
R07.89   | Chest pain, other                       |
R07.9    | Chest pain                              |
R09.81   | Stuffy nose                             |
R10.11   | Pain of the right upper belly           |
R10.12   | Pain of the left upper belly            |
R10.13   | Pain above the stomach                  |
R10.2    | Pain of the pelvis                      |
R10.30   | Pain of the lower belly                 |
R10.31   | Pain of the right lower belly           |
R10.32   | Pain of the left lower belly            |
R10.84   | Pain of the whole belly                 |
R10.9    | Pain of the belly                       |
R11.0    | Nausea                                  |
R11.10   | Vomiting                                |
R11.2    | Nausea and vomiting                     |
R13.10   | Swallowing                              |
R13.12   | Swallowing, mouth and throat            |
R14.0    | Bloated                                 |
R17      | Yellow skin                             |
R19.7    | Diarrhea                                |
R20.2    | Tingling                                |
R21      | Rash                                    |
R22.1    | Lump of the neck                        |
R25.1    | Shaking                                 |
R26.2    | Hard to walk                            |
R26.81   | Unsteady                                |
R26.89   | Walking, other                          |
R29.6    | Falls again and again                   |
R30.0    | Pain on passing water                   |
R31.0    | Blood in urine, seen                    |
R31.29   | Blood in urine by microscope            |
R31.9    | Blood in urine                          |
R32      | Urine lost                              |
R33.9    | Urine kept back                         |
R35.0    | Passing water often                     |
R39.15   | Sudden need                             |
R41.0    | Confused                                |
R41.3    | Memory                                  |
R42      | Dizzy                                   |
R45.851  | Thoughts of suicide                     |
R47.01   | Speech lost                             |
R49.0    | Hoarse                                  |
R50.9    | Fever                                   |
R51.9    | Headache                                |
R52      | Pain                                    |
R53.1    | Weak                                    |
R53.81   | Unwell                                  |
R53.83   | Tired                                   |
R55      | Fainting                                |
R56.9    | Seizure                                 |
R59.0    | Swollen nodes, one place                |
R60.0    | Swelling, one place                     |
R60.9    | Swelling                                |
R61      | Sweating                                |
R63.4    | Weight lost                             |
R63.5    | Weight gained                           |
R65.20   | Sepsis, severe                          |
R65.21   | Sepsis with shock                       |
R68.89   | Other symptoms                          |
R73.01   | High fasting sugar                      |
R73.03   | Before diabetes                         |
R73.9    | High sugar                              |
R74.01   | High liver enzymes                      |
R74.8    | Other enzymes                           |
R76.11   | Tuberculosis test positive              |
R77.9    | Blood proteins                          |
R79.89   | Other blood findings                    |
R80.9    | Protein in urine                        |
R87.610  | Changed cells of the cervix, not clear  | F
R91.1    | Spot of the lung                        |
R91.8    | Finding of the lung                     |
R92.8    | Finding of a breast image               |
R94.31   | Unusual electrocardiogram               |
R97.20   | High prostate antigen                   | M
S00.83XA | Bruise of the head                      |
S01.01XA | Cut of the scalp                        |
S01.81XA | Cut of the face                         |
S02.609A | Broken jaw                              |
S06.0X0A | Concussion without fainting             |
S06.0XAA | Concussion                              |
S09.90XA | Injury of the head                      |
S13.4XXA | Strain of the neck                      |
S16.1XXA | Pulled muscle of the neck               |
S22.31XA | Broken rib, right                       | R
S22.32XA | Broken rib, left                        | L
S22.41XA | Broken ribs, right                      | R
S22.42XA | Broken ribs, left                       | L
S30.0XXA | Bruise of the lower back                |
S32.010A | Broken vertebra, lower back             |
S39.012A | Pulled muscle of the lower back         |
S40.011A | Bruise of the shoulder, right           | R
S40.012A | Bruise of the shoulder, left            | L
S42.301A | Broken upper arm, right                 | R
S42.302A | Broken upper arm, left                  | L
S43.421A | Strain of the shoulder tendons, right   | R
S43.422A | Strain of the shoulder tendons, left    | L
S52.501A | Broken wrist end of the radius, right   | R
S52.502A | Broken wrist end of the radius, left    | L
S60.551A | Something in the hand, right            | R
S60.552A | Something in the hand, left             | L
S61.411A | Cut of the hand, right                  | R
S61.412A | Cut of the hand, left                   | L
S62.001A | Broken scaphoid, right                  | R
S62.002A | Broken scaphoid, left                   | L
S62.101A | Broken wrist bone, right                | R
S62.102A | Broken wrist bone, left                 | L
S62.301A | Broken hand bone, right                 | R
S62.302A | Broken hand bone, left                  | L
S62.609A | Broken finger                           |
S72.001A | Broken hip, right                       | R
S72.002A | Broken hip, left                        | L
S72.141A | Broken hip between the knobs, right     | R
S72.142A | Broken hip between the knobs, left      | L
S72.301A | Broken thigh, right                     | R
S72.302A | Broken thigh, left                      | L
S80.01XA | Bruise of the knee, right               | R
S80.02XA | Bruise of the knee, left                | L
S81.811A | Cut of the lower leg, right             | R
S81.812A | Cut of the lower leg, left              | L
S82.201A | Broken shin, right                      | R
S82.202A | Broken shin, left                       | L
S82.401A | Broken calf bone, right                 | R
S82.402A | Broken calf bone, left                  | L
S82.61XA | Broken outer ankle, right               | R
S82.62XA | Broken outer ankle, left                | L
S83.241A | Torn inner knee cartilage, right        | R
S83.241D | Torn inner knee cartilage, later, right | R
S83.242A | Torn inner knee cartilage, left         | L
S83.242D | Torn inner knee cartilage, later, left  | L
S83.511A | Torn front knee ligament, right         | R
S83.512A | Torn front knee ligament, left          | L
S86.011A | Pulled Achilles tendon, right           | R
S86.012A | Pulled Achilles tendon, left            | L
S92.301A | Broken foot bone, right                 | R
S92.302A | Broken foot bone, left                  | L
S92.911A | Broken toe, right                       | R
S92.912A | Broken toe, left                        | L
S92.919A | Broken toe, side not said               |
S93.401A | Sprained ankle, right                   | R
S93.401D | Sprained ankle, later, right            | R
S93.402A | Sprained ankle, left                    | L
S93.402D | Sprained ankle, later, left             | L
T14.8XXA | Injury, other                           |
T15.01XA | Something on the cornea, right          | R
T15.02XA | Something on the cornea, left           | L
T16.1XXA | Something in the ear, right             | R
T16.2XXA | Something in the ear, left              | L
T24.219A | Burn of a thigh, second degree          |
T40.2X1A | Opioid poisoning, by accident           |
T50.901A | Poisoning by a drug, by accident        |
T56.0X1A | Lead poisoning                          |
T78.2XXA | Severe allergic shock                   |
T78.40XA | Allergy                                 |
T81.40XA | Infection after a procedure             |
T82.858A | Narrow vessel graft                     |
T84.032A | Loose part of a right knee              | R
T84.033A | Loose part of a left knee               | L
T84.84XA | Pain by a metal implant                 |
U07.1    | Coronavirus disease                     |
U09.9    | After the coronavirus disease           |
V43.52XA | Driver, hit by a car                    | cause
W01.0XXA | Fall by slipping                        | cause
W10.9XXA | Fall on stairs                          | cause
W18.30XA | Fall on one level                       | cause
W19.XXXA | Fall                                    | cause
W54.0XXA | Bitten by a dog                         | cause
W55.01XA | Bitten by a cat                         | cause
X50.0XXA | Overexertion                            | cause
Y92.009  | At home                                 | cause
Y93.9    | Activity                                | cause
Y99.8    | Leisure                                 | cause
`;

export const SCREENING_AND_STATUS = `
code     | words                                      | traits
Z00.00   | Yearly examination, nothing found          | age=15-
Z00.01   | Yearly examination, something found        | age=15-
Z00.110  | Newborn, under 8 days                      | age=0-0
Z00.111  | Newborn, 8 to 28 days                      | age=0-0
Z00.121  | Child examination, something found         | age=0-17
Z00.129  | Child examination, nothing found           | age=0-17
Z01.411  | Gynecological examination, something found | F
Z01.419  | Gynecological examination                  | F
Z01.810  | Heart examined before surgery              |
Z01.818  | Examined before surgery                    |
Z02.5    | Examination for sports                     |
Z02.89   | Examination for papers                     |
Z03.89   | Suspicion ruled out                        |
Z08      | Followed after cancer                      |
Z09      | Followed after treatment                   |
Z11.1    | Screening for tuberculosis                 |
Z11.3    | Screening for sexual infections            |
Z11.4    | Screening for HIV                          |
Z11.51   | Screening for papilloma viruses            |
Z11.52   | Screening for the coronavirus              |
Z11.59   | Screening for viruses                      |
Z12.11   | Screening for cancer of the colon          |
Z12.12   | Screening for cancer of the rectum         |
Z12.31   | Screening mammogram                        |
Z12.39   | Screening of the breast, other             |
Z12.4    | Screening for cancer of the cervix         | F
Z12.5    | Screening for cancer of the prostate       | M
Z12.83   | Screening for skin cancer                  |
Z13.1    | Screening for diabetes                     |
Z13.220  | Screening for blood fats                   |
Z13.31   | Screening for depression                   |
Z13.39   | Screening for other disorders of the mind  |
Z13.5    | Screening of eyes and ears                 |
Z13.6    | Screening of the heart                     |
Z13.820  | Screening for thin bones                   |
Z13.88   | Screening for poisons                      |
Z20.822  | Contact with the coronavirus               |
Z21      | HIV without symptoms                       |
Z23      | Vaccination                                |
Z30.011  | First prescription of the pill             | F
Z30.017  | First implant against pregnancy            | F
Z30.018  | First other means against pregnancy        |
Z30.09   | Advice against pregnancy                   |
Z30.2    | Sterilization                              |
Z30.41   | Checking the pill                          | F
Z30.42   | Checking the injection                     | F
Z30.430  | Placing a coil                             | F
Z30.432  | Removing a coil                            | F
Z30.433  | Exchanging a coil                          | F
Z30.46   | Checking an implant                        | F
Z32.00   | Pregnancy test, not known                  | F
Z32.01   | Pregnancy test, positive                   | F
Z32.02   | Pregnancy test, negative                   | F
Z33.1    | Pregnant, by the way                       | F
Z34.00   | First pregnancy                            | F
Z34.01   | First pregnancy, first months              | F
Z34.02   | First pregnancy, middle months             | F
Z34.03   | First pregnancy, last months               | F
Z34.80   | Pregnancy again                            | F
Z34.81   | Pregnancy again, first months              | F
Z34.82   | Pregnancy again, middle months             | F
Z34.83   | Pregnancy again, last months               | F
Z34.90   | Pregnancy                                  | F
Z34.91   | Pregnancy, first months                    | F
Z34.92   | Pregnancy, middle months                   | F
Z34.93   | Pregnancy, last months                     | F
Z36.89   | Screening of the unborn                    | F
Z37.0    | One living child born                      | F
Z38.00   | Born here                                  | age=0-0
Z38.01   | Born here by cesarean                      | age=0-0
Z39.1    | Nursing mother                             | F
Z39.2    | Care after birth                           | F
Z41.2    | Circumcision                               | M
Z45.02   | Checking of a defibrillator                |
Z47.1    | After joint replacement                    |
Z48.00   | Changing of a dressing                     |
Z48.02   | Removal of stitches                        |
Z48.89   | Care after surgery                         |
Z51.11   | Chemotherapy                               |
Z51.81   | Checking drug levels                       |
Z63.0    | Trouble with a partner                     |
Z68.30   | Body mass 30                               |
Z68.41   | Body mass 40 to 44                         |
Z71.3    | Advice on food                             |
Z71.89   | Advice, other                              |
Z72.0    | Tobacco                                    |
Z76.0    | Prescription renewed                       |
Z79.01   | Takes blood thinners                       |
Z79.4    | Takes insulin                              |
Z79.82   | Takes aspirin                              |
Z79.84   | Takes tablets against diabetes             |
Z79.891  | Takes opioids                              |
Z79.899  | Takes other drugs                          |
Z80.0    | Bowel cancer in the family                 |
Z80.3    | Breast cancer in the family                |
Z82.49   | Heart disease in the family                |
Z83.3    | Diabetes in the family                     |
Z83.710  | Polyps of the colon in the family          |
Z85.038  | Had cancer of the colon                    |
Z85.3    | Had cancer of the breast                   |
Z85.46   | Had cancer of the prostate                 | M
Z86.0100 | Had polyps of the colon                    |
Z86.0101 | Had growths of the colon                   |
Z87.440  | Had infections of the urine                |
Z87.891  | Smoked                                     |
Z88.0    | Allergic to penicillin                     |
Z89.511  | No right leg below the knee                | R
Z89.512  | No left leg below the knee                 | L
Z90.11   | No right breast                            | R
Z90.12   | No left breast                             | L
Z90.710  | No womb                                    | F
Z91.81   | Fell before                                |
Z93.3    | Colostomy                                  |
Z95.0    | Pacemaker                                  |
Z95.1    | Bypass of the heart                        |
Z95.5    | Stent of the heart                         |
Z96.1    | Artificial lens                            |
Z96.641  | Artificial hip, right                      | R
Z96.642  | Artificial hip, left                       | L
Z96.651  | Artificial knee, right                     | R
Z96.652  | Artificial knee, left                      | L
Z98.890  | After a procedure                          |
Z99.2    | On dialysis                                |
Z99.81   | On oxygen                                  |
`;
