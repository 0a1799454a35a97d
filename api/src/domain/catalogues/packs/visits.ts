import { pack } from './pack';

/** Visits and other evaluation services, by who is seen where. */
export const VISIT_PACKS = [
  pack(
    {
      family: 'office visit',
      places: 'office telehealth',
      days: 'none',
      max: 1,
      traits: 'visit',
      specialties: 'any',
    },
    `
    code  | words                                  | dollars | traits      | diagnoses
    99202 | Office visit, new patient, level 2     | 73      | new         | J06.9 R05.9
    99203 | Office visit, new patient, level 3     | 113     | new         | I10 M54.50
    99204 | Office visit, new patient, level 4     | 169     | new         | E11.65 I10
    99205 | Office visit, new patient, level 5     | 224     | new         | I50.9
    99211 | Office visit, established, level 1     | 24      |             | I10
    99212 | Office visit, established, level 2     | 57      |             | J06.9
    99213 | Office visit, established, level 3     | 92      |             | I10 E11.9
    99214 | Office visit, established, level 4     | 130     |             | E11.65 I10
    99215 | Office visit, established, level 5     | 184     |             | I50.9
    99243 | Consultation in the office, level 3    | 120     | no=MEDICARE | R07.9
    99244 | Consultation in the office, level 4    | 175     | no=MEDICARE | I25.10
    `,
  ),
  pack(
    {
      family: 'emergency visit',
      places: '23',
      days: 'none',
      max: 1,
      traits: 'visit',
      specialties: 'Emergency Medicine',
    },
    `
    code  | words                     | dollars | traits | diagnoses
    99281 | Emergency visit, level 1  | 45      |        | Z48.02
    99282 | Emergency visit, level 2  | 82      |        | J02.9
    99283 | Emergency visit, level 3  | 142     |        | R11.2
    99284 | Emergency visit, level 4  | 226     |        | R07.9
    99285 | Emergency visit, level 5  | 330     |        | I21.4
    `,
  ),
  pack(
    {
      family: 'other visit',
      places: '21 22 19 23 51 61',
      days: 'none',
      max: 1,
      traits: 'visit',
      specialties: 'Internal Medicine',
    },
    `
    code  | words                                        | dollars | traits | diagnoses
    99221 | Hospital care, first day, lower level        | 82      |        | J18.9
    99222 | Hospital care, first day, middle level       | 130     |        | I50.9
    99223 | Hospital care, first day, high level         | 175     |        | A41.9
    99231 | Hospital care, later day, lower level        | 49      |        | J18.9
    99232 | Hospital care, later day, middle level       | 79      |        | I50.9
    99233 | Hospital care, later day, high level         | 119     |        | A41.9
    99238 | Discharge day, up to half an hour            | 81      |        | J18.9
    99239 | Discharge day, over half an hour             | 115     |        | I50.9
    `,
  ),
  pack(
    {
      family: 'other visit',
      places: '21 22 23 19 24 31 51',
      days: 'none',
      max: 1,
      specialties: 'Critical Care',
    },
    `
    code  | words                                 | dollars | max | traits        | diagnoses
    99291 | Critical care, first 30 to 74 minutes | 222     | 1   | visit         | A41.9 J96.01
    99292 | Critical care, each further half hour | 111     | 8   | add-on=99291  | A41.9
    `,
  ),
  pack(
    {
      family: 'other visit',
      places: '31 32 54 56',
      days: 'none',
      max: 1,
      traits: 'visit',
      specialties: 'Internal Medicine',
    },
    `
    code  | words                                      | dollars | traits | diagnoses
    99305 | Nursing facility, first visit, middle      | 130     |        | I69.351
    99306 | Nursing facility, first visit, high        | 168     |        | I50.9
    99308 | Nursing facility, later visit, level 2     | 70      |        | E11.9
    99309 | Nursing facility, later visit, level 3     | 100     |        | I50.9
    `,
  ),
  pack(
    {
      family: 'other visit',
      places: '12 13 14 16 33 04 55',
      days: 'none',
      max: 1,
      traits: 'visit',
      specialties: 'Family Medicine',
    },
    `
    code  | words                            | dollars | traits | diagnoses
    99344 | Home visit, new, level 4         | 150     | new    | I50.9
    99349 | Home visit, established, level 3 | 132     |        | I50.9
    `,
  ),
  pack(
    {
      family: 'other visit',
      places: 'office telehealth',
      days: 'none',
      max: 1,
      traits: 'visit preventive no=MEDICARE',
      specialties: 'Family Medicine, Pediatrics',
    },
    `
    code  | words                                  | dollars | traits        | diagnoses
    99381 | Preventive visit, new, infant          | 115     | new age=0-0   | Z00.129
    99384 | Preventive visit, new, 12 to 17 years  | 140     | new age=12-17 | Z00.129
    99387 | Preventive visit, new, from 65         | 171     | new age=65-   | Z00.00
    99391 | Preventive visit, infant               | 104     | age=0-0       | Z00.129
    99392 | Preventive visit, 1 to 4 years         | 111     | age=1-4       | Z00.129
    99393 | Preventive visit, 5 to 11 years        | 110     | age=5-11      | Z00.129
    99395 | Preventive visit, 18 to 39 years       | 124     | age=18-39     | Z00.00
    99396 | Preventive visit, 40 to 64 years       | 132     | age=40-64     | Z00.00
    99397 | Preventive visit, from 65              | 142     | age=65-       | Z00.00
    `,
  ),
  pack(
    {
      family: 'other visit',
      places: 'office telehealth home',
      days: 'none',
      specialties: 'Family Medicine, Internal Medicine',
    },
    `
    code  | words                                              | dollars | max | traits        | diagnoses
    99406 | Talk about smoking, 3 to 10 minutes                | 15      | 2   |               | F17.210
    99407 | Talk about smoking, longer                         | 29      | 1   |               | F17.210
    99417 | Prolonged office visit, each further quarter hour  | 32      | 4   | add-on=99205,99215 no=MEDICARE | I50.9
    99439 | Care management by staff, each further 20 minutes  | 46      | 2   | add-on=99490  | I10
    99454 | Remote measuring, device for a month               | 47      | 1   |               | I10
    99490 | Care management by staff, 20 minutes a month       | 61      | 1   |               | I10 E11.9
    99495 | Transition after a stay, within 14 days            | 203     | 1   | visit         | I50.9
    99496 | Transition after a stay, within 7 days             | 276     | 1   | visit         | I50.9
    99497 | Talk about advance directives, first half hour     | 80      | 1   |               | Z71.89
    `,
  ),
  pack(
    {
      family: 'other visit',
      places: '21 23',
      days: 'none',
      max: 1,
      traits: 'visit',
      specialties: 'Pediatrics',
    },
    `
    code  | words                                | dollars | traits  | diagnoses
    99460 | Newborn, first hospital day          | 96      | age=0-0 | Z38.00
    `,
  ),
  pack(
    { family: 'other visit', places: 'any', days: 'none', max: 1, specialties: 'any' },
    `
    code  | words                                    | dollars | traits      | diagnoses
    99024 | Visit after surgery, within its payment  | 0       | no-payment  | Z48.89
    `,
  ),
];
