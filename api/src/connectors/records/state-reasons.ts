import type { Adjustment } from '../../domain/claim';
import type { Cents } from '../../domain/money';
import { treatmentOf } from '../../domain/remit/adjustment-treatments';
import type { StatedReason } from './claim-facts';

/**
 * Reasons as adjustments. A source that gives codes without amounts means that they explain what was not paid: the one
 * that bears it refuses, where nothing was paid, and is the first otherwise. The others stay, with nothing on them.
 * @param billedCents null where the amounts that are missing cannot be told
 */
export function adjustmentsOf(
  reasons: readonly StatedReason[],
  { billedCents, paidCents }: { billedCents: Cents | null; paidCents: Cents | null },
): Adjustment[] {
  const open = reasons.filter(({ amountCents }) => amountCents === null);
  const known = reasons.reduce((sum, { amountCents }) => sum + (amountCents ?? 0), 0);
  const rest = billedCents === null ? 0 : billedCents - (paidCents ?? 0) - known;
  const refusing = open.find((reason) => treatmentOf(groupedOf(reason)) === 'DENIAL');
  const bearer = (paidCents ?? 0) === 0 ? (refusing ?? open[0]) : open[0];
  return reasons.map((reason) => ({
    ...groupedOf(reason),
    amountCents: reason.amountCents ?? (reason === bearer ? rest : 0),
  }));
}

/** Deductible, coinsurance and copayment are the patient's, under whatever group; other codes alone are CO. */
const groupedOf = ({ group, carc }: StatedReason): Pick<Adjustment, 'group' | 'carc'> => ({
  group: group ?? (['1', '2', '3'].includes(carc) ? 'PR' : 'CO'),
  carc,
});

const GROUPED = /^(CO|PR|OA|PI|CR)[\s:_-]*([A-Z]{0,2}\d{1,3})$/i;
const CARC = /^(?:[1-9]\d{0,2}|[ABDPWY][1-9]\d?)$/i;
const RARC = /^(?:MA|M|N)\d{1,4}$/i;
const NOTHING = /^(?:n\/?a|none|null|nil|-+|0+|\.|no|ok|not applicable|unknown)?$/i;

export interface ReadReasons {
  reasons: StatedReason[];
  remarks: string[];
  /** Words that are neither: a reason in prose. */
  isProse: boolean;
}

/**
 * Reads a cell or code: "CO-197", "CO197", "197", "CO-45:12.50 PR-2:3.00", "16; N290", "197 - authorization absent",
 * "N/A". @param amountOf reads an amount behind a colon; null where it is none
 */
export function readReasons(
  text: string,
  amountOf: (text: string) => Cents | null = () => null,
): ReadReasons {
  const read: ReadReasons = { reasons: [], remarks: [], isProse: false };
  if (NOTHING.test(text.trim())) return read;
  // A code and what it means: "197 - Precertification absent".
  const described = /^\s*((?:(?:CO|PR|OA|PI|CR)[\s-]?)?[A-Z]{0,2}\d{1,4})\s*(?:[-:–]\s+|\s-\s*)\D/i.exec(
    text,
  );
  const parts = described?.[1] ? [described[1]] : text.replace(/\b(CO|PR|OA|PI|CR)[\s:_-]+(?=[A-Z]{0,2}\d)/gi, '$1').split(/[\s,;|/]+/); // prettier-ignore
  for (const part of parts) {
    const [code = '', amount] = part.split(/[:=]/, 2);
    if (code === '' || NOTHING.test(code)) continue;
    const grouped = GROUPED.exec(code);
    const amountCents = amount === undefined ? null : amountOf(amount);
    if (grouped?.[1] && grouped[2]) {
      const group = grouped[1].toUpperCase() as Adjustment['group'];
      read.reasons.push({ group, carc: carcOf(grouped[2]), amountCents });
    } else if (RARC.test(code)) read.remarks.push(code.toUpperCase());
    else if (CARC.test(code.replace(/^0+(?=\d)/, '')))
      read.reasons.push({ group: null, carc: carcOf(code), amountCents });
    else read.isProse = true;
  }
  // A number in a sentence is none of a list of reasons.
  if (read.isProse && read.reasons.every(({ group }) => group === null)) read.reasons = [];
  return read;
}

const carcOf = (code: string): string => code.toUpperCase().replace(/^0+(?=\d)/, '');
