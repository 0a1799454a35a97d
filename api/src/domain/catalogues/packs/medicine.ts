import { pack } from './pack';

/** Tests and treatments that are neither surgery nor imaging. */
export const MEDICINE_PACKS = [
  pack(
    { family: 'cardiology', places: 'office hospital', days: 'none', max: 1, specialties: 'Cardiology' },
    `
    code  | words                                     | dollars | max | traits | diagnoses
    93000 | Electrocardiogram with reading            | 15  | 3 |        | R07.9 I48.91
    93005 | Electrocardiogram tracing                 | 9   | 3 | in=93000 | R07.9
    93010 | Electrocardiogram reading                 | 8   | 5 | in=93000 | R07.9
    93015 | Stress test on a treadmill                | 72  | 1 |        | R07.9
    93306 | Heart ultrasound                          | 198 | 2 | split  | I50.9 I35.0
    93308 | Heart ultrasound, limited                 | 98  | 1 | split  | I50.9
    93320 | Heart Doppler                             | 54  | 1 | add-on=93303,93304,93306,93312,93314,93315,93317,93350,93351 in=93306 | I35.0
    93458 | Catheter in the left heart                | 900 | 1 | split auth | I25.110
    95004 | Allergy tests by prick                    | 4   | 80 |       | J30.9
    95115 | Allergy shot, one                         | 10  | 1 | in=95117 | J30.1
    95117 | Allergy shots, two or more                | 12  | 1 |        | J30.1
    `,
  ),
  pack(
    {
      family: 'respiratory',
      places: 'office hospital',
      days: 'none',
      max: 1,
      specialties: 'Family Medicine, Pulmonology',
    },
    `
    code  | words                          | dollars | max | traits | diagnoses
    94010 | Breathing test                 | 27 | 1 | split beside25 in=94060 | J45.909
    94060 | Breathing test before and after a drug | 40 | 1 | split beside25 | J45.909 J44.9
    94640 | Inhaled treatment              | 17 | 4 | beside25 | J45.901
    `,
  ),
  pack(
    {
      family: 'sleep',
      places: 'office hospital home',
      days: 'none',
      max: 1,
      traits: 'split',
      specialties: 'Sleep Medicine',
    },
    `
    code  | words                               | dollars | traits | diagnoses
    95810 | Sleep study                         | 623 | max=2  | G47.33
    `,
  ),
  pack(
    {
      family: 'eye',
      places: 'office hospital',
      days: 'none',
      max: 1,
      specialties: 'Ophthalmology, Optometry',
    },
    `
    code  | words                                | dollars | traits | diagnoses
    92012 | Eye examination, established, middle | 90  | visit     | H40.1131
    92014 | Eye examination                      | 126 | visit     | E11.319
    92134 | Scan of the retina                   | 32  | split  | H35.3130
    92250 | Photograph of the retina             | 38  | split apart=92134 | E11.319
    92557 | Full hearing test                    | 37  |        | H90.3
    `,
  ),
  pack(
    {
      family: 'behavioral',
      places: 'office telehealth hospital home',
      days: 'none',
      max: 1,
      specialties: 'Psychiatry, Psychology',
    },
    `
    code  | words                                          | dollars | max | traits | diagnoses
    90791 | Psychiatric evaluation                         | 170 | 1 |        | F32.A F33.1
    90832 | Psychotherapy, half an hour                    | 77  | 2 |        | F41.1
    90834 | Psychotherapy, three quarters of an hour       | 102 | 2 |        | F41.1
    90837 | Psychotherapy, one hour                        | 154 | 2 |        | F33.1
    90847 | Family therapy with the patient                | 103 | 1 |        | F43.10
    90853 | Group therapy                                  | 27  | 1 |        | F10.20
    96110 | Screening of a child's development             | 10  | 3 | no=MEDICARE age=0-21 | Z00.129
    96127 | Short questionnaire on mood or behavior        | 5   | 4 |        | Z13.31
    `,
  ),
  pack(
    {
      family: 'therapy',
      places: 'office telehealth hospital home 31 32',
      days: 'none',
      max: 6,
      specialties: 'Physical Therapy, Occupational Therapy',
    },
    `
    code  | words                                    | dollars | max | traits | diagnoses
    97035 | Ultrasound treatment                     | 14 | 2 | therapy=GP,GO | M75.101
    97110 | Exercises for strength and motion        | 30 | 8 | therapy=GP,GO | M54.50
    97112 | Training of balance and movement         | 34 | 6 | therapy=GP,GO | R26.81
    97116 | Training of walking                      | 30 | 4 | therapy=GP,GO | R26.89
    97140 | Manual therapy                           | 28 | 6 | therapy=GP,GO apart=97530 | M54.50
    97161 | Therapy evaluation, simple               | 98 | 1 | therapy=GP | M54.50
    97162 | Therapy evaluation, middle               | 98 | 1 | therapy=GP | M25.511
    97164 | Therapy evaluation, again                | 68 | 1 | therapy=GP | M54.50
    97165 | Occupational evaluation, simple          | 98 | 1 | therapy=GO | M62.81
    97530 | Therapeutic activities                   | 37 | 6 | therapy=GP,GO | M62.81
    97535 | Training for daily life at home          | 33 | 8 | therapy=GP,GO,GN | I69.351
    92507 | Speech therapy                           | 77 | 1 | therapy=GN | R47.01
    92523 | Evaluation of speech and language        | 225 | 1 | therapy=GN | F80.2
    98940 | Chiropractic, one or two regions         | 28 | 1 | needs=AT | M99.03
    98941 | Chiropractic, three or four regions      | 40 | 1 | needs=AT in=98942 | M99.03
    97810 | Acupuncture, 15 minutes                  | 38 | 1 |        | M54.50
    `,
  ),
  pack(
    { family: 'injection', places: 'office hospital home', days: 'none', max: 1, specialties: 'any' },
    `
    code  | words                                    | dollars | max | traits | diagnoses
    90460 | Vaccine with counseling, to 18 years     | 22 | 9 | beside25 age=0-18 no=MEDICARE | Z23
    90461 | Vaccine with counseling, each further part | 12 | 8 | add-on=90460 age=0-18 no=MEDICARE | Z23
    90471 | Vaccine given, first                     | 20 | 1 | beside25 | Z23
    90472 | Vaccine given, each further one          | 14 | 8 | add-on=90460,90471,90473 | Z23
    90480 | Coronavirus vaccine given                | 42 | 1 | beside25 | Z23
    96365 | Infusion of a drug, first hour           | 65 | 1 | beside25 | E86.0 L03.115
    96372 | Injection under the skin or into muscle  | 15 | 5 | beside25 | D51.0 J18.9
    96374 | Drug pushed into a vein                  | 41 | 1 | beside25 | R11.2
    96375 | Drug pushed into a vein, each further one | 16 | 6 | add-on=96365,96374,96409,96413,96360 | R11.2
    96360 | Hydration, first hour                    | 33 | 1 | beside25 | E86.0
    96361 | Hydration, each further hour             | 13 | 24 | add-on=96360,96365,96374,96409,96413 places=surgery-center | E86.0
    96413 | Infusion, first hour                     | 139 | 2 | beside25 | C50.911 K50.90
    `,
  ),
  pack(
    {
      family: 'other medicine',
      places: 'office hospital home',
      days: 'none',
      max: 1,
      specialties: 'Family Medicine, Pediatrics',
    },
    `
    code  | words                                    | dollars | traits | diagnoses
    90651 | Vaccine against papilloma viruses        | 270 | age=9-45 | Z23
    90662 | Influenza vaccine of a high dose, from 65 | 70 | age=65- | Z23
    90677 | Vaccine against pneumococci, 20 kinds    | 280 |        | Z23
    90686 | Influenza vaccine, four kinds            | 22  |        | Z23
    90700 | Diphtheria, tetanus and whooping cough   | 30  | age=0-6 | Z23
    90707 | Measles, mumps and rubella               | 90  |        | Z23
    90715 | Tetanus, diphtheria and whooping cough, from 7 | 45 | age=7- | Z23
    90716 | Vaccine against chickenpox               | 160 |        | Z23
    90750 | Vaccine against shingles                 | 195 | age=18- | Z23
    `,
  ),
];
