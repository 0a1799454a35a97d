/** ICD-10-CM (public; CMS and NCHS): complete codes in our own words. F, M: of one sex; R, L, B: the side. */
export const EYES_AND_EARS = `
code     | words                                            | traits
H02.051  | Turned lashes, right upper lid                   | R
H02.054  | Turned lashes, left upper lid                    | L
H02.831  | Loose skin, right upper lid                      | R
H02.834  | Loose skin, left upper lid                       | L
H04.121  | Dry eye, right                                   | R
H04.122  | Dry eye, left                                    | L
H04.123  | Dry eyes                                         | B
H10.30   | Red eye, acute, side not said                    |
H10.31   | Red eye, acute, right                            | R
H10.32   | Red eye, acute, left                             | L
H10.33   | Red eye, acute, both sides                       | B
H25.011  | Cortical cataract, right                         | R
H25.012  | Cortical cataract, left                          | L
H25.10   | Nuclear cataract, side not said                  |
H25.11   | Nuclear cataract, right                          | R
H25.12   | Nuclear cataract, left                           | L
H25.13   | Nuclear cataract, both sides                     | B
H25.811  | Cataract of age, mixed, right                    | R
H25.812  | Cataract of age, mixed, left                     | L
H25.813  | Cataract of age, mixed, both                     | B
H25.9    | Cataract of age                                  |
H26.491  | Clouding behind a lens, right                    | R
H26.492  | Clouding behind a lens, left                     | L
H26.493  | Clouding behind a lens, both                     | B
H26.9    | Cataract                                         |
H33.001  | Loose retina, right                              | R
H33.002  | Loose retina, left                               | L
H35.3130 | Dry macula, both sides, stage not said           | B
H35.3211 | Wet macula, right, active                        | R
H35.3221 | Wet macula, left, active                         | L
H35.3231 | Wet macula, both sides, active                   | B
H40.1111 | Open-angle glaucoma, right, mild                 | R
H40.1121 | Open-angle glaucoma, left, mild                  | L
H40.1131 | Open-angle glaucoma, both sides, mild            | B
H40.9    | Glaucoma                                         |
H43.11   | Bleeding in the eye, right                       | R
H43.12   | Bleeding in the eye, left                        | L
H43.811  | Detached gel of the eye, right                   | R
H43.812  | Detached gel of the eye, left                    | L
H43.813  | Detached gel of the eyes                         | B
H52.13   | Short sight, both eyes                           | B
H52.4    | Weak near sight of age                           |
H53.9    | Weak sight                                       |
H57.11   | Pain of the eye, right                           | R
H57.12   | Pain of the eye, left                            | L
H60.90   | Ear canal inflamed, side not said                |
H60.91   | Ear canal inflamed, right                        | R
H60.92   | Ear canal inflamed, left                         | L
H60.93   | Ear canal inflamed, both sides                   | B
H61.20   | Ear wax, side not said                           |
H61.21   | Ear wax, right                                   | R
H61.22   | Ear wax, left                                    | L
H61.23   | Ear wax, both sides                              | B
H65.20   | Fluid behind the eardrum, chronic, side not said |
H65.21   | Fluid behind the eardrum, chronic, right         | R
H65.22   | Fluid behind the eardrum, chronic, left          | L
H65.23   | Fluid behind the eardrum, chronic, both sides    | B
H65.90   | Fluid behind the eardrum, side not said          |
H65.91   | Fluid behind the eardrum, right                  | R
H65.92   | Fluid behind the eardrum, left                   | L
H65.93   | Fluid behind the eardrum, both sides             | B
H66.90   | Middle ear infection, side not said              |
H66.91   | Middle ear infection, right                      | R
H66.92   | Middle ear infection, left                       | L
H66.93   | Middle ear infection, both sides                 | B
H90.3    | Hearing loss of both inner ears                  | B
H91.90   | Hearing loss                                     |
H92.01   | Earache, right                                   | R
H92.02   | Earache, left                                    | L
H92.03   | Earache, both                                    | B
H93.13   | Noise in both ears                               | B
`;

export const HEART = `
code    | words                                             | traits
I10     | High blood pressure                               |
I11.0   | High blood pressure with heart failure            |
I11.9   | High blood pressure with heart disease            |
I12.9   | High blood pressure with kidney disease           |
I13.0   | High blood pressure with heart and kidney disease |
I16.0   | Very high blood pressure, urgent                  |
I20.0   | Unstable angina                                   |
I20.9   | Angina                                            |
I21.4   | Heart attack without ST rise                      |
I21.9   | Heart attack                                      |
I25.10  | Narrow heart vessels                              |
I25.110 | Narrow heart vessels with unstable angina         |
I25.118 | Narrow heart vessels with other angina            |
I25.119 | Narrow heart vessels with angina                  |
I25.2   | Old heart attack                                  |
I25.5   | Weak heart by narrow vessels                      |
I26.99  | Clot in the lung                                  |
I27.20  | High pressure in the lung                         |
I34.0   | Leaking mitral valve                              |
I35.0   | Narrow aortic valve                               |
I35.1   | Leaking aortic valve                              |
I42.0   | Wide heart                                        |
I42.9   | Heart muscle disease                              |
I44.7   | Left bundle block                                 |
I46.9   | Heart stopped                                     |
I47.10  | Fast heart from the atria                         |
I47.20  | Fast heart from the chambers                      |
I48.0   | Atrial fibrillation, at times                     |
I48.20  | Atrial fibrillation, chronic                      |
I48.91  | Atrial fibrillation                               |
I49.5   | Sick sinus                                        |
I49.9   | Uneven heartbeat                                  |
I50.22  | Heart failure, systolic, chronic                  |
I50.23  | Heart failure, systolic, acute on chronic         |
I50.32  | Heart failure, diastolic, chronic                 |
I50.33  | Heart failure, diastolic, acute on chronic        |
I50.43  | Heart failure, both, acute on chronic             |
I50.9   | Heart failure                                     |
I51.7   | Large heart                                       |
I63.412 | Stroke by a clot, left middle artery              | L
I63.511 | Stroke by blockage, right middle artery           | R
I63.9   | Stroke                                            |
I65.21  | Narrow neck artery, right                         | R
I65.22  | Narrow neck artery, left                          | L
I65.23  | Narrow neck arteries                              | B
I67.9   | Vessels of the brain                              |
I69.351 | Weak right side after a stroke                    | R
I69.354 | Weak left side after a stroke                     | L
I70.0   | Hard aorta                                        |
I71.40  | Wide aorta of the belly                           |
I73.9   | Vessels of the legs                               |
I80.9   | Vein inflamed                                     |
I82.401 | Clot in a deep vein, right leg                    | R
I82.402 | Clot in a deep vein, left leg                     | L
I83.90  | Varicose veins                                    |
I87.2   | Weak veins                                        |
I89.0   | Swelling by lymph                                 |
I95.1   | Low pressure on standing                          |
I95.9   | Low blood pressure                                |
`;

export const BREATHING_AND_DIGESTION = `
code    | words                                | traits
J00     | Common cold                          |
J01.00  | Sinus inflamed, cheek                |
J01.90  | Sinus inflamed                       |
J02.0   | Strep throat                         |
J02.9   | Sore throat                          |
J03.90  | Tonsils inflamed                     |
J04.0   | Larynx inflamed                      |
J06.9   | Cold of the upper airways            |
J09.X2  | Influenza of a new kind              |
J10.1   | Influenza, germ found                |
J11.1   | Influenza                            |
J12.82  | Pneumonia by the coronavirus         |
J13     | Pneumonia by pneumococci             |
J15.9   | Pneumonia by bacteria                |
J18.9   | Pneumonia                            |
J20.9   | Bronchitis, acute                    |
J21.9   | Bronchiolitis                        |
J30.1   | Hay fever                            |
J30.2   | Hay fever by season, other           |
J30.9   | Runny nose by allergy                |
J32.9   | Sinus inflamed, chronic              |
J34.2   | Crooked septum                       |
J35.01  | Tonsils inflamed, chronic            |
J35.2   | Large adenoids                       |
J35.3   | Large tonsils and adenoids           |
J40     | Bronchitis                           |
J42     | Bronchitis, chronic                  |
J43.9   | Emphysema                            |
J44.0   | Lung disease with infection          |
J44.1   | Lung disease, worse                  |
J44.9   | Chronic lung disease                 |
J45.20  | Asthma, at times                     |
J45.30  | Asthma, mild                         |
J45.40  | Asthma, moderate                     |
J45.50  | Asthma, severe                       |
J45.901 | Asthma, worse                        |
J45.909 | Asthma                               |
J45.998 | Asthma, other                        |
J90     | Fluid beside the lung                |
J96.00  | Breathing failure, acute             |
J96.01  | Breathing failure, acute, low oxygen |
J98.11  | Collapsed part of a lung             |
K02.9   | Tooth decay                          |
K04.7   | Tooth abscess                        |
K20.90  | Gullet inflamed                      |
K21.00  | Reflux with inflamed gullet          |
K21.9   | Reflux                               |
K22.2   | Narrow gullet                        |
K22.70  | Barrett's gullet                     |
K25.9   | Stomach ulcer                        |
K29.00  | Stomach inflamed, acute              |
K29.70  | Stomach inflamed                     |
K30     | Upset stomach                        |
K31.84  | Slow stomach                         |
K35.80  | Appendix inflamed                    |
K40.20  | Groin hernias of both sides          | B
K40.90  | Groin hernia                         |
K42.9   | Navel hernia                         |
K43.9   | Hernia of the belly                  |
K44.9   | Hernia of the diaphragm              |
K50.90  | Crohn's disease                      |
K51.90  | Ulcerative colitis                   |
K52.9   | Bowel inflamed                       |
K56.609 | Blocked bowel                        |
K56.7   | Standing bowel                       |
K57.30  | Pouches of the large bowel           |
K57.32  | Inflamed pouches of the large bowel  |
K58.0   | Irritable bowel with diarrhea        |
K58.9   | Irritable bowel                      |
K59.00  | Constipation                         |
K60.2   | Tear of the anus                     |
K62.5   | Bleeding from the rectum             |
K63.5   | Polyp of the colon                   |
K64.1   | Piles, second degree                 |
K64.2   | Piles, third degree                  |
K64.9   | Piles                                |
K70.30  | Cirrhosis by alcohol                 |
K74.60  | Cirrhosis                            |
K75.81  | Fatty liver, inflamed                |
K76.0   | Fatty liver                          |
K76.89  | Liver disease, other                 |
K80.20  | Gallstones                           |
K81.0   | Gallbladder inflamed                 |
K85.90  | Pancreas inflamed                    |
K92.0   | Vomiting blood                       |
K92.1   | Black stool                          |
K92.2   | Bleeding of stomach or bowel         |
`;
