import { pack } from './pack';

/**
 * Procedures with the days after them in which visits belong to them: 0, 10 or 90. Beside a procedure of 0 or 10 days a
 * visit needs 25; on the day before one of 90 days, or on the day itself, 57.
 */
export const SURGERY_PACKS = [
  pack(
    {
      family: 'minor surgery',
      places: 'office hospital surgery-center',
      days: '010',
      max: 1,
      specialties: 'Dermatology, Family Medicine',
    },
    `
    code  | words                                      | dollars | days | max | traits | diagnoses
    10060 | Lancing of an abscess                      | 125 | 010 | 1 |        | L02.91
    10120 | Removal of something under the skin        | 150 | 010 | 3 |        | S60.551A
    11042 | Cleaning of a wound below the skin, first part | 130 | 000 | 1 |    | L97.511
    11045 | Cleaning of a wound, each further part     | 40  | none | 12 | add-on=11042 | L97.511
    11102 | Biopsy of skin                             | 99  | 000 | 1 |        | D48.5
    11103 | Biopsy of skin, each further one           | 50  | none | 6 | add-on=11102,11104,11106 | D48.5
    11104 | Biopsy of skin by punch                    | 125 | 000 | 1 |        | D48.5
    11106 | Biopsy of skin by cutting                  | 155 | 000 | 1 |        | D48.5
    11200 | Removal of skin tags, up to 15             | 90  | 010 | 1 |        | L91.8
    11400 | Cutting out of a harmless spot, body, small | 125 | 010 | 3 |       | D22.5
    11401 | Cutting out of a harmless spot, body       | 150 | 010 | 3 |        | D22.5
    11402 | Cutting out of a harmless spot, body, larger | 165 | 010 | 3 |      | D22.5
    11600 | Cutting out of a skin cancer, body, small  | 200 | 010 | 2 |        | C44.519
    11640 | Cutting out of a skin cancer, face, small  | 215 | 010 | 2 |        | C44.311
    11720 | Thinning of nails, one to five             | 33  | 000 | 1 | in=11721 | B35.1
    11721 | Thinning of nails, six or more             | 45  | 000 | 1 |        | B35.1
    11750 | Removal of a nail for good                 | 160 | 010 | 6 | digit  | L60.0
    11981 | Placing of a drug implant                  | 105 | none | 1 | beside25 | Z30.017
    12001 | Simple closure of a wound                  | 90  | 000 | 1 | in=11400,11401,11402,11440,11600,11640 | S61.411A
    12002 | Simple closure of a longer wound           | 110 | 000 | 1 | in=11400,11401,11402,11440,11600,11640 | S61.411A
    17000 | Destruction of a sun-damaged spot          | 66  | 010 | 1 |        | L57.0
    17003 | Destruction of each further spot, to 14    | 6   | none | 13 | add-on=17000 | L57.0
    17004 | Destruction of 15 or more spots            | 165 | 010 | 1 |        | L57.0
    17110 | Destruction of warts                       | 112 | 010 | 1 |        | B07.9
    17111 | Destruction of 15 or more warts            | 132 | 010 | 1 |        | B07.9
    19083 | Biopsy of a breast under ultrasound        | 520 | 000 | 1 | side   | N63.10
    20550 | Injection of a tendon                      | 55  | 000 | 5 |        | M72.2
    20610 | Injection of a large joint                 | 64  | 000 | 2 | side   | M17.11
    20611 | Injection of a large joint under ultrasound | 95 | 000 | 2 | side   | M17.11
    36000 | Needle into a vein                         | 25  | none | 4 | in=96365,96374,96413,96360,99291 | E86.0
    52000 | Look into the bladder                      | 215 | 000 | 1 |        | R31.9
    54150 | Circumcision with a clamp                  | 150 | 000 | 1 | sex=M  | Z41.2
    55250 | Vasectomy                                  | 330 | 090 | 1 | sex=M  | Z30.2
    55700 | Biopsy of the prostate                     | 240 | 000 | 1 | sex=M  | R97.20
    58100 | Biopsy of the womb's lining                | 95  | 000 | 1 | sex=F  | N93.9
    58300 | Placing of a coil                          | 85  | none | 1 | sex=F beside25 no=MEDICARE | Z30.430
    59025 | Tracing of the unborn's heart              | 50  | 000 | 1 | sex=F  | O36.8130
    62323 | Injection into the lower spine under X-ray | 255 | 000 | 1 |        | M54.16
    64450 | Block of a peripheral nerve                | 78  | 000 | 4 | side   | G57.91
    64483 | Injection beside the lower spine           | 247 | 000 | 2 | side   | M54.16
    77003 | X-ray guidance at the spine                | 101 | none | 1 | in=64483,62323 | M54.16
    64493 | Injection of a spinal joint                | 180 | 000 | 2 | side   | M47.816
    64615 | Botulinum for migraine                     | 150 | 010 | 1 |        | G43.709
    67028 | Injection into the eye                     | 110 | 000 | 1 | side!  | H35.3211
    67820 | Removal of turned lashes                   | 20  | 000 | 1 | eyelid | H02.051
    69210 | Removal of ear wax                         | 48  | 000 | 1 | side   | H61.21
    `,
  ),
  pack(
    {
      family: 'endoscopy',
      places: 'hospital surgery-center 11',
      days: '000',
      max: 1,
      specialties: 'Gastroenterology',
    },
    `
    code  | words                                       | dollars | traits | diagnoses
    43235 | Upper endoscopy                             | 305 | in=43239,43248,43249 | K21.9
    43239 | Upper endoscopy with biopsy                 | 382 | max=2  | K21.9
    45378 | Colonoscopy                                 | 332 | in=45380,45381,45384,45385,45388,45390 | K62.5 Z12.11
    45380 | Colonoscopy with biopsy                     | 433 | apart=45385,45384 max=2 | K63.5
    45385 | Colonoscopy with removal of growths         | 466 | max=2  | K63.5
    `,
  ),
  pack(
    {
      family: 'surgery',
      places: 'hospital surgery-center',
      days: '090',
      max: 1,
      specialties: 'Orthopedic Surgery, Ophthalmology, General Surgery',
    },
    `
    code  | words                                     | dollars | days | traits | diagnoses
    15780 | Sanding of the face's skin                | 700  | 090 | no-benefit | L57.4
    19301 | Removal of part of a breast               | 660  | 090 | side   | C50.911
    25600 | Care of a broken wrist without pulling    | 330  | 090 | side office | S52.501A
    26055 | Release of a trigger finger               | 590  | 090 | digit! office | M65.331
    27130 | Replacement of a hip                      | 1350 | 090 | side! auth | M16.11
    27447 | Replacement of a knee                     | 1350 | 090 | side auth | M17.11
    29827 | Keyhole repair of a shoulder tendon       | 1080 | 090 | side auth | M75.121
    29870 | Keyhole inspection of the knee            | 396  | 090 | side in=29877,29880,29881,29888 | M23.91
    29880 | Keyhole removal of both knee cartilages   | 590  | 090 | side auth | S83.241A
    29881 | Keyhole removal of torn knee cartilage    | 529  | 090 | side max=2 | S83.241A
    33533 | Bypass of a heart vessel by an artery     | 1950 | 090 |        | I25.110
    42820 | Removal of tonsils and adenoids, under 12 | 320  | 090 | age=0-11 | J35.3
    43775 | Narrowing of the stomach by keyhole       | 1150 | 090 | auth   | E66.01
    44970 | Removal of the appendix by keyhole        | 600  | 090 |        | K35.80
    47562 | Removal of the gallbladder by keyhole     | 660  | 090 | in=47563 | K80.20
    49505 | Repair of a groin hernia                  | 540  | 090 | side age=5- | K40.90
    52601 | Removal of the prostate from within       | 720  | 090 | sex=M  | N40.1
    55866 | Removal of the prostate by keyhole        | 1450 | 090 | sex=M  | C61
    58150 | Removal of the womb through the belly     | 1050 | 090 | sex=F  | D25.9
    58571 | Removal of the womb and ovaries by keyhole | 960 | 090 | sex=F  | D25.9
    63030 | Removal of a slipped disc                 | 1000 | 090 | auth   | M51.16
    64721 | Release of the wrist's nerve              | 450  | 090 | side   | G56.01
    66821 | Laser behind the lens                     | 320  | 090 | side! office | H26.491
    66984 | Cataract surgery                          | 546  | 090 | side! max=2 | H25.11
    67500 | Injection behind the eye                  | 57   | 000 | side in=66982,66984 | H57.11
    `,
  ),
  pack(
    {
      family: 'surgery',
      places: '21 22 25',
      days: 'none',
      max: 1,
      traits: 'sex=F',
      specialties: 'Obstetrics',
    },
    `
    code  | words                                   | dollars | days | traits | diagnoses
    59400 | Care of a pregnancy and birth           | 2300 | none | places=office | O80
    59409 | Birth                                   | 850  | none | in=59400 | O80
    59430 | Care after birth                        | 220  | none | places=office in=59400,59410,59510,59515 | Z39.2
    59510 | Care of a pregnancy and cesarean        | 2550 | none | places=office | O82
    59514 | Cesarean                                | 960  | none | in=59510 | O82
    `,
  ),
  pack(
    {
      family: 'anesthesia',
      places: 'hospital surgery-center 11',
      days: 'none',
      traits: 'anesthesia',
      specialties: 'Anesthesiology',
    },
    `
    code  | words                                | dollars | traits | diagnoses
    00811 | Anesthesia for colonoscopy           | 20 |        | K63.5
    00812 | Anesthesia for screening colonoscopy | 20 |        | Z12.11
    01402 | Anesthesia for a knee replacement    | 20 |        | M17.11
    01967 | Anesthesia for labor                 | 20 | sex=F  | O80
    `,
  ),
];
