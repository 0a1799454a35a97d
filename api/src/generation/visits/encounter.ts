import { sideOf } from '../../domain/catalogues/diagnosis-catalogue';

/** One visit or stay, as far as the lines billed for it depend on it. */
export interface Encounter {
  /** Of its claim. */
  id: number;
  /** The epoch day of the last service. */
  lastDay: number;
  /** By reason of the visit. */
  diagnosisCodes: readonly string[];
  /** The provider's, in thousandths of the usual one. */
  chargeLevel: number;
}

const SIDES = { RT: ['RT'], LT: ['LT'], '50': ['50'] } as const;

/** The modifiers of a service done on the side, or sides, that the diagnosis names. */
export const sideModifiers = (diagnosisCode: string): readonly string[] => SIDES[sideOf(diagnosisCode)];

/** Both sides: one unit, two charges. */
export const chargedUnits = (side: readonly string[] | null, units: number): number =>
  side === SIDES['50'] ? 2 : units;
