import { pack } from './pack';

/** Laboratory tests: done in offices, hospitals and laboratories alike. */
export const LABORATORY_PACKS = [
  pack(
    { family: 'laboratory', places: 'office laboratory hospital', days: 'none', max: 1, specialties: 'any' },
    `
    code  | words                                  | dollars | max | traits | diagnoses
    80048 | Basic blood panel                      | 9  | 2 | in=80053 in=80069 | I10 E87.6
    80051 | Electrolytes                           | 7  | 2 | in=80048,80053,80069 | E87.6
    80053 | Metabolic blood panel                  | 11 | 1 |        | I10 E11.9
    80061 | Blood lipid panel                      | 13 | 1 |        | E78.5
    80069 | Kidney panel                           | 9  | 1 |        | N18.30
    80076 | Liver panel                            | 8  | 1 | in=80053 | R74.01
    80307 | Drug test by analyzer                  | 62 | 1 |        | Z79.891
    81001 | Urine test by machine, with microscope | 4  | 2 |        | N39.0
    81002 | Urine test by stick                    | 3  | 2 | in=81000,81001 | N39.0
    81003 | Urine test by machine                  | 2  | 2 | in=81001 | N39.0
    81025 | Pregnancy test in urine                | 9  | 1 | sex=F  | Z32.00
    82043 | Albumin in urine                       | 6  | 1 |        | E11.21
    82270 | Hidden blood in stool, three cards     | 4  | 1 |        | Z12.11
    82306 | Vitamin D                              | 30 | 1 |        | E55.9
    82310 | Calcium                                | 5  | 2 | in=80048,80053,80069 | E83.52
    82465 | Blood cholesterol                      | 4  | 1 | in=80061 | E78.00
    82550 | Creatine kinase                        | 7  | 3 |        | M62.82
    82565 | Creatinine                             | 5  | 2 | in=80048,80053,80069 | N18.30
    82607 | Vitamin B12                            | 15 | 1 |        | D51.0 E53.8
    82947 | Blood glucose                          | 4  | 5 | in=80048,80053,80069 | E11.65
    82962 | Glucose by a home meter                | 3  | 4 |        | E11.65
    83036 | Long-term blood sugar                  | 10 | 1 |        | E11.9
    83605 | Lactate                                | 11 | 3 |        | A41.9
    83690 | Lipase                                 | 7  | 2 |        | K85.90
    83735 | Magnesium                              | 7  | 3 |        | E83.42
    83880 | Heart-failure peptide                  | 39 | 1 |        | I50.9
    84132 | Potassium                              | 5  | 2 | in=80051,80048,80053,80069 | E87.6
    84153 | Prostate antigen                       | 18 | 1 | sex=M  | R97.20 C61
    84439 | Free thyroxine                         | 9  | 1 |        | E03.9
    84443 | Thyroid hormone control                | 17 | 1 |        | E03.9
    84450 | Liver enzyme AST                       | 5  | 1 | in=80053,80076 | R74.01
    84460 | Liver enzyme ALT                       | 5  | 1 | in=80053,80076 | R74.01
    84484 | Troponin                               | 12 | 4 |        | R07.9
    84520 | Urea nitrogen                          | 4  | 2 | in=80048,80053,80069 | N18.30
    84702 | Pregnancy hormone, amount              | 15 | 2 |        | O20.0
    85018 | Hemoglobin                             | 2  | 2 | in=85025,85027 | D64.9
    85025 | Blood count with differential          | 8  | 2 |        | D64.9
    85027 | Blood count                            | 6  | 2 | in=85025 | D64.9
    85610 | Clotting time                          | 5  | 4 |        | Z79.01
    85730 | Partial clotting time                  | 6  | 4 |        | D68.9
    86140 | C-reactive protein                     | 5  | 1 |        | M05.79
    86308 | Mononucleosis test                     | 5  | 1 | qw     | J02.9
    86803 | Hepatitis C antibodies                 | 14 | 1 |        | Z11.59
    87040 | Blood culture                          | 10 | 2 |        | A41.9
    87086 | Urine culture                          | 8  | 3 |        | N39.0
    87491 | Chlamydia by amplification             | 35 | 3 |        | Z11.3
    87624 | Papilloma viruses of high risk         | 35 | 1 |        | Z11.51
    87804 | Influenza antigen, read by eye         | 16 | 2 | qw     | J11.1
    87811 | Coronavirus antigen, read by eye       | 41 | 2 | qw     | U07.1
    87880 | Strep antigen, read by eye             | 16 | 2 | qw     | J02.9
    88175 | Cervical smear, thin layer, by machine | 27 | 1 | sex=F  | Z12.4
    36415 | Blood draw                             | 8  | 2 |        |
    `,
  ),
  pack(
    {
      family: 'laboratory',
      places: 'office laboratory hospital',
      days: 'none',
      traits: 'split',
      specialties: 'Pathology',
    },
    `
    code  | words                                  | dollars | max | traits | diagnoses
    88305 | Tissue under the microscope            | 71      | 16  |        | D22.5 K63.5
    `,
  ),
];
