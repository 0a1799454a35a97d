import type { LocalDate } from '../calendar';
import { HOSPITAL_PROCEDURES } from './hospital-procedures';
import { OFFICE_PROCEDURES } from './office-procedures';
import type { Procedure } from './procedure';

export const PROCEDURES: readonly Procedure[] = [...OFFICE_PROCEDURES, ...HOSPITAL_PROCEDURES];

const byCode = new Map(PROCEDURES.map((entry) => [entry.code, entry]));

/** Whether a code is in force on a date. */
export const isInForce = ({ validFrom, validBefore }: Procedure, date: LocalDate): boolean =>
  (validFrom === null || date >= validFrom) && (validBefore === null || date < validBefore);

/** The visit code of a level among visits of the same kind; undefined when there is none. */
export const visitOfLevel = (
  { family }: Pick<Procedure, 'family'>,
  emLevel: number,
  newPatient: boolean,
): Procedure | undefined =>
  PROCEDURES.find(
    (entry) => entry.family === family && entry.emLevel === emLevel && entry.newPatient === newPatient,
  );

/** The catalogue's entry for a code; undefined for the many that it does not have. */
export const findProcedure = (code: string): Procedure | undefined => byCode.get(code);
