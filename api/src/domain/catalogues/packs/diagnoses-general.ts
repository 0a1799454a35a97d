/** ICD-10-CM (public; CMS and NCHS): complete codes in our own words. F, M: of one sex; R, L, B: the side. */
export const INFECTIONS = `
code   | words                                     | traits
A04.71 | Clostridium difficile of the bowel, again |
A04.72 | Clostridium difficile of the bowel        |
A08.4  | Viral bowel infection                     |
A09    | Infectious diarrhea                       |
A40.3  | Sepsis by pneumococci                     |
A41.01 | Sepsis by Staphylococcus aureus           |
A41.51 | Sepsis by Escherichia coli                |
A41.9  | Sepsis                                    |
A49.9  | Bacterial infection                       |
A53.9  | Syphilis                                  |
A56.00 | Chlamydia                                 |
A63.0  | Warts of the genitals                     |
B00.1  | Cold sores                                |
B00.9  | Herpes                                    |
B01.9  | Chickenpox                                |
B02.9  | Shingles                                  |
B07.0  | Wart of the sole                          |
B07.8  | Wart, other                               |
B07.9  | Wart                                      |
B18.2  | Chronic hepatitis C                       |
B19.20 | Hepatitis C                               |
B20    | HIV disease                               |
B34.9  | Viral infection                           |
B35.1  | Fungus of the nails                       |
B35.3  | Athlete's foot                            |
B37.0  | Thrush                                    |
B37.31 | Yeast of the vagina                       | F
B86    | Scabies                                   |
B95.62 | Resistant staphylococci                   |
B96.20 | Escherichia coli                          |
B97.4  | Respiratory syncytial virus               |
`;

export const TUMORS = `
code    | words                                   | traits
C18.2   | Cancer of the ascending colon           |
C18.7   | Cancer of the sigmoid colon             |
C18.9   | Cancer of the colon                     |
C20     | Cancer of the rectum                    |
C25.9   | Cancer of the pancreas                  |
C34.11  | Cancer of the upper lobe, right lung    | R
C34.12  | Cancer of the upper lobe, left lung     | L
C34.90  | Cancer of the lung                      |
C43.9   | Melanoma                                |
C44.311 | Basal-cell cancer of the nose           |
C44.319 | Basal-cell cancer of the face           |
C44.519 | Basal-cell cancer of the trunk          |
C44.91  | Basal-cell cancer                       |
C50.411 | Cancer of the upper outer breast, right | R F
C50.412 | Cancer of the upper outer breast, left  | L F
C50.911 | Cancer of the breast, right             | R F
C50.912 | Cancer of the breast, left              | L F
C50.919 | Cancer of the breast, side not said     | F
C53.9   | Cancer of the cervix                    | F
C54.1   | Cancer of the womb's lining             | F
C56.1   | Cancer of the ovary, right              | R F
C56.2   | Cancer of the ovary, left               | L F
C61     | Cancer of the prostate                  | M
C62.91  | Cancer of the testis, right             | R M
C62.92  | Cancer of the testis, left              | L M
C64.1   | Cancer of the kidney, right             | R
C64.2   | Cancer of the kidney, left              | L
C67.9   | Cancer of the bladder                   |
C73     | Cancer of the thyroid                   |
C78.00  | Cancer spread to the lung               |
C79.51  | Cancer spread to bone                   |
C83.30  | Large-cell lymphoma                     |
C90.00  | Myeloma                                 |
C91.10  | Chronic lymphatic leukemia              |
D12.3   | Growth of the transverse colon          |
D12.5   | Growth of the sigmoid colon             |
D12.6   | Growth of the colon                     |
D17.1   | Fatty tumor of the trunk                |
D22.39  | Mole of the face                        |
D22.4   | Mole of the scalp                       |
D22.5   | Mole of the trunk                       |
D23.9   | Harmless skin tumor                     |
D24.1   | Harmless tumor of the breast, right     | R
D24.2   | Harmless tumor of the breast, left      | L
D25.1   | Fibroid within the wall                 | F
D25.9   | Fibroid                                 | F
D48.5   | Skin tumor of uncertain kind            |
D49.2   | Tumor of skin or bone                   |
`;

export const BLOOD_AND_HORMONES = `
code    | words                                          | traits
D50.0   | Iron lack by blood loss                        |
D50.9   | Iron lack                                      |
D51.0   | Pernicious anemia                              |
D51.9   | Vitamin B12 lack with anemia                   |
D52.9   | Folate lack                                    |
D59.5   | Night hemoglobin in urine                      |
D62     | Anemia after blood loss                        |
D63.1   | Anemia of kidney disease                       |
D64.9   | Anemia                                         |
D68.32  | Bleeding by blood thinners                     |
D68.9   | Clotting disorder                              |
D69.3   | Low platelets, immune                          |
D69.6   | Low platelets                                  |
D70.1   | Low white cells by chemotherapy                |
D72.829 | High white cells                               |
D83.9   | Immune deficiency                              |
E03.9   | Low thyroid function                           |
E04.1   | Thyroid nodule                                 |
E04.2   | Several thyroid nodules                        |
E05.90  | High thyroid function                          |
E06.3   | Thyroid inflammation, immune                   |
E10.65  | Type 1 diabetes with high sugar                |
E10.9   | Type 1 diabetes                                |
E11.21  | Type 2 diabetes with kidney disease            |
E11.22  | Type 2 diabetes with chronic kidney disease    |
E11.319 | Type 2 diabetes with eye disease               |
E11.40  | Type 2 diabetes with nerve disease             |
E11.42  | Type 2 diabetes with nerve disease of the legs |
E11.51  | Type 2 diabetes with vessel disease            |
E11.621 | Type 2 diabetes with a foot ulcer              |
E11.649 | Type 2 diabetes with low sugar                 |
E11.65  | Type 2 diabetes with high sugar                |
E11.69  | Type 2 diabetes with another complication      |
E11.8   | Type 2 diabetes with complications             |
E11.9   | Type 2 diabetes                                |
E22.0   | Growth hormone in excess                       |
E27.40  | Weak adrenal glands                            |
E28.2   | Cysts of the ovaries with hormones             | F
E29.1   | Low testosterone                               | M
E44.0   | Malnutrition, moderate                         |
E46     | Malnutrition                                   |
E51.9   | Vitamin B1 lack                                |
E53.8   | Vitamin B12 lack                               |
E55.9   | Vitamin D lack                                 |
E66.01  | Severe obesity by calories                     |
E66.3   | Overweight                                     |
E66.811 | Obesity, class 1                               |
E66.812 | Obesity, class 2                               |
E66.813 | Obesity, class 3                               |
E66.9   | Obesity                                        |
E78.00  | High cholesterol                               |
E78.01  | High cholesterol of a family                   |
E78.1   | High triglycerides                             |
E78.2   | High cholesterol and triglycerides             |
E78.49  | High blood fats, other                         |
E78.5   | High blood fats                                |
E83.42  | Low magnesium                                  |
E83.52  | High calcium                                   |
E86.0   | Dehydration                                    |
E87.1   | Low sodium                                     |
E87.5   | High potassium                                 |
E87.6   | Low potassium                                  |
E87.70  | Too much fluid                                 |
E88.810 | Metabolic syndrome                             |
`;

export const MIND_AND_NERVES = `
code    | words                                         | traits
F01.50  | Vascular dementia                             |
F03.90  | Dementia                                      |
F10.10  | Alcohol abuse                                 |
F10.20  | Alcohol dependence                            |
F10.21  | Alcohol dependence, in remission              |
F11.20  | Opioid dependence                             |
F11.21  | Opioid dependence, in remission               |
F17.200 | Nicotine dependence                           |
F17.210 | Nicotine dependence, cigarettes               |
F17.211 | Nicotine dependence, in remission             |
F20.9   | Schizophrenia                                 |
F25.0   | Schizoaffective disorder                      |
F31.81  | Bipolar II disorder                           |
F31.9   | Bipolar disorder                              |
F32.0   | Depression, one episode, mild                 |
F32.1   | Depression, one episode, moderate             |
F32.2   | Depression, one episode, severe               |
F32.9   | Depression, one episode                       |
F32.A   | Depression                                    |
F33.0   | Depression again, mild                        |
F33.1   | Depression again, moderate                    |
F33.2   | Depression again, severe                      |
F33.9   | Depression again                              |
F34.1   | Low mood for years                            |
F40.10  | Social anxiety                                |
F41.0   | Panic disorder                                |
F41.1   | Anxiety, general                              |
F41.8   | Anxiety, other                                |
F41.9   | Anxiety                                       |
F42.9   | Compulsions                                   |
F43.10  | Stress after trauma                           |
F43.12  | Stress after trauma, chronic                  |
F43.20  | Adjustment disorder                           |
F43.23  | Adjustment disorder with anxiety and low mood |
F50.00  | Anorexia                                      |
F51.01  | Sleeplessness                                 |
F60.3   | Borderline personality                        |
F80.0   | Speech sounds of a child                      |
F80.2   | Language of a child                           |
F80.81  | Stutter of a child                            |
F84.0   | Autism                                        |
F90.0   | Attention deficit, inattentive                |
F90.1   | Attention deficit, overactive                 |
F90.2   | Attention deficit, combined                   |
F90.9   | Attention deficit                             |
G03.9   | Meningitis                                    |
G20.A1  | Parkinson's disease                           |
G24.3   | Twisted neck                                  |
G24.5   | Cramped eyelid                                |
G25.0   | Tremor                                        |
G25.81  | Restless legs                                 |
G35      | Multiple sclerosis
G30.9   | Alzheimer's disease                           |
G40.909 | Epilepsy                                      |
G43.009 | Migraine without aura                         |
G43.109 | Migraine with aura                            |
G43.709 | Migraine, chronic                             |
G43.909 | Migraine                                      |
G44.209 | Tension headache                              |
G45.9   | Short stroke                                  |
G47.00  | Sleeplessness, medical                        |
G47.30  | Sleep apnea                                   |
G47.33  | Sleep apnea by blockage                       |
G50.0   | Pain of the face's nerve                      |
G51.0   | Bell's palsy                                  |
G56.00  | Wrist tunnel, side not said                   |
G56.01  | Wrist tunnel, right                           | R
G56.02  | Wrist tunnel, left                            | L
G56.03  | Wrist tunnel, both sides                      | B
G56.20  | Nerve at the elbow, side not said             |
G56.21  | Nerve at the elbow, right                     | R
G56.22  | Nerve at the elbow, left                      | L
G57.91  | Nerve of a leg, right                         | R
G57.92  | Nerve of a leg, left                          | L
G62.9   | Nerve disease                                 |
G71.11  | Myotonic dystrophy                            |
G82.20  | Paraplegia                                    |
G89.29  | Chronic pain                                  |
G89.4   | Chronic pain syndrome                         |
G93.41  | Brain disease by metabolism                   |
G93.6   | Swelling of the brain                         |
`;
