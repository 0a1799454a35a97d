import type { PayerType } from '../claim';
import type { Cents } from '../money';

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
  /** Paid by the patient of every inpatient stay, once (PR-1); 0 where the coinsurance counts there as well. */
  stayDeductibleCents: Cents;
  authorizationList: ReadonlySet<string>;
  recordsList: ReadonlySet<string>;
  referralList: ReadonlySet<string>;
  /** Stays, by DRG, for which it wants an authorization of the days, or the records. */
  authorizationDrgs: ReadonlySet<string>;
  recordsDrgs: ReadonlySet<string>;
  /** Units a day of a service, by procedure code. */
  unitLimits: ReadonlyMap<string, number>;
  /** Components that this payer does not bundle. */
  paidSeparately: ReadonlySet<string>;
  /** Services that its plans leave out. */
  exclusions: ReadonlySet<string>;
  /** Whether some of its plans have a narrow network. */
  narrowNetworks: boolean;
  /** Providers on file with more than a certificate of waiver, by id. */
  certifiedProviders: ReadonlySet<number>;
}

export interface PolicyBook {
  /** Undefined for a payer without known policies (an imported one). */
  of(payerId: number): PayerPolicy | undefined;
}
