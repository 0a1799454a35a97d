import type { LocalDate } from '../../domain/calendar';
import { addDays } from '../../domain/calendar';
import type { StoryPeriod } from '../../domain/metrics/story-periods';
import { daysOf, storyPeriods } from '../../domain/metrics/story-periods';
import type { ScenarioConfig } from '../../domain/scenario/scenario';
import { workspaceGlobalId } from '../../entities/global-id';
import type { Story, StoryPeriodView } from '../../entities/views/story';
import type { WorkspaceEntity } from '../../entities/workspace.entity';
import type { Queryable } from '../../persistence/database';
import type { CohortDay } from '../../persistence/read/dashboard';
import { cohortDays } from '../../persistence/read/dashboard';
import type { StorySums } from '../../persistence/read/figures/story-sums';
import { firstTraining, storySums } from '../../persistence/read/figures/story-sums';
import { twinOf } from '../../persistence/read/ledger/bookings';
import { lastDay } from '../scope';
import type { UseCaseContext } from '../use-case-context';
import { eventsThrough } from './inventory-day';
import { percent } from './revenue-cycle-figures';

/** A run at full speed commits many times a second; a state between two commits is seen sooner or later. */
const MAX_READS = 10;

export async function workspaceStory(context: UseCaseContext, workspace: WorkspaceEntity): Promise<Story> {
  const { localId } = workspace;
  const db = context.database.reader('live');
  const through = await eventsThrough(context, workspace, null, await lastDay(context, workspace, null));
  const { commitNumber, days, sums } = await readAtOneCommit(db, localId, through);
  const trainingFrom = await firstTraining(db, localId);
  const { untrained, latest } = storyPeriods(days, trainingFrom);
  const run = await context.loaders.run.load(localId);
  const twin = await twinOf(db, localId);
  return {
    commitNumber,
    startedOn: days[0]?.date ?? null,
    claimsThrough: days.findLast(({ claimCount }) => claimCount > 0)?.date ?? null,
    ...planOf(run?.config ?? null),
    untrained: untrained && viewOf(untrained),
    latest: latest && viewOf(latest),
    patternsDetected: sums.patternsDetected,
    deniedClaims: days.reduce((sum, { deniedCount }) => sum + deniedCount, 0),
    explainedClaims: sums.explainedClaims,
    trainingFrom,
    trainedCoders: sums.trainedCoders,
    sessions: sums.sessions,
    preventedCents: sums.booked.preventedCents,
    recoveredCents: sums.booked.recoveredCents,
    twinId: twin === null ? null : workspaceGlobalId(twin),
  };
}

/** Two statements, read again until no commit fell between them. */
async function readAtOneCommit(
  db: Queryable,
  workspaceId: number,
  through: LocalDate,
): Promise<{ commitNumber: number; days: CohortDay[]; sums: StorySums }> {
  for (let read = 1; ; read++) {
    const cohorts = await cohortDays(db, workspaceId, null, null);
    const sums = await storySums(db, workspaceId, through);
    if (cohorts.commitNumber === sums.commitNumber || read >= MAX_READS)
      return { commitNumber: cohorts.commitNumber, days: cohorts.figures, sums: sums.figures };
  }
}

type Plan = Pick<Story, 'plannedEnd' | 'trainingPlannedFrom' | 'targetDenialRate' | 'targetDate'>;

function planOf(config: ScenarioConfig | null): Plan {
  const day = (number: number | null | undefined): LocalDate | null =>
    config === null || number === null || number === undefined ? null : addDays(config.startDate, number);
  const learning = config?.learning ?? null;
  return {
    plannedEnd: config?.durationDays ? day(config.durationDays - 1) : null,
    trainingPlannedFrom: day(learning?.fromDay),
    targetDenialRate: learning?.targetDenialRate ?? null,
    targetDate: day(learning?.targetDay),
  };
}

const DAYS_PER_MONTH = 30;

function viewOf(period: StoryPeriod): StoryPeriodView {
  const { deniedCents, ...counts } = period;
  return {
    ...counts,
    denialRate: percent(period.deniedCount, period.adjudicatedCount) ?? 0,
    deniedPerMonthCents: Math.round((deniedCents * DAYS_PER_MONTH) / daysOf(period)),
  };
}
