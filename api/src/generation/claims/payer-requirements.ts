import type { Drg } from '../../domain/catalogues/drg-catalogue';
import type { ClaimLine } from '../../domain/claim';
import type { Cents } from '../../domain/money';
import type { PayerPolicy } from '../../domain/policies/payer-policy';
import { procedureOf } from './charge-master';

export interface Asked {
  billedCents: Cents;
  documentedLevel: number | null;
  /** For the authorization that covers it; 0 when none is required. */
  authorizedUnits: number;
  records: boolean;
  referral: boolean;
}

/** What the payer's lists require of a claim with these lines, or of this stay. */
export function askedOf(
  lines: readonly ClaimLine[],
  drg: Drg | null,
  nights: number,
  policy: PayerPolicy,
): Asked {
  const asked: Asked = {
    billedCents: 0,
    documentedLevel: null,
    authorizedUnits: drg && policy.authorizationDrgs.has(drg.code) ? nights : 0,
    records: drg !== null && policy.recordsDrgs.has(drg.code),
    referral: false,
  };
  for (const { procedureCode, units, billedCents } of lines) {
    asked.billedCents += billedCents;
    if (procedureCode === '') continue;
    asked.documentedLevel ??= procedureOf(procedureCode).emLevel;
    if (policy.authorizationList.has(procedureCode)) {
      asked.authorizedUnits = Math.max(asked.authorizedUnits, units);
    }
    asked.records ||= policy.recordsList.has(procedureCode);
    asked.referral ||= policy.referralList.has(procedureCode);
  }
  return asked;
}
