import { pack } from './pack';

/**
 * Imaging: a physician who reads it at a hospital bills the professional part (26), the hospital the technical one. Of
 * paired parts of the body the side is told by RT, LT or 50.
 */
export const IMAGING_PACKS = [
  pack(
    {
      family: 'imaging',
      places: 'office hospital',
      days: 'none',
      max: 2,
      traits: 'split',
      specialties: 'Radiology',
    },
    `
    code  | words                                    | dollars | max | traits | diagnoses
    70450 | CT of the head                           | 111 | 2 | auth   | R51.9
    70551 | MRI of the brain                         | 210 | 1 | auth   | G43.909
    70553 | MRI of the brain, before and after dye   | 340 | 1 | auth   | G35 R51.9
    71045 | X-ray of the chest, one view             | 25  | 4 | in=71046 | R05.9
    71046 | X-ray of the chest, two views            | 33  | 2 |        | R05.9 J18.9
    71271 | CT of the chest at a low dose, screening | 150 | 1 | age=50-80 | Z87.891 F17.210
    72100 | X-ray of the lower spine                 | 37  | 1 | in=72110 | M54.50
    72110 | X-ray of the lower spine, four views     | 50  | 1 |        | M54.50
    72141 | MRI of the neck spine                    | 205 | 1 | auth   | M54.12
    72148 | MRI of the lower spine                   | 205 | 1 | auth   | M54.16
    73030 | X-ray of the shoulder                    | 36  | 4 | side   | M25.511
    73080 | X-ray of the elbow, three views          | 33  | 2 | side   | M25.521
    73110 | X-ray of the wrist, three views          | 40  | 3 | side   | S62.001A
    73130 | X-ray of the hand, three views           | 36  | 3 | side   | S62.301A
    73221 | MRI of an arm joint                      | 220 | 2 | side auth | M75.101
    73502 | X-ray of the hip, two or three views     | 44  | 2 | side   | M25.551
    73560 | X-ray of the knee, one or two views      | 34  | 3 | side in=73562,73564 | M25.561
    73562 | X-ray of the knee, three views           | 40  | 3 | side in=73564 | M17.11
    73610 | X-ray of the ankle                       | 32  | 3 | side   | S93.401A
    73630 | X-ray of the foot, three views           | 33  | 3 | side   | S92.301A
    73721 | MRI of a leg joint                       | 216 | 3 | side   | S83.241A M23.91
    74177 | CT of abdomen and pelvis                 | 305 | 2 |        | R10.9
    76700 | Ultrasound of the abdomen                | 120 | 1 |        | R10.11
    76705 | Ultrasound of the abdomen, limited       | 90  | 2 | in=76700 | R10.11
    76805 | Ultrasound of pregnancy, after 14 weeks  | 140 | 1 | sex=F  | Z34.02
    76830 | Ultrasound of the pelvis, from within    | 122 | 1 | sex=F  | N93.9
    76856 | Ultrasound of the pelvis                 | 110 | 1 |        | R10.2
    77063 | Screening mammogram in slices            | 54  | 1 | sex=F add-on=77067 | Z12.31
    77065 | Mammogram of one side                    | 132 | 1 | side   | N63.10
    77066 | Mammogram of both sides                  | 168 | 1 |        | N63.10
    77067 | Screening mammogram                      | 138 | 1 | sex=F age=35- every=11 | Z12.31
    77080 | Bone density                             | 40  | 1 |        | Z13.820 M81.0
    78452 | Heart scan with stress                   | 430 | 1 | auth   | I25.10 R07.9
    93971 | Ultrasound of leg veins, one side        | 118 | 1 | side   | I82.401
    `,
  ),
];
