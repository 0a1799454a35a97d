import type { LocalDate } from './calendar';

/** What identifies an imported claim: its number with the payer or, failing that, with the provider. */
export interface ClaimIdentity {
  /** The payer's name in the form used for comparison. */
  payer: string;
  /** The payer's own number (CLP07), or the provider's (CLP01). */
  kind: 'icn' | 'pcn';
  number: string;
  serviceFrom: LocalDate | null;
  serviceTo: LocalDate | null;
}

/** As one text, for storing and looking up. */
export const identityText = ({ payer, kind, number, serviceFrom, serviceTo }: ClaimIdentity): string =>
  JSON.stringify([payer, kind, number, serviceFrom, serviceTo]);

/** The payer's own number in such a text; null when the payer gave none. */
export function payerNumberOf(identity: string | null): string | null {
  if (identity === null) return null;
  const [, kind, number] = JSON.parse(identity) as [string, ClaimIdentity['kind'], string];
  return kind === 'icn' ? number : null;
}
