import type { Procedure } from './procedure';
import { procedure } from './procedure';

const HOSPITAL = ['22', '19', '23', '21'];

/** Services that only hospitals bill. */
export const HOSPITAL_PROCEDURES: readonly Procedure[] = [
  emergencyVisit('99281', 45, 1),
  emergencyVisit('99282', 82, 2),
  emergencyVisit('99283', 142, 3),
  emergencyVisit('99284', 226, 4),
  emergencyVisit('99285', 330, 5),
  procedure('96374', 'Drug pushed into a vein', 'emergency treatment', 41, {
    places: HOSPITAL,
    minorProcedure: true,
  }),
  procedure('12002', 'Simple closure of a longer wound', 'emergency treatment', 110, {
    places: HOSPITAL,
    minorProcedure: true,
  }),
  procedure('96361', 'Hydration, each further hour', 'emergency treatment', 13, { places: HOSPITAL }),
  procedure('94640', 'Inhaled treatment', 'respiratory', 17, { places: HOSPITAL }),
  procedure('93005', 'Electrocardiogram tracing', 'cardiology', 9, { places: HOSPITAL }),
  procedure('84484', 'Troponin', 'laboratory', 12, { places: HOSPITAL, coverage: 'chest' }),
  procedure('80048', 'Basic blood panel', 'laboratory', 9, { places: HOSPITAL }),
  procedure('85025', 'Blood count with differential', 'laboratory', 8, { places: HOSPITAL }),
  procedure('81001', 'Urine test with microscope', 'laboratory', 4, { places: HOSPITAL }),
  procedure('87086', 'Urine culture', 'laboratory', 8, { places: HOSPITAL }),
  procedure('83690', 'Lipase', 'laboratory', 7, { places: HOSPITAL }),
  procedure('83735', 'Magnesium', 'laboratory', 7, { places: HOSPITAL }),
  procedure('84443', 'Thyroid hormone control', 'laboratory', 17, { places: HOSPITAL }),
  procedure('82565', 'Creatinine', 'laboratory', 5, { places: HOSPITAL }),
  procedure('84132', 'Potassium', 'laboratory', 5, { places: HOSPITAL }),
  procedure('82550', 'Creatine kinase', 'laboratory', 7, { places: HOSPITAL }),
  procedure('83605', 'Lactate', 'laboratory', 11, { places: HOSPITAL }),
  procedure('86140', 'C-reactive protein', 'laboratory', 5, { places: HOSPITAL }),
  procedure('87040', 'Blood culture', 'laboratory', 10, { places: HOSPITAL }),
  procedure('85610', 'Clotting time', 'laboratory', 5, { places: HOSPITAL }),
  procedure('85730', 'Partial clotting time', 'laboratory', 6, { places: HOSPITAL }),
  procedure('88305', 'Tissue under the microscope', 'laboratory', 71, { places: HOSPITAL }),
  procedure('71046', 'X-ray of the chest', 'imaging', 33, { places: HOSPITAL }),
  procedure('73610', 'X-ray of the ankle', 'imaging', 32, { places: HOSPITAL }),
  procedure('70450', 'CT of the head', 'imaging', 111, { places: HOSPITAL, coverage: 'head' }),
  procedure('G0378', 'Observation, each hour', 'observation', 12, { places: HOSPITAL }),
  procedure('J1885', 'Ketorolac, 15 mg', 'drug', 1, { places: HOSPITAL }),
  procedure('J2405', 'Ondansetron, 1 mg', 'drug', 0.2, { places: HOSPITAL }),
  procedure('J7030', 'Saline, 1 liter', 'drug', 2, { places: HOSPITAL }),
  procedure('J3010', 'Fentanyl, 0.1 mg', 'drug', 1, { places: HOSPITAL }),
  procedure('J2704', 'Propofol, 10 mg', 'drug', 0.2, { places: HOSPITAL }),
  procedure('J2270', 'Morphine, 10 mg', 'drug', 3, { places: HOSPITAL }),
  procedure('J2250', 'Midazolam, 1 mg', 'drug', 0.3, { places: HOSPITAL }),
  procedure('J0690', 'Cefazolin, 500 mg', 'drug', 1, { places: HOSPITAL }),
  procedure('J1100', 'Dexamethasone, 1 mg', 'drug', 0.2, { places: HOSPITAL }),
  procedure('Q9967', 'Contrast medium, 1 ml', 'drug', 0.3, { places: HOSPITAL }),
];

/** The hospital's own emergency visit levels, by what was done. */
function emergencyVisit(code: string, dollars: number, emLevel: number): Procedure {
  return procedure(code, `Emergency visit, level ${emLevel}`, 'emergency visit', dollars, {
    places: ['23', '22'],
    emLevel,
  });
}
