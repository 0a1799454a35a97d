import type { LocalDate } from '../domain/calendar';
import { addDays, dateOfEpochDay, epochDay, isoOfInstant, startOfDayS } from '../domain/calendar';
import { carcMeaning } from '../domain/catalogues/carc';
import { BadInputError } from '../domain/errors';
import type { DashboardMetrics, DenialReasonShare, MetricsPoint } from '../entities/views/metrics';
import type { Granularity } from '../entities/enums/states';
import type { WorkspaceEntity } from '../entities/workspace.entity';
import type { CohortDay, CohortSums, DashboardSums } from '../persistence/read/dashboard';
import {
  COHORT_FIGURES,
  cohortDays,
  dashboardSums,
  denialReasonSums,
  noDays,
} from '../persistence/read/dashboard';
import { appealActivity, initialDenials, openDenials, percent } from './figures/revenue-cycle-figures';
import { eventsThrough, inventoryDay } from './figures/inventory-day';
import type { UseCaseContext } from './use-case-context';
import { workspaceGlobalId } from '../entities/global-id';
import { workspaceNowS } from './scope';

const MAX_DAYS = 3660;
export const MAX_POINTS = 5000;

/** @throws BadInputError naming `days` */
export function windowDays(days: number | null | undefined): number {
  const length = days ?? 30;
  if (length < 1 || length > MAX_DAYS)
    throw BadInputError.of('days', `expected 1 to ${MAX_DAYS}, got ${length}`);
  return length;
}

export async function dashboardMetrics(
  context: UseCaseContext,
  workspace: WorkspaceEntity,
  days: number,
  asOf: LocalDate,
): Promise<DashboardMetrics> {
  const db = context.database.reader('live');
  const id = workspace.localId;
  const from = startOfWindow(asOf, days, 'days');
  const beforeTo = addDays(from, -1);
  const nowS = await workspaceNowS(context, workspace);
  // The newest window also holds what is known of its claims from adjudications that came after the last submission.
  const isNewest = asOf >= (workspace.dataThrough ?? asOf);
  const today = await inventoryDay(context, workspace);
  const { commitNumber, figures } = await dashboardSums(db, id, {
    window: { from, to: asOf },
    eventsTo: await eventsThrough(context, workspace, from, asOf),
    before: { from: startOfWindow(beforeTo, days, 'days'), to: beforeTo },
    knownBy: isNewest ? null : asOf,
    today,
  });
  const { cohort, appeals, practice, patterns, booked } = figures;
  const denialRate = percent(cohort.deniedCount, cohort.adjudicatedCount);
  return {
    workspaceId: workspaceGlobalId(id),
    commitNumber,
    asOf: isoOfInstant(Math.max(startOfDayS(asOf), Math.min(nowS, startOfDayS(addDays(asOf, 1)) - 1))),
    days,
    totalClaims: cohort.claimCount,
    pendingClaims: cohort.claimCount - cohort.adjudicatedCount,
    deniedClaims: cohort.deniedCount,
    deniedCents: cohort.deniedCents,
    denialRate,
    approvalRate: denialRate === null ? null : 100 - denialRate,
    deniedLater: cohort.deniedLaterCount,
    deniedLaterCents: cohort.deniedLaterCents,
    takenBack: cohort.takenBackCount,
    takenBackCents: cohort.takenBackCents,
    appealsFiled: cohort.appealCount,
    appealsDecided: cohort.appealDecidedCount,
    overturnRate: percent(cohort.overturnCount, cohort.appealDecidedCount),
    practiceSessions: practice.sessionCount,
    practiceAccuracy: percent(practice.correctCount, practice.attemptCount),
    patternsDetected: patterns.detected,
    criticalPatterns: patterns.critical,
    revenueRecoveredCents: (booked.preventedCents ?? 0) + booked.recoveredCents,
    ...booked,
    trends: trendsOf(denialRate, figures),
    initialDenials: initialDenials(cohort),
    appealActivity: appealActivity(appeals),
    openDenials: isNewest ? openDenials(figures.open, today) : null,
  };
}

/** A difference needs both of its sides: without claims in the window before, even its zero patterns say nothing. */
function trendsOf(
  denialRate: number | null,
  { before, patterns, patternsBefore }: DashboardSums,
): DashboardMetrics['trends'] {
  const rateBefore = percent(before.deniedCount, before.adjudicatedCount);
  const change = denialRate === null || rateBefore === null ? null : denialRate - rateBefore;
  return {
    denialRate: change,
    approvalRate: change === null ? null : -change,
    patternsDetected: before.claimCount === 0 ? null : patterns.detected - patternsBefore.detected,
  };
}

export async function metricsTrend(
  context: UseCaseContext,
  workspace: WorkspaceEntity,
  from: LocalDate | null,
  to: LocalDate,
  granularity: Granularity,
): Promise<MetricsPoint[]> {
  const read = await cohortDays(context.database.reader('live'), workspace.localId, from, to);
  const { commitNumber, figures: rows } = read;
  const start = from ?? rows[0]?.date;
  if (start === undefined) return [];
  if (start > to) throw BadInputError.of('to', `expected a date on or after ${start}, got ${to}`);
  const points = new Map<LocalDate, CohortSums>();
  for (let date = periodStart(start, granularity); date <= to; date = nextPeriod(date, granularity)) {
    points.set(date, noDays());
    if (points.size > MAX_POINTS) {
      throw BadInputError.of(
        'from',
        `expected at most ${MAX_POINTS} points, but ${start} to ${to} holds more; use a coarser granularity`,
      );
    }
  }
  for (const row of rows) addTo(points.get(periodStart(row.date, granularity)) as CohortSums, row);
  return [...points].map(([date, sums]) => ({
    date,
    totalClaims: sums.claimCount,
    deniedClaims: sums.deniedCount,
    pendingClaims: sums.claimCount - sums.adjudicatedCount,
    denialRate: percent(sums.deniedCount, sums.adjudicatedCount),
    deniedCents: sums.deniedCents,
    paidCents: sums.paidCents,
    appealsFiled: sums.appealCount,
    overturned: sums.overturnCount,
    commitNumber,
  }));
}

export async function denialReasons(
  context: UseCaseContext,
  workspace: WorkspaceEntity,
  days: number,
  asOf: LocalDate,
): Promise<DenialReasonShare[]> {
  const from = startOfWindow(asOf, days, 'days');
  const db = context.database.reader('live');
  const { commitNumber, figures } = await denialReasonSums(db, workspace.localId, { from, to: asOf });
  const total = figures.reduce((sum, row) => sum + row.deniedCount, 0);
  return figures.map((row) => ({
    carc: row.carc,
    ...carcMeaning(row.carc),
    count: row.deniedCount,
    amountCents: row.deniedCents,
    share: percent(row.deniedCount, total) ?? 0,
    commitNumber,
  }));
}

function addTo(sums: CohortSums, day: CohortDay): void {
  for (const key of COHORT_FIGURES) sums[key] += day[key];
}

/** Dates are four-digit years: a window that begins before them is refused, not wrapped. */
export function startOfWindow(last: LocalDate, days: number, field: string): LocalDate {
  if (epochDay(last) - days + 1 < EARLIEST_DAY)
    throw BadInputError.of(field, `expected a window that begins after ${EARLIEST}`);
  return addDays(last, 1 - days);
}

const EARLIEST = '0100-01-01';
const EARLIEST_DAY = epochDay(EARLIEST) + MAX_DAYS;

export function periodStart(date: LocalDate, granularity: Granularity): LocalDate {
  if (granularity === 'MONTH') return `${date.slice(0, 7)}-01`;
  if (granularity === 'DAY') return date;
  // 1970-01-01 was a Thursday; weeks begin on Monday.
  return dateOfEpochDay(epochDay(date) - ((((epochDay(date) + 3) % 7) + 7) % 7));
}

export function nextPeriod(date: LocalDate, granularity: Granularity): LocalDate {
  if (granularity === 'DAY') return addDays(date, 1);
  if (granularity === 'WEEK') return addDays(date, 7);
  const month = addDays(date, 31);
  return `${month.slice(0, 7)}-01`;
}
