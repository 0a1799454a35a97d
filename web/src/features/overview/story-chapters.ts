import { daysBetween, formatFullDay } from '../../format/dates';
import { formatCount, formatDollars, formatPercent } from '../../format/numbers';
import { plural } from '../../format/words';
import type { StoryFragment, StorySpanFragment } from './overview.generated';

export type StoryData = StoryFragment;

type ChapterKey = 'denials' | 'patterns' | 'training' | 'improvement' | 'dollars';

export interface Chapter {
  readonly key: ChapterKey;
  readonly title: string;
  /** Whether it has happened; what has not is told as what is to come. */
  readonly reached: boolean;
  readonly figure: string | null;
  readonly sentence: string;
}

/** The story of a practice in five chapters, each with one sentence and its figure. */
export function chaptersOf(story: StoryData): Chapter[] {
  return [denials(story), patterns(story), training(story), improvement(story), dollars(story)];
}

function denials({ untrained, deniedClaims }: StoryData): Chapter {
  const common = { key: 'denials', title: 'Denials arrive' } as const;
  if (untrained) {
    return {
      ...common,
      reached: true,
      figure: formatPercent(untrained.denialRate),
      sentence: `${oneIn(untrained)} claims is denied at first: ${formatDollars(untrained.deniedPerMonth)} a month.`,
    };
  }
  if (deniedClaims === 0)
    return { ...common, reached: false, figure: null, sentence: 'Payers have not denied anything yet.' };
  return {
    ...common,
    reached: true,
    figure: formatCount(deniedClaims),
    sentence: `${plural(deniedClaims, 'claim')} denied so far; too many are pending for a rate.`,
  };
}

/** "1 of 5": the nearest whole number of claims to one denial. */
const oneIn = ({ adjudicatedCount, deniedCount }: StorySpanFragment): string =>
  deniedCount === 0
    ? '0 of 100'
    : `1 of ${formatCount(Math.max(1, Math.round(adjudicatedCount / deniedCount)))}`;

function patterns({ patternsDetected, explainedClaims, deniedClaims }: StoryData): Chapter {
  const common = { key: 'patterns', title: 'Patterns found' } as const;
  if (patternsDetected === 0)
    return { ...common, reached: false, figure: null, sentence: 'No pattern stands out of the denials yet.' };
  const share = deniedClaims === 0 ? null : (100 * explainedClaims) / deniedClaims;
  return {
    ...common,
    reached: true,
    figure: formatCount(patternsDetected),
    sentence: `${plural(patternsDetected, 'pattern')} ${patternsDetected === 1 ? 'explains' : 'explain'} ${formatPercent(share, 0)} of the denials so far.`,
  };
}

function training({
  trainingFrom,
  trainingPlannedFrom,
  startedOn,
  trainedCoders,
  sessions,
}: StoryData): Chapter {
  const common = { key: 'training', title: 'Coders practice' } as const;
  if (trainingFrom) {
    const day = startedOn ? `Day ${daysBetween(startedOn, trainingFrom) + 1}` : formatFullDay(trainingFrom);
    return {
      ...common,
      reached: true,
      figure: `${formatCount(sessions)} ${plural(sessions, 'session')}`,
      sentence: `${day}: practice begins; ${formatCount(trainedCoders)} ${plural(trainedCoders, 'coder')} so far.`,
    };
  }
  return {
    ...common,
    reached: false,
    figure: null,
    sentence: trainingPlannedFrom
      ? `Practice is planned from ${formatFullDay(trainingPlannedFrom)} on.`
      : 'No coder has practiced.',
  };
}

function improvement({ untrained, latest, targetDenialRate, trainingFrom }: StoryData): Chapter {
  const common = { key: 'improvement', title: 'Denials change' } as const;
  const target = targetDenialRate === null ? '' : ` The target is ${formatPercent(targetDenialRate, 0)}.`;
  if (!untrained || !latest) {
    return {
      ...common,
      reached: false,
      figure: null,
      sentence: trainingFrom
        ? `No week since practice began is adjudicated yet.${target}`
        : `Weeks with practice are compared with those before it.${target}`,
    };
  }
  return {
    ...common,
    title: latest.denialRate < untrained.denialRate ? 'Fewer denials' : common.title,
    reached: true,
    figure: `${formatPercent(untrained.denialRate)} → ${formatPercent(latest.denialRate)}`,
    sentence: `Denied at first: before practice, and ${formatFullDay(latest.from)} to ${formatFullDay(latest.to)}.${target}`,
  };
}

function dollars({ preventedAmount, recoveredAmount, trainingFrom }: StoryData): Chapter {
  const common = { key: 'dollars', title: 'Dollars' } as const;
  if (preventedAmount === null) {
    return {
      ...common,
      reached: recoveredAmount > 0,
      figure: recoveredAmount > 0 ? formatDollars(recoveredAmount) : null,
      sentence: `${recoveredAmount > 0 ? 'Recovered by appeals and corrected claims. ' : ''}${
        trainingFrom
          ? 'What practice prevented is known six weeks after its first week.'
          : 'What practice prevents is estimated once coders practice.'
      }`,
    };
  }
  return {
    ...common,
    reached: true,
    figure: formatDollars(preventedAmount + recoveredAmount),
    sentence: `${formatDollars(preventedAmount)} prevented + ${formatDollars(recoveredAmount)} recovered.`,
  };
}

/**
 * "Week 9 of 12", or "Week 9" without an end; past the end, what is still awaited.
 * @param clock the workspace's day
 */
export function progressOf(
  { startedOn, claimsThrough, plannedEnd }: Pick<StoryData, 'startedOn' | 'claimsThrough' | 'plannedEnd'>,
  clock: string,
): string | null {
  if (!startedOn || !claimsThrough) return null;
  const weekOf = (day: string): number => Math.floor(daysBetween(startedOn, day) / 7) + 1;
  if (!plannedEnd) return `Week ${weekOf(claimsThrough)}`;
  const weeks = weekOf(plannedEnd);
  return clock > plannedEnd
    ? `All ${weeks} weeks are submitted; payers' last responses arrive until ${formatFullDay(clock)}`
    : `Week ${weekOf(claimsThrough)} of ${weeks}`;
}
