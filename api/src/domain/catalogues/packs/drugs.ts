import { pack } from './pack';

/**
 * Drugs by HCPCS Level II (public; CMS): the unit is in the words. Of a drug from a single-dose vial Medicare is told
 * what was thrown away (JW), or that nothing was (JZ).
 */
export const DRUG_PACKS = [
  pack(
    { family: 'drug', places: 'office hospital home', days: 'none', specialties: 'any' },
    `
    code  | words                              | dollars | max | traits | diagnoses
    J0120 | Tetracycline, 250 mg               | 8     | 1   |        | A56.00
    J0129 | Abatacept, 10 mg                   | 45    | 100 | single-dose auth | M05.79
    J0131 | Acetaminophen, 10 mg               | 0.1   | 400 |        | R52
    J0135 | Adalimumab, 20 mg                  | 1300  | 8   | auth   | M05.79
    J0171 | Epinephrine, 0.1 mg                | 0.7   | 120 |        | T78.2XXA
    J0178 | Aflibercept, 1 mg                  | 900   | 4   | single-dose | H35.3211
    J0202 | Alemtuzumab, 1 mg                  | 2000  | 12  | single-dose auth | G35
    J0290 | Ampicillin, 500 mg                 | 2     | 24  |        | J15.9
    J0456 | Azithromycin, 500 mg               | 3     | 2   |        | J18.9
    J0461 | Atropine, 0.01 mg                  | 0.1   | 800 |        | R00.1
    J0490 | Belimumab, 10 mg                   | 45    | 160 | single-dose auth | M32.9
    J0517 | Benralizumab, 1 mg                 | 170   | 30  | single-dose auth | J45.50
    J0558 | Penicillin G, two forms, 100,000 units | 4 | 24  |        | J02.0
    J0561 | Penicillin G benzathine, 100,000 units | 16 | 24 |        | A53.9
    J0585 | Botulinum toxin A, 1 unit          | 6     | 600 | single-dose auth | G43.709
    J0586 | Botulinum toxin A, another, 5 units | 8    | 300 | single-dose | G24.3
    J0595 | Butorphanol, 1 mg                  | 4     | 12  |        | R52
    J0600 | Edetate calcium, 1000 mg           | 5000  | 3   |        | T56.0X1A
    J0690 | Cefazolin, 500 mg                  | 1     | 16  |        | L03.115
    J0692 | Cefepime, 500 mg                   | 2     | 12  |        | A41.9
    J0694 | Cefoxitin, 1 g                     | 4     | 12  |        | K35.80
    J0696 | Ceftriaxone, 250 mg                | 1     | 16  |        | J18.9
    J0697 | Cefuroxime, 750 mg                 | 2     | 12  |        | J15.9
    J0702 | Betamethasone, 3 mg                | 6     | 18  |        | M17.11
    J0717 | Certolizumab, 1 mg                 | 9     | 400 | single-dose auth | K50.90
    J0735 | Clonidine, 1 mg                    | 12    | 50  |        | I10
    J0744 | Ciprofloxacin, 200 mg              | 2     | 6   |        | N10
    J0780 | Prochlorperazine, up to 10 mg      | 12    | 4   |        | R11.2
    J0878 | Daptomycin, 1 mg                   | 0.1   | 1500 | single-dose | A41.01
    J0881 | Darbepoetin, 1 mcg                 | 3     | 500 | single-dose | D63.1
    J0885 | Epoetin, 1000 units                | 8     | 60  |        | D63.1
    J0897 | Denosumab, 1 mg                    | 22    | 120 | single-dose | M81.0
    J1010 | Methylprednisolone acetate, 1 mg   | 0.2   | 320 | from=2024-04-01 | M17.11
    J1020 | Methylprednisolone acetate, 20 mg  | 4     | 8   | until=2024-04-01 | M17.11
    J1030 | Methylprednisolone acetate, 40 mg  | 7     | 8   | until=2024-04-01 | M17.11
    J1040 | Methylprednisolone acetate, 80 mg  | 11    | 4   | until=2024-04-01 | M17.11
    J1050 | Medroxyprogesterone, 1 mg          | 0.2   | 1000 | sex=F | Z30.42
    J1071 | Testosterone cypionate, 1 mg       | 0.1   | 400 |        | E29.1
    J1094 | Dexamethasone acetate, 1 mg        | 1     | 16  |        | M77.11
    J1100 | Dexamethasone, 1 mg                | 0.2   | 120 |        | J02.9
    J1160 | Digoxin, up to 0.5 mg              | 6     | 3   |        | I48.91
    J1170 | Hydromorphone, up to 4 mg          | 3     | 350 |        | R52
    J1200 | Diphenhydramine, up to 50 mg       | 1     | 8   |        | T78.40XA
    J1240 | Dimenhydrinate, up to 50 mg        | 7     | 6   |        | R11.2
    J1300 | Eculizumab, 10 mg                  | 230   | 120 | single-dose auth | D59.5
    J1440 | Live germs for the bowel, 1 ml     | 60    | 150 | auth   | A04.71
    J1442 | Filgrastim, 1 mcg                  | 1     | 1500 | single-dose | D70.1
    J1459 | Immune globulin, 500 mg            | 45    | 300 | single-dose auth | D83.9
    J1561 | Immune globulin, another, 500 mg   | 45    | 300 | single-dose auth | D83.9
    J1569 | Immune globulin, liquid, 500 mg    | 45    | 300 | single-dose auth | D83.9
    J1580 | Gentamicin, up to 80 mg            | 2     | 9   |        | N10
    J1602 | Golimumab, 1 mg                    | 25    | 300 | single-dose auth | M05.79
    J1610 | Glucagon, 1 mg                     | 200   | 2   |        | E11.649
    J1630 | Haloperidol, up to 5 mg            | 2     | 5   |        | F20.9
    J1644 | Heparin, 1000 units                | 0.3   | 50  |        | I26.99
    J1650 | Enoxaparin, 10 mg                  | 1     | 30  |        | I82.401
    J1720 | Hydrocortisone, up to 100 mg       | 9     | 10  |        | E27.40
    J1740 | Ibandronate, 1 mg                  | 40    | 3   | single-dose | M81.0
    J1745 | Infliximab, 10 mg                  | 45    | 150 | single-dose | K50.90 M05.79
    J1750 | Iron dextran, 50 mg                | 14    | 45  |        | D50.9
    J1756 | Iron sucrose, 1 mg                 | 0.2   | 500 | single-dose | D50.9
    J1815 | Insulin, 5 units                   | 0.5   | 8   |        | E11.65
    J1885 | Ketorolac, 15 mg                   | 1     | 8   |        | M54.50
    J1940 | Furosemide, up to 20 mg            | 1     | 6   |        | I50.9
    J1950 | Leuprolide depot, 3.75 mg          | 1100  | 12  | auth   | N80.9
    J1956 | Levofloxacin, 250 mg               | 2     | 4   |        | J18.9
    J2001 | Lidocaine by vein, 10 mg           | 0.1   | 60  |        | I47.20
    J2060 | Lorazepam, 2 mg                    | 1     | 4   |        | F41.1
    J2150 | Mannitol, 50 ml                    | 2     | 8   |        | G93.6
    J2175 | Meperidine, 100 mg                 | 4     | 4   |        | R52
    J2182 | Mepolizumab, 1 mg                  | 32    | 300 | single-dose auth | J45.50
    J2250 | Midazolam, 1 mg                    | 0.3   | 22  |        | K63.5
    J2270 | Morphine, 10 mg                    | 3     | 9   |        | R52
    J2310 | Naloxone, 1 mg                     | 10    | 10  |        | T40.2X1A
    J2323 | Natalizumab, 1 mg                  | 25    | 300 | single-dose auth | G35
    J2350 | Ocrelizumab, 1 mg                  | 60    | 600 | single-dose auth | G35
    J2353 | Octreotide depot, 1 mg             | 230   | 60  | single-dose | E22.0
    J2357 | Omalizumab, 5 mg                   | 40    | 90  | single-dose auth | J45.50
    J2405 | Ondansetron, 1 mg                  | 0.2   | 64  |        | R11.2
    J2469 | Palonosetron, 25 mcg               | 1     | 10  | single-dose | R11.2
    J2505 | Pegfilgrastim, until 2021          | 4000  | 1   | until=2022-01-01 | D70.1
    J2506 | Pegfilgrastim, 0.5 mg              | 150   | 12  | single-dose | D70.1
    J2543 | Piperacillin and tazobactam, 1.125 g | 2   | 16  |        | A41.9
    J2550 | Promethazine, up to 50 mg          | 3     | 3   |        | R11.2
    J2704 | Propofol, 10 mg                    | 0.2   | 400 |        | K63.5
    J2765 | Metoclopramide, up to 10 mg        | 1     | 18  |        | R11.2
    J2785 | Regadenoson, 0.1 mg                | 50    | 4   | single-dose | I25.10
    J2788 | Rhesus globulin, small dose        | 30    | 1   | sex=F  | O36.0110
    J2790 | Rhesus globulin, full dose         | 100   | 1   | sex=F  | O36.0130
    J2794 | Risperidone depot, 0.5 mg          | 11    | 100 | single-dose | F20.9
    J2796 | Romiplostim, 10 mcg                | 80    | 150 | single-dose auth | D69.3
    J2920 | Methylprednisolone, up to 40 mg    | 5     | 25  |        | J45.901
    J2930 | Methylprednisolone, up to 125 mg   | 7     | 25  |        | J45.901
    J3010 | Fentanyl, 0.1 mg                   | 1     | 50  |        | K63.5
    J3030 | Sumatriptan, 6 mg                  | 25    | 2   |        | G43.909
    J3105 | Terbutaline, up to 1 mg            | 2     | 4   |        | J45.901
    J3121 | Testosterone enanthate, 1 mg       | 0.1   | 400 |        | E29.1
    J3262 | Tocilizumab, 1 mg                  | 6     | 800 | single-dose auth | M05.79
    J3301 | Triamcinolone, 10 mg               | 1.6   | 16  |        | M17.11
    J3303 | Triamcinolone hexacetonide, 5 mg   | 4     | 24  |        | M17.11
    J3360 | Diazepam, up to 5 mg               | 7     | 6   |        | G40.909
    J3370 | Vancomycin, 500 mg                 | 3     | 12  |        | A41.9
    J3380 | Vedolizumab, 1 mg                  | 22    | 300 | single-dose auth | K51.90
    J3410 | Hydroxyzine, up to 25 mg           | 3     | 16  |        | F41.1
    J3411 | Thiamine, 100 mg                   | 3     | 8   |        | E51.9
    J3420 | Vitamin B12, up to 1000 mcg        | 2     | 1   |        | D51.0 E53.8
    J3430 | Vitamin K, 1 mg                    | 3     | 25  |        | D68.32
    J3475 | Magnesium, 500 mg                  | 0.7   | 80  |        | E83.42
    J3480 | Potassium, 2 mEq                   | 0.2   | 200 |        | E87.6
    J3489 | Zoledronic acid, 1 mg              | 9     | 5   | single-dose | M81.0
    J3490 | Drug without a code of its own     | 20    | 50  |        | R52
    J3590 | Biological without a code of its own | 500 | 50  |        | C50.911
    J7030 | Saline, 1 liter                    | 2     | 20  |        | E86.0
    J7040 | Saline, half a liter               | 1     | 10  |        | E86.0
    J7042 | Dextrose in saline, half a liter   | 2     | 12  |        | E86.0
    J7050 | Saline, quarter of a liter         | 1     | 20  |        | E86.0
    J7060 | Dextrose, half a liter             | 2     | 10  |        | E86.0
    J7120 | Ringer's lactate, up to 1 liter    | 2     | 20  |        | E86.0
    J7298 | Hormone coil, eight years          | 1000  | 1   | sex=F  | Z30.430
    J7300 | Copper coil                        | 900   | 1   | sex=F  | Z30.430
    J7301 | Hormone coil, small                | 850   | 1   | sex=F  | Z30.430
    J7307 | Hormone implant                    | 950   | 1   | sex=F  | Z30.017
    J7318 | Hyaluronan, 1 mg                   | 9     | 120 | single-dose auth | M17.11
    J7321 | Hyaluronan, a dose                 | 85    | 2   | auth   | M17.11
    J7324 | Hyaluronan, another, a dose        | 150   | 2   | auth   | M17.11
    J7325 | Hyaluronan, 1 mg, another          | 10    | 96  | single-dose auth | M17.11
    J7512 | Prednisone, 1 mg                   | 0.1   | 300 |        | J45.901
    J7611 | Albuterol, strong, 1 mg            | 0.2   | 10  |        | J45.901
    J7613 | Albuterol, a dose, 1 mg            | 0.1   | 10  |        | J45.901
    J7620 | Albuterol and ipratropium          | 0.2   | 6   |        | J44.1
    J7626 | Budesonide, up to 0.5 mg           | 1     | 2   |        | J45.909
    J7644 | Ipratropium, 1 mg                  | 0.2   | 3   |        | J44.1
    J9035 | Bevacizumab, 10 mg                 | 70    | 170 | single-dose auth | C18.7
    J9041 | Bortezomib, 0.1 mg                 | 8     | 35  | single-dose | C90.00
    J9045 | Carboplatin, 50 mg                 | 2     | 22  |        | C34.90
    J9060 | Cisplatin, 10 mg                   | 2     | 24  |        | C34.90
    J9070 | Cyclophosphamide, 100 mg           | 20    | 55  |        | C50.911
    J9171 | Docetaxel, 1 mg                    | 0.6   | 240 |        | C50.911
    J9190 | Fluorouracil, 500 mg               | 2     | 15  |        | C18.7
    J9201 | Gemcitabine, 200 mg                | 3     | 20  |        | C25.9
    J9217 | Leuprolide depot, 7.5 mg           | 230   | 6   | sex=M  | C61
    J9260 | Methotrexate, 50 mg                | 3     | 20  |        | M05.79
    J9263 | Oxaliplatin, 0.5 mg                | 0.1   | 700 |        | C18.7
    J9267 | Paclitaxel, 1 mg                   | 0.1   | 750 |        | C50.911
    J9271 | Pembrolizumab, 1 mg                | 55    | 400 | single-dose auth | C34.90
    J9299 | Nivolumab, 1 mg                    | 30    | 480 | single-dose auth | C34.90
    J9305 | Pemetrexed, 10 mg                  | 3     | 150 | single-dose | C34.90
    J9312 | Rituximab, 10 mg                   | 70    | 150 | single-dose auth | C83.30
    J9355 | Trastuzumab, 10 mg                 | 70    | 105 | single-dose auth | C50.911
    Q0138 | Ferumoxytol, 1 mg                  | 0.5   | 510 | single-dose | D50.9
    Q2038 | Influenza vaccine of a brand       | 20    | 1   |        | Z23
    Q5101 | Filgrastim, similar, 1 mcg         | 0.4   | 1500 | single-dose | D70.1
    Q5103 | Infliximab, similar, 10 mg         | 25    | 150 | single-dose auth | K50.90
    Q5106 | Epoetin, similar, 1000 units       | 6     | 60  |        | D63.1
    Q5115 | Rituximab, similar, 10 mg          | 45    | 150 | single-dose auth | C83.30
    Q5121 | Infliximab, similar, another, 10 mg | 25   | 150 | single-dose auth | K50.90
    `,
  ),
];
