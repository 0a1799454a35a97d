import type { LocalDate } from './calendar';

/** What an imported claim is known by: the number under which the payer, or else the provider, has it. */
export interface ClaimIdentity {
  /** As names of payers are compared. */
  payer: string;
  /** The payer's own number (CLP07), or the provider's (CLP01). */
  kind: 'icn' | 'pcn';
  number: string;
  serviceFrom: LocalDate | null;
  serviceTo: LocalDate | null;
}

/** One text, as it is stored and looked up. */
export const identityText = ({ payer, kind, number, serviceFrom, serviceTo }: ClaimIdentity): string =>
  JSON.stringify([payer, kind, number, serviceFrom, serviceTo]);

/** The payer's own number in such a text; null where the payer gave none. */
export function payerNumberOf(identity: string | null): string | null {
  if (identity === null) return null;
  const [, kind, number] = JSON.parse(identity) as [string, ClaimIdentity['kind'], string];
  return kind === 'icn' ? number : null;
}
