import { addDays } from '../domain/calendar';
import { CLAIM_DATE_FIELDS } from '../entities/enums/states';
import { weekStartOf } from '../domain/date-index';
import type { Database } from '../persistence/database';
import type { LivePattern } from '../persistence/job-store';
import {
  appealSpan,
  axisSpan,
  codeSpan,
  countedCohorts,
  denialWeeks,
  denialSpan,
  detectorDays,
  livePatterns,
  policySpan,
  providerIds,
  readyWorkspaces,
  submissionSpan,
} from '../persistence/job-store';
import { confirmCodeWeek } from '../persistence/recompute/codes';
import { confirmCohort } from '../persistence/recompute/cohorts';
import {
  confirmAppealDays,
  confirmClaimNumberDays,
  confirmDaily,
  confirmLearning,
  confirmProvider,
  confirmTotals,
} from '../persistence/recompute/daily';
import { confirmDenials, confirmRecoveryOutcomes } from '../persistence/recompute/denials';
import { confirmDetectorDay } from '../persistence/recompute/detector-observations';
import { confirmBooks, confirmOutcomes, confirmRecoveries } from '../persistence/recompute/ledger';
import { confirmPatternLearning } from '../persistence/recompute/pattern-learning';
import { confirmPatternDays } from '../persistence/recompute/patterns';
import { procedureCodesOf } from '../persistence/patterns/slice-conditions';
import {
  confirmPolicyDay,
  confirmPolicyProvider,
  confirmPolicyTotals,
} from '../persistence/recompute/policies';
import type { Job, JobResult, JobRun } from './job';

/**
 * Every figure that is kept as claims arrive is counted again from the claims, a week at a time, each in a short write
 * transaction: nothing can change between the two counts, and nobody waits long.
 */
const SPAN_DAYS = 7;
/** As far back as the seed's own pattern job looks. */
const NEWEST_DAYS = 30;

export const RECOMPUTE_JOBS: readonly Job[] = [
  {
    name: 'daily-metrics',
    schedule: '0 1 * * *',
    description:
      'Counts daily metrics, denial reasons, appeals, practice and the totals again from claims, appeals and learning events.',
    run: inEachWorkspace(async (db, workspaceId) => {
      const reader = db.reader('exports');
      let mismatches = 0;
      for (const [from, to] of spans(await submissionSpan(reader, workspaceId)))
        mismatches += await db.write((tx) => confirmDaily(tx, workspaceId, from, to));
      for (const [from, to] of spans(await appealSpan(reader, workspaceId)))
        mismatches += await db.write((tx) => confirmAppealDays(tx, workspaceId, from, to));
      mismatches += await confirmNumbers(db, workspaceId);
      mismatches += await db.write((tx) => confirmLearning(tx, workspaceId));
      return mismatches + (await db.write((tx) => confirmTotals(tx, workspaceId)));
    }),
  },
  {
    name: 'open-denials',
    schedule: '30 1 * * *',
    description:
      'Finds every denial, what is open of them and what was recovered again in claims and appeals.',
    run: inEachWorkspace(async (db, workspaceId) => {
      let mismatches = 0;
      for (const [from, to] of spans(await denialSpan(db.reader('exports'), workspaceId)))
        mismatches += await db.write((tx) => confirmDenials(tx, workspaceId, from, to));
      return mismatches + (await db.write((tx) => confirmRecoveryOutcomes(tx, workspaceId)));
    }),
  },
  {
    name: 'ledger',
    schedule: '30 1 * * *',
    description:
      'Books what appeals and corrected claims brought again, and counts again what the effect of training is estimated from.',
    run: inEachWorkspace(async (db, workspaceId) => {
      const reader = db.reader('exports');
      let mismatches = 0;
      for (const [from, to] of spans(await submissionSpan(reader, workspaceId)))
        mismatches += await db.write((tx) => confirmRecoveries(tx, workspaceId, from, to));
      for (const weekStart of await denialWeeks(reader, workspaceId))
        mismatches += await db.write((tx) => confirmOutcomes(tx, workspaceId, weekStart));
      for (const weekStart of await countedCohorts(reader, workspaceId))
        mismatches += await db.write((tx) => confirmCohort(tx, workspaceId, weekStart));
      return mismatches + (await db.write((tx) => confirmBooks(tx, workspaceId)));
    }),
  },
  {
    name: 'pattern-detection',
    schedule: '0 */6 * * *',
    description:
      'Reads the newest 30 days of the detector again, and counts those of every live pattern. What a pattern is, is decided only at the end of a day.',
    run: inEachWorkspace(async (db, workspaceId) => {
      const reader = db.reader('exports');
      let mismatches = 0;
      for (const day of (await detectorDays(reader, workspaceId)).slice(-NEWEST_DAYS))
        mismatches += await db.write((tx) => confirmDetectorDay(tx, workspaceId, day));
      const patterns = await livePatterns(reader, workspaceId);
      return mismatches + (await confirmPatterns(db, workspaceId, patterns, NEWEST_DAYS));
    }),
  },
  {
    name: 'pattern-metrics',
    schedule: '0 2 * * *',
    description: "Counts every live pattern's eligible and denied claims again, day by day.",
    run: inEachWorkspace(async (db, workspaceId) => {
      const patterns = await livePatterns(db.reader('exports'), workspaceId);
      const mismatches = await confirmPatterns(db, workspaceId, patterns, Infinity);
      return mismatches + (await db.write((tx) => confirmPatternLearning(tx, workspaceId)));
    }),
  },
  {
    name: 'policy-metrics',
    schedule: '0 3 * * *',
    description:
      "Counts claims in scope, denials and appeals under every payer's policies again, day by day.",
    run: inEachWorkspace(async (db, workspaceId, nowIso) => {
      const span = await policySpan(db.reader('exports'), workspaceId);
      if (!span) return 0;
      let mismatches = 0;
      for (let date = span.from; date <= span.to; date = addDays(date, 1))
        mismatches += await db.write((tx) => confirmPolicyDay(tx, workspaceId, date));
      for (const providerId of await providerIds(db.reader('exports'), workspaceId))
        mismatches += await db.write((tx) => confirmPolicyProvider(tx, workspaceId, providerId));
      return mismatches + (await db.write((tx) => confirmPolicyTotals(tx, workspaceId, nowIso)));
    }),
  },
  {
    name: 'code-metrics',
    schedule: '15 2 * * *',
    description: 'Counts service lines, denials and modifiers by procedure code again, week by week.',
    run: inEachWorkspace(async (db, workspaceId) => {
      const span = await codeSpan(db.reader('exports'), workspaceId);
      if (!span) return 0;
      let mismatches = 0;
      const weeks = { from: weekStartOf(span.from), to: addDays(weekStartOf(span.to), 6) };
      for (const [monday, sunday] of spans(weeks))
        mismatches += await db.write((tx) => confirmCodeWeek(tx, workspaceId, monday, sunday));
      return mismatches;
    }),
  },
  {
    name: 'detector-state',
    schedule: '30 3 * * *',
    description: "Reads the detector's days again from the claims adjudicated on them.",
    run: inEachWorkspace(async (db, workspaceId) => {
      let mismatches = 0;
      for (const day of await detectorDays(db.reader('exports'), workspaceId))
        mismatches += await db.write((tx) => confirmDetectorDay(tx, workspaceId, day));
      return mismatches;
    }),
  },
  {
    name: 'provider-performance',
    schedule: '0 4 * * 1',
    description: "Counts every provider's claims, denials and appeals again.",
    run: inEachWorkspace(async (db, workspaceId) => {
      let mismatches = 0;
      for (const providerId of await providerIds(db.reader('exports'), workspaceId))
        mismatches += await db.write((tx) => confirmProvider(tx, workspaceId, providerId));
      return mismatches;
    }),
  },
];

type Recounted = Pick<Database, 'reader' | 'write'>;

/** @param newestDays of each pattern's own days */
async function confirmPatterns(
  db: Recounted,
  workspaceId: number,
  patterns: readonly LivePattern[],
  newestDays: number,
): Promise<number> {
  if (patterns.length === 0) return 0;
  const codes = await procedureCodesOf(db.reader('exports'), workspaceId);
  let mismatches = 0;
  for (const pattern of patterns) {
    const { firstDay, lastDay } = pattern;
    const newest = newestDays === Infinity ? firstDay : addDays(lastDay, 1 - newestDays);
    for (const [from, to] of spans({ from: firstDay > newest ? firstDay : newest, to: lastDay }))
      mismatches += await db.write((tx) => confirmPatternDays(tx, workspaceId, pattern, { from, to }, codes));
  }
  return mismatches;
}

async function confirmNumbers(db: Recounted, workspaceId: number): Promise<number> {
  let mismatches = 0;
  for (const axis of CLAIM_DATE_FIELDS)
    for (const [from, to] of spans(await axisSpan(db.reader('exports'), workspaceId, axis)))
      mismatches += await db.write((tx) => confirmClaimNumberDays(tx, workspaceId, axis, { from, to }));
  return mismatches;
}

/**
 * Counts again in one workspace after the other. One that cannot be counted fails the job at its end, when the others
 * have had their turn. When the program ends, it stops before its next transaction.
 */
function inEachWorkspace(
  recount: (db: Recounted, workspaceId: number, nowIso: string) => Promise<number>,
): (run: JobRun) => Promise<JobResult> {
  return async ({ database, nowIso, signal }) => {
    const reader = database.reader('exports');
    const stoppable: Recounted = {
      reader: (role) => database.reader(role),
      write: async (work) => {
        signal.throwIfAborted();
        return database.write(work);
      },
    };
    const failures: unknown[] = [];
    let mismatches = 0;
    for (const workspaceId of await readyWorkspaces(reader)) {
      if (signal.aborted) break;
      try {
        const found = await recount(stoppable, workspaceId, nowIso);
        // In a workspace that was deleted meanwhile, figures and claims are not removed at the same time.
        if ((await readyWorkspaces(reader)).includes(workspaceId)) mismatches += found;
      } catch (error) {
        if (signal.aborted) break;
        failures.push(new Error(`workspace ${workspaceId} could not be counted again`, { cause: error }));
      }
    }
    if (failures.length > 0) throw failures.length === 1 ? failures[0] : new AggregateError(failures);
    return { mismatches };
  };
}

/** The weeks of a span; a span of years without a claim in most of them has many empty ones. */
function spans(span: { from: string; to: string } | null): [string, string][] {
  const all: [string, string][] = [];
  if (!span) return all;
  const { from, to } = span;
  for (let start = from; start <= to; start = addDays(start, SPAN_DAYS)) {
    const end = addDays(start, SPAN_DAYS - 1);
    all.push([start, end < to ? end : to]);
  }
  return all;
}
