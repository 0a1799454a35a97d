import { PROCEDURES } from './catalogue';
import type { Payer, PayerType } from './claim';
import type { Cents } from './money';

/** What one payer asks of a claim and what it pays: everything adjudication knows besides the claim and its history. */
export interface PayerPolicy {
  payerId: number;
  type: PayerType;
  /** Days from service to receipt of a first claim, and of a corrected one. */
  filingLimitDays: number;
  correctedLimitDays: number;
  /** Days from the denial to the last day for an appeal. */
  appealLimitDays: number;
  /** Fee schedule: thousandths of the catalogue's median. */
  feePermille: number;
  /** Paid by the patient for an office visit (PR-3). */
  visitCopayCents: Cents;
  /** Paid by the patient of other services (PR-2). */
  coinsurancePercent: number;
  /** Share of members, in percent, whose plan has a deductible open in the first quarter (PR-1). */
  deductibleMembersPercent: number;
  /** Rules that this payer applies at all, by key; null: all of them. */
  enforcedRules: ReadonlySet<string> | null;
  authorizationList: ReadonlySet<string>;
  recordsList: ReadonlySet<string>;
}

export interface PolicyBook {
  /** Undefined for a payer without known policies (an imported one). */
  of(payerId: number): PayerPolicy | undefined;
}

type Terms = Omit<PayerPolicy, 'payerId' | 'type' | 'enforcedRules' | 'authorizationList' | 'recordsList'>;

/** Typical terms. Filing: Medicare one calendar year, many commercial plans 90 days; appeals: Medicare 120 days, plans 180. */
const TERMS: Record<PayerType, Terms> = {
  MEDICARE: terms(365, 120, 1000, 0, 20, 10),
  MEDICARE_ADVANTAGE: terms(365, 65, 1000, 2000, 15, 0),
  MEDICAID: terms(180, 90, 720, 0, 0, 0),
  COMMERCIAL: terms(90, 180, 1300, 2500, 20, 25),
  OTHER: terms(180, 180, 1100, 1500, 20, 10),
};

const AUTHORIZATION_LIST: ReadonlySet<string> = new Set(
  PROCEDURES.filter((procedure) => procedure.authorization).map((procedure) => procedure.code),
);
const RECORDS_LIST: ReadonlySet<string> = new Set(
  PROCEDURES.filter((procedure) => procedure.records).map((procedure) => procedure.code),
);

/** The policies of these payers: a function of their types (and, for a little variety in fees, of their ids). */
export function buildPolicies(payers: readonly Payer[]): PolicyBook {
  const byId = new Map<number, PayerPolicy>();
  for (const payer of payers) {
    const base = TERMS[payer.type];
    byId.set(payer.id, {
      ...base,
      payerId: payer.id,
      type: payer.type,
      feePermille: base.feePermille + (payer.type === 'COMMERCIAL' ? ((payer.id * 37) % 5) * 25 - 50 : 0),
      enforcedRules: null,
      authorizationList: AUTHORIZATION_LIST,
      recordsList: RECORDS_LIST,
    });
  }
  return { of: (payerId) => byId.get(payerId) };
}

function terms(
  filingLimitDays: number,
  appealLimitDays: number,
  feePermille: number,
  visitCopayCents: Cents,
  coinsurancePercent: number,
  deductibleMembersPercent: number,
): Terms {
  return {
    filingLimitDays,
    correctedLimitDays: filingLimitDays + 365,
    appealLimitDays,
    feePermille,
    visitCopayCents,
    coinsurancePercent,
    deductibleMembersPercent,
  };
}
