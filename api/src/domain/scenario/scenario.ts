import type { LocalDate } from '../calendar';
import type { DiagnosisChapter } from '../catalogues/diagnosis-chapters';
import type { PayerType } from '../claim';

export const SCENARIO_EVENT_KINDS = [
  'TRAINING',
  'SYSTEM_UPDATE',
  'PAYER_POLICY_CHANGE',
  'VOLUME_SPIKE',
  'CASE_MIX_SHIFT',
] as const;
export type ScenarioEventKind = (typeof SCENARIO_EVENT_KINDS)[number];

export interface PayerShare {
  name: string;
  type: PayerType;
  share: number;
  denialWeight: number;
}
/**
 * What narrows a pattern beyond its payer; no condition where a field is null, or absent as in a config stored by an
 * earlier version.
 */
export interface PatternConditions {
  lineOfBusiness?: PayerType | null;
  /** Counted from 1, as the run numbers its providers and coders. */
  provider?: number | null;
  coder?: number | null;
  procedure?: string | null;
  procedureGroup?: string | null;
  placeOfService?: string | null;
  /** Of the principal diagnosis. */
  diagnosisChapter?: DiagnosisChapter | null;
  /** What payers deny with by a policy of their own, whatever is on the claim; the rule's CARC may be named, too. */
  carc?: string | null;
}
export interface PatternInjection extends PatternConditions {
  rule: string;
  shareOfDenials: number;
  fromDay: number;
  toDay: number | null;
  payer: string | null;
}
export interface AppealBehavior {
  appealRate: number;
  overturnRate: number;
  meanDaysToDecision: number;
}
export interface LearningPlan {
  coders: number;
  sessionsPerWeek: number;
  fromDay: number;
  targetDenialRate: number | null;
  targetDay: number | null;
  halfLifeDays: number | null;
  focus: readonly string[];
}
export interface ScenarioEvent {
  day: number;
  kind: ScenarioEventKind;
  rule: string | null;
  payer: string | null;
  magnitude: number | null;
  note: string | null;
}

/** The API's ScenarioConfig with every default filled in. Rates and shares are percent, 0 to 100. */
export interface ScenarioConfig {
  seed: number;
  startDate: LocalDate;
  durationDays: number | null;
  claimsPerDay: number;
  denialRate: number;
  providers: number;
  /** Percent of claims that are institutional (837I); all others are professional (837P). */
  institutionalShare: number;
  payers: readonly PayerShare[];
  patterns: readonly PatternInjection[];
  /** Percent of denials that have no reason at all; absent in configs of earlier versions, and then 0. */
  payerNoise?: number;
  appeals: AppealBehavior;
  learning: LearningPlan | null;
  events: readonly ScenarioEvent[];
  /** Virtual days per real second; null runs as fast as the machine allows. Not part of what a run computes. */
  daysPerSecond: number | null;
}

/** Recorded with the virtual instant at which it takes effect, and replayed in every re-run. */
export type RunCommand =
  | {
      kind: 'CONFIGURE';
      effectiveAtS: number;
      changes: {
        claimsPerDay?: number;
        denialRate?: number;
        patterns?: readonly PatternInjection[];
        learning?: LearningPlan | null;
      };
    }
  | {
      kind: 'PRACTICE';
      effectiveAtS: number;
      coderId: number;
      ruleKey: string;
      correct: boolean;
      /** The denied claim that was practiced on, and for how long, where that is known. */
      claimId?: number | null;
      durationMs?: number | null;
    }
  /** A user no longer wants to hear of a pattern; changes nothing of what is simulated. */
  | { kind: 'ARCHIVE'; effectiveAtS: number; patternId: number }
  /** Training ends here, whatever plans, workshops and recorded attempts say: this makes the counterfactual twin. */
  | { kind: 'STOP_TRAINING'; effectiveAtS: number }
  | { kind: 'STOP'; effectiveAtS: number };
