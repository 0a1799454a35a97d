import type { PayerType } from '../claim';
import type { Cents } from '../money';
import type { PayerBehavior } from './payer-behavior';

/** What one payer requires and pays: everything that adjudication uses besides the claim and its history. */
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
  /** The patient's copayment for an office visit (PR-3). */
  visitCopayCents: Cents;
  /** The patient's coinsurance for other services (PR-2). */
  coinsurancePercent: number;
  /** Percent of members who have not met their deductible in the first quarter (PR-1). */
  deductibleMembersPercent: number;
  /** Keys of the rules that this payer applies; null means all. */
  enforcedRules: ReadonlySet<string> | null;
  /** The patient's deductible for every inpatient stay (PR-1); 0 when the coinsurance applies to stays as well. */
  stayDeductibleCents: Cents;
  authorizationList: ReadonlySet<string>;
  recordsList: ReadonlySet<string>;
  referralList: ReadonlySet<string>;
  /** Inpatient stays, by DRG, for which the payer requires an authorization of the days, or the records. */
  authorizationDrgs: ReadonlySet<string>;
  recordsDrgs: ReadonlySet<string>;
  /** Units a day of a service, by procedure code. */
  unitLimits: ReadonlyMap<string, number>;
  /** Component services that this payer pays separately instead of bundling them. */
  paidSeparately: ReadonlySet<string>;
  /** Services that its plans exclude. */
  exclusions: ReadonlySet<string>;
  /** Whether some of its plans have a narrow network. */
  narrowNetworks: boolean;
  /** Providers with more than a certificate of waiver on file, by id. */
  certifiedProviders: ReadonlySet<number>;
}

export interface PolicyBook {
  /** Undefined for a payer without known policies (an imported one). */
  of(payerId: number): PayerPolicy | undefined;
  /** What the payer does besides checking claims against its policy; none for an imported one. */
  behaviorsOf(payerId: number): readonly PayerBehavior[];
}
