import type { LocalDate } from '../calendar';
import { daysBetween } from '../calendar';
import type { DenialRule } from '../denial-rule';
import type { Cents } from '../money';
import { ruleOfReason } from './denial-reason';
import type { DenialStage, RecoveryPath } from './denial-stage';
import type { RecoveryChances } from './recovery-chance';

export const NEXT_STEPS = [
  'SEND_CORRECTED_CLAIM',
  'APPEAL',
  'BILL_OTHER_PAYER',
  'BILL_PATIENT',
  'WRITE_OFF',
  'AWAIT_DECISION',
] as const;
export type NextStep = (typeof NEXT_STEPS)[number];

/** An initial denial as the list of work sees it. */
export interface Workable {
  reasonKey: string;
  payerId: number;
  deniedCents: Cents;
  deadline: LocalDate;
  stage: DenialStage;
}

export interface WorkPriority {
  nextStep: NextStep;
  /** Days to the filing limit; negative once it has passed. */
  daysLeft: number;
  /** 0 to 1: of the next step's success. */
  chance: number;
  /** Denied dollars times the chance times the share of them that a success brings. */
  expectedCents: Cents;
  urgency: number;
  /** Expected dollars times urgency, in thousandths of a cent: what the list is ordered by. */
  priorityMilliCents: number;
}

/** The days in which urgency grows by a factor e. */
const HORIZON_DAYS = 14;

/**
 * Grows as the limit comes near, from 1 a long time before it to 2 on its day. The exponential of the slack is that of
 * the apparent-tardiness-cost rule (Vepsalainen and Morton, Management Science 33, 1987); it is added to 1, because a
 * denial far from its limit keeps its worth.
 */
export const urgencyOf = (daysLeft: number): number => 1 + Math.exp(-Math.max(0, daysLeft) / HORIZON_DAYS);

/**
 * What to do next about a denial, and how much it is worth doing today. Of the paths that its reason has, the one that
 * promises most.
 */
export function priorityOf(denial: Workable, chances: RecoveryChances, today: LocalDate): WorkPriority {
  const daysLeft = daysBetween(today, denial.deadline);
  const best = bestStep(denial, chances, daysLeft);
  const waits = denial.stage === 'WITH_PAYER';
  const urgency = waits || daysLeft < 0 ? 1 : urgencyOf(daysLeft);
  const expected = denial.stage === 'CLOSED' ? 0 : denial.deniedCents * best.chance * best.share;
  return {
    nextStep: waits ? 'AWAIT_DECISION' : best.step,
    daysLeft,
    chance: best.chance,
    expectedCents: Math.round(expected),
    urgency,
    priorityMilliCents: Math.round(expected * urgency * 1_000),
  };
}

/** The most that a denial of so many dollars can come to, on the list of a day. */
export const maxPriority = (deniedCents: Cents, chances: RecoveryChances, mostUrgency: number): number =>
  Math.ceil(deniedCents * chances.most * mostUrgency * 1_000) + 1;

interface Step {
  step: NextStep;
  chance: number;
  share: number;
}

const NOTHING_EXPECTED = { chance: 0, share: 0 };

function bestStep({ reasonKey, payerId, stage }: Workable, chances: RecoveryChances, daysLeft: number): Step {
  const tooLate = stage === 'TO_WORK' && daysLeft < 0;
  const steps = tooLate ? [] : stepsOf(ruleOfReason(reasonKey));
  const promised = steps.map(({ step, path }): Step => ({
    step,
    ...(path === null ? NOTHING_EXPECTED : chances.of(reasonKey, payerId, path)),
  }));
  return (
    promised.reduce<Step | null>(
      (best, each) => (best && best.chance * best.share >= each.chance * each.share ? best : each),
      null,
    ) ?? { step: 'WRITE_OFF', ...NOTHING_EXPECTED }
  );
}

type PathLetter = DenialRule['paths'][number];

/** A claim sent elsewhere is worth what a corrected one is; from the patient nothing is expected here. */
const STEPS: Record<PathLetter, { step: NextStep; path: RecoveryPath | null }> = {
  C: { step: 'SEND_CORRECTED_CLAIM', path: 'CORRECTED_CLAIM' },
  N: { step: 'SEND_CORRECTED_CLAIM', path: 'CORRECTED_CLAIM' },
  A: { step: 'APPEAL', path: 'APPEAL' },
  R: { step: 'BILL_OTHER_PAYER', path: 'CORRECTED_CLAIM' },
  P: { step: 'BILL_PATIENT', path: null },
  W: { step: 'WRITE_OFF', path: null },
};

/** Of a reason that no rule is known for, an appeal may still be tried. */
const stepsOf = (rule: DenialRule | null): (typeof STEPS)[PathLetter][] =>
  rule ? rule.paths.map((letter) => STEPS[letter]) : [STEPS.A];

/** Whether the practice could have kept it from happening: what its own coders and clerks get wrong. */
export const isPreventable = (reasonKey: string): boolean =>
  ruleOfReason(reasonKey)?.coderControllable ?? false;
