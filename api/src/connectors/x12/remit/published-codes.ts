import { CARC_MEANINGS } from '../../../domain/catalogues/carc';
import type { Adjustment } from '../../../domain/claim';
import { treatmentOf } from '../../../domain/remit/adjustment-treatments';

/** The numbers that were ever given out in X12 code list 139 (claim adjustment reasons), retired ones too; 2026. */
const CARC_RANGES: Readonly<Record<string, number>> = { '': 308, A: 8, B: 23, D: 23, P: 32, W: 9, Y: 3 };

/** Whether it is a number of the list; new ones follow three times a year. */
export function isPublishedCarc(carc: string): boolean {
  const [, letter = '', digits = ''] = /^([ABDPWY]?)(\d{1,3})$/.exec(carc) ?? [];
  const highest = CARC_RANGES[letter];
  return digits !== '' && highest !== undefined && Number(digits) <= highest;
}

/** Whether this program knows what it means; what it does not know counts as a denial. */
export const hasMeaning = (adjustment: Pick<Adjustment, 'group' | 'carc'>): boolean =>
  adjustment.carc in CARC_MEANINGS || treatmentOf(adjustment) !== 'DENIAL';

/** The form of remittance advice remark codes: M1, MA130, N519. */
export const isRemarkCode = (code: string): boolean => /^(?:M|MA|N)\d{1,3}$/.test(code);
