import { pack } from './pack';

/** HCPCS Level II (public; CMS), in our own words: services of Medicare and Medicaid, and supplies. */
export const HCPCS_PACKS = [
  pack(
    { family: 'screening', places: 'office hospital', days: 'none', max: 1, specialties: 'any' },
    `
    code  | words                                     | dollars | traits | diagnoses
    G0101 | Pelvic and breast examination             | 38  | sex=F every=11 | Z01.419 Z12.4
    G0102 | Examination of the prostate by hand       | 22  | sex=M age=50- every=11 | Z12.5
    G0103 | Blood test for the prostate               | 19  | sex=M age=50- every=11 places=laboratory | Z12.5
    G0104 | Screening of the lower bowel              | 190 | age=45- every=47 for=Z12.1 | Z12.11
    G0105 | Screening colonoscopy, high risk          | 330 | places=surgery-center days=000 every=23 for=Z12.1,Z80.0,Z83.71,Z85.038,Z85.048,Z86.010,K50,K51 | Z86.0100
    G0121 | Screening colonoscopy                     | 330 | places=surgery-center days=000 every=119 for=Z12.1,Z00 | Z12.11
    G0108 | Teaching on diabetes, one person          | 55  | max=8  | E11.9
    G0109 | Teaching on diabetes, a group             | 15  | max=12 | E11.9
    G0117 | Screening for glaucoma                    | 60  | every=11 | Z13.5
    G0123 | Cervical smear, thin layer, screening     | 20  | sex=F places=laboratory | Z12.4
    G0145 | Cervical smear, screening by machine      | 27  | sex=F places=laboratory | Z12.4
    G0127 | Trimming of nails                         | 20  |        | L60.8
    G0202 | Screening mammogram, until 2017           | 135 | until=2018-01-01 sex=F | Z12.31
    G0204 | Mammogram of both sides, until 2017       | 165 | until=2018-01-01 | N63.10
    G0206 | Mammogram of one side, until 2017         | 130 | until=2018-01-01 | N63.10
    G0279 | Mammogram in slices, diagnostic           | 54  | add-on=77065,77066 split | N63.10
    G0296 | Talk before a lung screening              | 28  | age=50-77 | Z87.891
    G0328 | Hidden blood in stool, screening          | 18  | places=laboratory every=11 age=45- | Z12.11
    G0402 | Welcome to Medicare visit                 | 160 | visit only=MEDICARE | Z00.00
    G0403 | Electrocardiogram at the welcome visit    | 15  | only=MEDICARE | Z00.00
    G0438 | First yearly wellness visit               | 165 | visit only=MEDICARE places=telehealth | Z00.00
    G0439 | Yearly wellness visit                     | 130 | visit only=MEDICARE places=telehealth every=11 | Z00.00
    G0442 | Screening for alcohol                     | 18  | every=11 | Z13.39
    G0443 | Talk about alcohol                        | 26  | places=telehealth | F10.10
    G0444 | Screening for depression                  | 18  | every=11 places=telehealth | Z13.31
    G0446 | Talk about the heart's health             | 26  | places=telehealth | Z71.89
    G0447 | Talk about weight, a quarter of an hour   | 26  | places=telehealth | E66.9
    G0472 | Hepatitis C screening                     | 46  | places=laboratory | Z11.59
    G0475 | HIV screening                             | 24  | places=laboratory | Z11.4
    G0476 | Papilloma virus screening                 | 35  | places=laboratory sex=F | Z12.4
    G0499 | Hepatitis B screening                     | 28  | places=laboratory | Z11.59
    G0513 | Prolonged preventive service              | 65  | add-on=visit | Z00.00
    Q0091 | Taking of a cervical smear                | 44  | sex=F  | Z12.4
    `,
  ),
  pack(
    {
      family: 'professional services',
      places: 'office telehealth hospital home 31 32',
      days: 'none',
      max: 1,
      specialties: 'any',
    },
    `
    code  | words                                       | dollars | traits | diagnoses
    G0008 | Influenza vaccine given                     | 30  | beside25=no | Z23
    G0009 | Pneumococcal vaccine given                  | 30  | beside25=no | Z23
    G0010 | Hepatitis B vaccine given                   | 30  | beside25=no | Z23
    G0180 | Certifying home health                      | 53  |        | I50.9
    G0179 | Certifying home health again                | 42  |        | I50.9
    G0181 | Supervising home health                     | 105 |        | I50.9
    G0182 | Supervising hospice                         | 107 |        | C34.90
    G0268 | Ear wax removed on the day of a hearing test | 50 |        | H61.23
    G0270 | Nutrition counseling again, 15 minutes      | 31  | max=8  | E11.9
    G0277 | Oxygen under pressure, half an hour         | 130 | max=5  | L97.511
    G0283 | Electric stimulation, unattended            | 12  | therapy=GP,GO | M54.50
    G0289 | Keyhole removal of a loose body of the knee | 90  | side add-on=29880,29881 places=surgery-center | M23.41
    G0317 | Prolonged nursing facility care             | 32  | add-on=99306,99310 max=4 | I50.9
    G0318 | Prolonged home visit                        | 32  | add-on=99345,99350 max=4 | I50.9
    G0316 | Prolonged hospital care                     | 32  | add-on=99223,99233,99236 max=4 | A41.9
    G0323 | Behavioral care management                  | 42  |        | F41.1
    G0378 | Observation, each hour                      | 12  | max=72 places=hospital | R07.9
    G0379 | Direct admission to observation             | 60  | places=hospital | R07.9
    G0390 | Trauma team called                          | 900 | places=hospital | S06.0X0A
    G0396 | Talk about alcohol or drugs, 15 to 30 minutes | 36 |       | F10.10
    G0397 | Talk about alcohol or drugs, longer         | 68  |        | F10.20
    G0463 | Visit at a hospital's clinic                | 120 | places=hospital | I10
    G0506 | Care plan for chronic conditions            | 60  | add-on=visit | I10
    G0511 | Care management at a rural clinic           | 73  | until=2025-10-01 | I10
    G0512 | Behavioral care at a rural clinic           | 145 |        | F41.1
    G2010 | Pictures sent by the patient                | 12  |        | L98.9
    G2012 | Short talk by telephone                     | 14  |        | R05.9
    G2025 | Telehealth of a rural clinic                | 95  | places=office | I10
    G2211 | Added for a lasting bond with the patient   | 16  | add-on=99202,99203,99204,99205,99211,99212,99213,99214,99215 | I10
    G2212 | Prolonged office visit                      | 32  | add-on=99205,99215,99483 max=4 | I50.9
    G2213 | Opioid treatment begun in the emergency room | 67 | add-on=99281,99282,99283,99284,99285 | F11.20
    G2086 | Office treatment of opioid use, first month | 430 |        | F11.20
    G2087 | Office treatment of opioid use, later month | 380 |        | F11.20
    G2214 | Team care of behavior, first half hour      | 60  |        | F41.1
    G3002 | Care of chronic pain, first half hour a month | 80 |       | G89.4
    G3003 | Care of chronic pain, further quarter hour  | 29  | add-on=G3002 max=8 | G89.4
    G6015 | Radiation shaped by computer                | 380 |        | C61
    G8427 | Medicines listed in the record              | 0   | no-payment | I10
    H0001 | Assessment of alcohol and drug use          | 95  | no=MEDICARE | F10.20
    H0004 | Behavioral counseling, 15 minutes           | 22  | max=8 no=MEDICARE | F41.1
    H0015 | Intensive outpatient treatment of drug use  | 150 | no=MEDICARE | F11.20
    H0020 | Methadone given                             | 14  | no=MEDICARE | F11.20
    H0031 | Mental health assessment                    | 110 | no=MEDICARE | F41.1
    H0032 | Mental health plan                          | 70  | no=MEDICARE | F41.1
    H0035 | Partial hospital care of mental health      | 200 | no=MEDICARE | F33.1
    H0038 | Help by a peer, 15 minutes                  | 16  | max=16 no=MEDICARE | F20.9
    H0049 | Screening for alcohol and drugs             | 25  | no=MEDICARE | Z13.39
    H2011 | Crisis help, 15 minutes                     | 38  | max=16 no=MEDICARE | R45.851
    H2014 | Training of skills, 15 minutes              | 17  | max=16 no=MEDICARE | F84.0
    H2015 | Community support, 15 minutes               | 17  | max=32 no=MEDICARE | F20.9
    H2019 | Therapeutic behavioral services, 15 minutes | 20  | max=32 no=MEDICARE | F84.0
    Q3014 | Telehealth, where the patient is            | 30  |        | I10
    S0610 | Yearly gynecological examination, new       | 105 | sex=F no=MEDICARE | Z01.419
    S0612 | Yearly gynecological examination            | 85  | sex=F no=MEDICARE | Z01.419
    S0620 | Routine eye examination, new                | 75  | no=MEDICARE | H52.4
    S0621 | Routine eye examination                     | 65  | no=MEDICARE | H52.4
    S9083 | Urgent care, one price                      | 130 | no=MEDICARE places=20 | J06.9
    S9123 | Nursing at home by a nurse, hour            | 65  | max=24 no=MEDICARE | I50.9
    S9129 | Occupational therapy at home                | 105 | no=MEDICARE | I69.351
    S9131 | Physical therapy at home                    | 105 | no=MEDICARE | I69.351
    S9441 | Teaching on asthma                          | 45  | no=MEDICARE | J45.909
    S9981 | Copies of records                           | 20  | no-benefit | I10
    T1001 | Nursing assessment                          | 55  | no=MEDICARE | I10
    T1002 | Nurse, up to 15 minutes                     | 16  | max=32 no=MEDICARE | I10
    T1013 | Interpreter, 15 minutes                     | 15  | max=16 no=MEDICARE | I10
    T1015 | Visit at a clinic, all in                   | 150 | no=MEDICARE places=office visit | I10
    T1017 | Case management, 15 minutes                 | 18  | max=16 no=MEDICARE | F20.9
    T1019 | Personal care, 15 minutes                   | 6   | max=96 no=MEDICARE | G82.20
    T2003 | Ride to care                                | 15  | max=4 no=MEDICARE | N18.6
    `,
  ),
  pack(
    { family: 'other medicine', places: '41 42', days: 'none', specialties: 'Ambulance' },
    `
    code  | words                                 | dollars | max | traits | diagnoses
    A0425 | Ambulance, mile                       | 9   | 250 |        | R07.9
    A0426 | Ambulance, advanced, not urgent       | 290 | 2   |        | R07.9
    A0427 | Ambulance, advanced, emergency        | 460 | 2   |        | R07.9
    A0428 | Ambulance, basic, not urgent          | 245 | 4   |        | N18.6
    A0429 | Ambulance, basic, emergency           | 390 | 2   |        | S72.001A
    A0433 | Ambulance, advanced, second level     | 670 | 1   |        | I46.9
    A0434 | Ambulance with special care           | 790 | 1   |        | A41.9
    `,
  ),
  pack(
    { family: 'supplies', places: 'any', days: 'none', specialties: 'any' },
    `
    code  | words                                     | dollars | max | traits | diagnoses
    A4206 | Syringe with needle, 1 ml                 | 1   | 200 |        | E11.9
    A4216 | Salt water, 10 ml                         | 1   | 60  |        | L97.511
    A4217 | Salt water, half a liter                  | 4   | 12  |        | L97.511
    A4221 | Supplies for an infusion, week            | 23  | 5   |        | E10.9
    A4230 | Set for an insulin pump                   | 15  | 45  |        | E10.9
    A4239 | Supplies for a sugar sensor, month        | 250 | 3   |        | E10.9
    A4253 | Test strips, 50                           | 9   | 18  |        | E11.9
    A4256 | Test solution                             | 3   | 2   |        | E11.9
    A4258 | Lancet device                             | 3   | 1   |        | E11.9
    A4259 | Lancets, 100                              | 2   | 9   |        | E11.9
    A4310 | Set for a bladder catheter                | 9   | 3   |        | R33.9
    A4338 | Catheter to stay                          | 13  | 3   |        | R33.9
    A4351 | Catheter, straight                        | 2   | 200 |        | N31.9
    A4352 | Catheter, curved                          | 7   | 200 |        | N31.9
    A4357 | Urine bag for the night                   | 10  | 2   |        | R33.9
    A4450 | Tape                                      | 1   | 200 |        | L97.511
    A4550 | Surgical tray                             | 20  | 1   | no-payment | L72.0
    A4565 | Sling                                     | 9   | 2   |        | S42.301A
    A4590 | Cast material                             | 30  | 2   | no-payment | S52.501A
    A4595 | Electrodes, month                         | 25  | 2   |        | M54.50
    A4604 | Heated tube for an air mask               | 50  | 1   |        | G47.33
    A4670 | Blood pressure monitor                    | 60  | 1   | no-benefit | I10
    A5120 | Skin wipes                                | 1   | 150 |        | Z93.3
    A5500 | Shoe for diabetes                         | 72  | 2   | side   | E11.42
    A5512 | Insert for a shoe, molded by heat         | 29  | 6   | side   | E11.42
    A6196 | Alginate dressing, small                  | 8   | 60  |        | L97.511
    A6209 | Foam dressing, small                      | 8   | 60  |        | L97.511
    A6212 | Foam dressing, small, with a border       | 10  | 60  |        | L97.511
    A6402 | Gauze, small                              | 1   | 200 |        | L97.511
    A6531 | Stocking below the knee                   | 45  | 4   | side   | I87.2
    A7027 | Mask over nose and mouth                  | 180 | 1   |        | G47.33
    A7030 | Full face mask                            | 160 | 1   |        | G47.33
    A7034 | Nose mask                                 | 90  | 1   |        | G47.33
    A7037 | Tube for an air mask                      | 32  | 1   |        | G47.33
    A7038 | Filter, throw away                        | 4   | 6   |        | G47.33
    A9150 | Drug without prescription                 | 5   | 1   | no-benefit | R51.9
    A9270 | Item outside any benefit                  | 30  | 1   | no-benefit | I10
    A9500 | Tracer for a heart scan                   | 60  | 3   |        | I25.10
    A9502 | Tracer for a heart scan, another          | 95  | 3   |        | I25.10
    A9552 | Sugar tracer for PET                      | 150 | 1   |        | C34.90
    A9579 | Contrast for MRI, 1 ml                    | 2   | 60  |        | G35
    Q4100 | Skin substitute                           | 60  | 100 |        | L97.511
    Q9967 | Contrast medium, 1 ml                     | 0.3 | 300 |        | R10.9
    V2020 | Frames                                    | 70  | 1   |        | Z96.1
    V2103 | Lens, simple                              | 40  | 2   |        | Z96.1
    V2632 | Lens behind the pupil                     | 120 | 1   | no-payment | H25.11
    V2787 | Lens that corrects astigmatism            | 500 | 1   | no-benefit | H25.11
    V5008 | Hearing screening                         | 25  | 1   | no=MEDICARE | H90.3
    V5010 | Assessment for a hearing aid              | 40  | 1   | no=MEDICARE | H90.3
    V5160 | Dispensing of two hearing aids            | 500 | 1   | no=MEDICARE | H90.3
    V5261 | Two digital hearing aids behind the ear   | 2400 | 1  | no=MEDICARE | H90.3
    `,
  ),
  pack(
    {
      family: 'equipment',
      places: '12 13 14 31 32 11',
      days: 'none',
      max: 1,
      specialties: 'Medical equipment',
    },
    `
    code  | words                               | dollars | traits | diagnoses
    E0100 | Cane                                | 18  |        | R26.89
    E0105 | Cane with four feet                 | 40  |        | R26.89
    E0110 | Crutches                            | 65  | max=2  | S82.401A
    E0114 | Crutches for the armpits            | 42  | max=2  | S82.401A
    E0130 | Walker                              | 60  |        | R26.89
    E0135 | Folding walker                      | 70  |        | R26.89
    E0143 | Folding walker with wheels          | 95  |        | R26.89
    E0163 | Commode                             | 95  |        | R26.89
    E0185 | Gel mattress                        | 250 |        | L89.153
    E0240 | Bath chair                          | 60  | no=MEDICARE | R26.89
    E0260 | Hospital bed, half electric         | 120 |        | G82.20
    E0277 | Mattress with moving air            | 580 | auth   | L89.153
    E0424 | Oxygen that stays at home           | 90  |        | J44.9
    E0431 | Oxygen to carry                     | 30  |        | J44.9
    E0470 | Air mask machine, two pressures     | 200 | auth   | G47.33
    E0562 | Humidifier                          | 250 |        | G47.33
    E0570 | Nebulizer                           | 16  |        | J45.909
    E0601 | Air mask machine                    | 75  |        | G47.33
    E0607 | Blood sugar meter                   | 55  |        | E11.9
    E0630 | Patient lift                        | 95  |        | G82.20
    E0720 | Nerve stimulator, two leads         | 65  |        | M54.50
    E0730 | Nerve stimulator, four leads        | 75  |        | M54.50
    E0784 | Insulin pump                        | 450 | auth   | E10.9
    E0849 | Traction for the neck               | 60  |        | M54.2
    E1390 | Oxygen concentrator                 | 90  |        | J44.9
    E2402 | Pump for a wound                    | 700 | auth   | L97.511
    K0001 | Wheelchair                          | 32  |        | G82.20
    K0003 | Wheelchair, light                   | 50  |        | G82.20
    K0004 | Wheelchair, very light              | 75  |        | G82.20
    K0800 | Scooter                             | 100 | auth   | G82.20
    K0823 | Power wheelchair                    | 480 | auth   | G82.20
    K0738 | Oxygen filled at home               | 40  |        | J44.9
    `,
  ),
  pack(
    { family: 'orthotics', places: 'any', days: 'none', max: 1, specialties: 'Orthotics' },
    `
    code  | words                            | dollars | traits | diagnoses
    L0120 | Soft collar                      | 25   |        | M54.2
    L0625 | Belt for the lower back          | 60   |        | M54.50
    L0631 | Rigid brace for the lower back   | 900  |        | M48.061
    L0650 | Rigid brace for the lower back, ready-made | 950 | auth | M48.061
    L1810 | Elastic knee brace               | 90   | side   | M23.51
    L1820 | Elastic knee brace with pads     | 115  | side   | M23.51
    L1833 | Adjustable knee brace            | 560  | side   | S83.511A
    L1851 | Knee brace for one side          | 600  | side   | M17.11
    L1902 | Ankle gauntlet                   | 75   | side   | S93.401A
    L1906 | Ankle brace                      | 110  | side   | S93.401A
    L1930 | Ankle and foot brace of plastic  | 250  | side   | M21.371
    L1971 | Ankle and foot brace with a joint | 480 | side   | M21.371
    L3000 | Insert, molded                   | 280  | side no=MEDICARE | M72.2
    L3020 | Insert for the arch              | 180  | side no=MEDICARE | M72.2
    L3908 | Wrist splint                     | 55   | side   | G56.01
    L3960 | Shoulder brace                   | 700  | side   | S43.421A
    L4350 | Air splint of the ankle          | 95   | side   | S93.401A
    L4360 | Walking boot with air            | 270  | side   | S92.301A
    L4361 | Walking boot with air, ready-made | 250 | side   | S92.301A
    L4386 | Walking boot                     | 150  | side   | S92.301A
    L4387 | Walking boot, ready-made         | 140  | side   | S92.301A
    L5301 | Leg below the knee               | 2600 | side auth | Z89.511
    L8000 | Bra for a breast form            | 40   | max=6  | Z90.11
    L8030 | Breast form                      | 350  | side max=2 | Z90.11
    L8699 | Implant of another kind          | 500  |        | T84.032A
    `,
  ),
];
