import type { InstantS, LocalDate } from '../domain/calendar';
import type { Adjudication, Appeal, Claim, Coder, LearningEvent, Payer, Provider } from '../domain/claim';
import type { Cents } from '../domain/money';
import type { PolicyBook } from '../domain/policies/payer-policy';
import type { RunCommand, ScenarioConfig, ScenarioEventKind } from '../domain/scenario/scenario';

/**
 * What a run computes, as a stream of events over virtual time. A run is a function of (config, seed, recorded
 * commands) and of nothing else: no clock, no database, no detector output.
 *
 * Canonical order: by `atS`, then by kind as listed in EVENT_ORDER, then by the id of its subject. All events of one
 * instant belong together: a checkpoint is always "everything at or before nowS".
 */
export const EVENT_ORDER = [
  'DAY_ENDED',
  'PATTERN_ARCHIVED',
  'ANNOTATION',
  'LEARNING',
  'APPEAL_DECIDED',
  'CLAIM_ADJUDICATED',
  'APPEAL_FILED',
  'CLAIM_SUBMITTED',
] as const;

/** A label on a run's charts: an event of the scenario, or a change of configuration. */
export interface RunAnnotation {
  kind: ScenarioEventKind | 'CONFIGURED';
  label: string;
}

/**
 * `nextDueS`: when this claim's next simulated event comes, null when none does. A resumed run rebuilds its queue from
 * it.
 */
export type SimulationEvent =
  /**
   * Midnight: `date` begins, and the day before has ended. The first event of every virtual day but the first.
   * `hadSubmissions`: false for a day after the scenario's duration.
   */
  | { kind: 'DAY_ENDED'; atS: InstantS; date: LocalDate; hadSubmissions: boolean }
  | { kind: 'PATTERN_ARCHIVED'; atS: InstantS; patternId: number }
  | { kind: 'ANNOTATION'; atS: InstantS; annotation: RunAnnotation }
  | { kind: 'LEARNING'; atS: InstantS; event: LearningEvent }
  | { kind: 'CLAIM_SUBMITTED'; atS: InstantS; claim: Claim; nextDueS: InstantS; truth: ClaimTruth | null }
  | {
      kind: 'CLAIM_ADJUDICATED';
      atS: InstantS;
      claim: Claim;
      adjudication: Adjudication;
      nextDueS: InstantS | null;
    }
  | {
      kind: 'APPEAL_FILED';
      atS: InstantS;
      claim: Claim;
      appeal: Appeal;
      /** Of the denial that is appealed, also at a further level. */
      deniedOn: LocalDate;
      nextDueS: InstantS;
    }
  | {
      kind: 'APPEAL_DECIDED';
      atS: InstantS;
      claim: Claim;
      appeal: Appeal;
      deniedOn: LocalDate;
      /**
       * Allowed by the payer for the denied lines after the decision, the patient's share included; 0 unless it
       * overturned the denial.
       */
      wonAllowedCents: Cents;
      nextDueS: InstantS | null;
    };

/** DEFECT: the claim has a rule's mistake; the others are the payer's own, on a claim without one. */
type TruthCause = 'DEFECT' | 'PAYER_POLICY' | 'PAYER_NOISE';

/** The injected cause of a denial, for scoring detection; adjudication never reads it (a test removes it). */
export interface ClaimTruth {
  cause: TruthCause;
  ruleKey: string;
  /** From an injected pattern (its index in the scenario) or from the background. */
  patternIndex: number | null;
}

export interface SimulationInputs {
  config: ScenarioConfig;
  seed: number;
  /** In the order of effectiveAtS; each takes effect at a virtual midnight (a STOP at the run's current instant). */
  commands: readonly RunCommand[];
}

/** Small and JSON-serializable: what cannot be derived again from seed and tables (learners, counters by day). */
export interface SimulationCheckpoint {
  nowS: InstantS;
  [key: string]: unknown;
}

/** A claim for which something is still to come, as stored. */
export interface OpenClaim {
  claim: Claim;
  nextDueS: InstantS;
  /**
   * PENDING: awaits adjudication; DENIED: an appeal or corrected claim follows; APPEALED: awaits the decision; UPHELD:
   * an appeal at the next level follows.
   */
  status: 'PENDING' | 'DENIED' | 'APPEALED' | 'UPHELD';
  adjudication: Adjudication | null;
  /** By level. */
  appeals: readonly Appeal[];
}

/** Claims of the last HISTORY_DAYS virtual days are the history that adjudication uses. */
export const HISTORY_DAYS = 45;

export interface ReadBack {
  open: Iterable<OpenClaim>;
  /** Every claim of the run submitted in the last HISTORY_DAYS days, in id order. */
  history: Iterable<Claim>;
}

export interface Simulation {
  /** Every event at or before this instant has been returned. Starts one second before the start date's midnight. */
  readonly nowS: InstantS;
  /** The last instant of a scenario's duration: nothing new is submitted after it; null for one without an end. */
  readonly submissionsEndS: InstantS | null;
  /** The instant at which a run is complete (domain/scenario/run-end.ts); null for one without an end. */
  readonly endS: InstantS | null;
  readonly payers: readonly Payer[];
  readonly providers: readonly Provider[];
  readonly coders: readonly Coder[];
  /**
   * The payers' policies: they depend on the seed and the first config, so no command changes them; and what payers do
   * besides, by submission date.
   */
  readonly policies: PolicyBook;
  /**
   * Moves to `untilS` or until about `maxEvents` have been produced, whichever is first, never between two events of
   * one instant. Returns them in canonical order; `nowS` then says how far it came.
   */
  advance(untilS: InstantS, maxEvents: number): SimulationEvent[];
  /** Records a command for a future midnight. */
  apply(command: RunCommand): void;
  checkpoint(): SimulationCheckpoint;
}
