import type {
  CohortWeek,
  DenialOutcomes,
  ImpactHistory,
  MemberCounts,
} from '../../detection/impact/impact-history';
import {
  POPULATION_COUNT,
  RULE_COUNT,
  isSettledWeek,
  noOutcomes,
} from '../../detection/impact/impact-history';
import { addDays } from '../../domain/calendar';
import { epochDayOf } from '../../domain/date-index';
import { DENIAL_RULES, ruleIndex } from '../../domain/denial-rules';
import type { CohortDimension } from '../../entities/ledger/impact.entity';
import { COHORT_DIMENSIONS, DenialOutcomeEntity } from '../../entities/ledger/impact.entity';
import { insertMissingRows } from '../bulk';
import type { Queryable, Tx } from '../database';
import { select, selectRows } from '../read/hydrate';
import type { RowIn } from '../tables';
import { CODER_TRAININGS, IMPACT_COHORTS } from '../tables';

type CohortRow = RowIn<typeof IMPACT_COHORTS>;

const MEMBER_COLUMN: Readonly<Record<CohortDimension, string>> = {
  PAYER: 'payer_id',
  PROVIDER: 'provider_id',
  CODER: 'coder_id',
};

interface GroupRow {
  member: number;
  mask: number;
  denied: number | null;
  rule_key: string | null;
  claims: number;
}

/**
 * The cohort of a week as of now: first submissions that are adjudicated, by payer, provider and coder. An imported
 * claim names no coder, and may come at any time: it is left out.
 */
export async function countCohort(
  db: Queryable,
  workspaceId: number,
  weekStart: string,
): Promise<CohortRow[]> {
  const rows: CohortRow[] = [];
  for (const dimension of COHORT_DIMENSIONS) {
    const column = MEMBER_COLUMN[dimension];
    const groups = await db.query<GroupRow>(
      `SELECT ${column} AS member, eligible_populations AS mask, initially_denied AS denied, rule_key, CAST(COUNT(*) AS BIGINT) AS claims
       FROM claims WHERE workspace_id = ? AND submission_date >= ? AND submission_date <= ? AND frequency_code = '1' AND bill_of IS NULL
         AND source = 'SIMULATED' AND initially_denied IS NOT NULL AND ${column} IS NOT NULL
       GROUP BY ${column}, eligible_populations, initially_denied, rule_key`,
      [workspaceId, weekStart, addDays(weekStart, 6)],
    );
    for (const [memberId, counts] of countsOf(groups, dimension === 'CODER'))
      rows.push({ workspaceId, weekStart, dimension, memberId, ...counts });
  }
  return rows;
}

function countsOf(
  groups: readonly GroupRow[],
  onlyControllable: boolean,
): Map<number, { eligible: number[]; denied: number[] }> {
  const members = new Map<number, { eligible: number[]; denied: number[] }>();
  for (const { member, mask, denied, rule_key, claims } of groups) {
    let counts = members.get(member);
    if (!counts)
      members.set(member, (counts = { eligible: zeros(POPULATION_COUNT), denied: zeros(RULE_COUNT) }));
    for (let bit = 0; bit < POPULATION_COUNT; bit++)
      if ((mask & (1 << bit)) !== 0) counts.eligible[bit] = (counts.eligible[bit] ?? 0) + claims;
    const rule = denied === 1 && rule_key !== null ? ruleIndex(rule_key) : -1;
    if (rule < 0 || (onlyControllable && DENIAL_RULES[rule]?.coderControllable !== true)) continue;
    counts.denied[rule] = (counts.denied[rule] ?? 0) + claims;
  }
  return members;
}

const zeros = (length: number): number[] => new Array<number>(length).fill(0);

export async function saveCohort(tx: Tx, rows: readonly CohortRow[]): Promise<void> {
  await insertMissingRows(tx, IMPACT_COHORTS, IMPACT_COHORTS.packAll(rows));
}

/**
 * What the effect of training is estimated from, bounded: the cohorts before the first training, as far back as a
 * baseline goes, and the newest; outcomes of the newest denials.
 * @returns null where nobody has trained
 */
export async function readImpactHistory(
  db: Queryable,
  workspaceId: number,
  today: string,
  weeks: { baseline: number; since: number },
): Promise<ImpactHistory | null> {
  const trainings = await selectRows(
    db,
    CODER_TRAININGS,
    't',
    'FROM coder_trainings t WHERE t.workspace_id = ? ORDER BY t.coder_id, t.rule_key',
    [workspaceId],
  );
  const [first] = trainings.map(({ firstDay }) => firstDay).sort();
  if (first === undefined) return null;
  const newest = addDays(today, -7 * weeks.since);
  const cohorts = await selectRows(
    db,
    IMPACT_COHORTS,
    'c',
    `FROM impact_cohorts c WHERE c.workspace_id = ? AND c.week_start >= ? AND (c.week_start < ? OR c.week_start >= ?)
     ORDER BY c.week_start, c.dimension, c.member_id`,
    [workspaceId, addDays(first, -7 * weeks.baseline), first, newest],
  );
  const outcomes = await select(
    db,
    DenialOutcomeEntity,
    'o',
    'FROM denial_outcomes o WHERE o.workspace_id = ? AND o.week_start >= ? ORDER BY o.week_start, o.rule_key',
    [workspaceId, newest],
  );
  return {
    weeks: weeksOf(cohorts),
    outcomes: outcomesByRule(outcomes, epochDayOf(today)),
    trainings: trainings.map(({ coderId, ruleKey, firstDay }) => ({
      coderId,
      rule: ruleIndex(ruleKey),
      firstDay: epochDayOf(firstDay),
    })),
  };
}

function weeksOf(cohorts: readonly CohortRow[]): CohortWeek[] {
  const weeks = new Map<string, Record<CohortDimension, MemberCounts[]>>();
  for (const { weekStart, dimension, memberId, eligible, denied } of cohorts) {
    let week = weeks.get(weekStart);
    if (!week) weeks.set(weekStart, (week = { PAYER: [], PROVIDER: [], CODER: [] }));
    week[dimension].push({ memberId, eligible, denied });
  }
  return [...weeks].map(([weekStart, { PAYER, PROVIDER, CODER }]) => ({
    startDay: epochDayOf(weekStart),
    payers: PAYER,
    providers: PROVIDER,
    coders: CODER,
  }));
}

function outcomesByRule(rows: readonly DenialOutcomeEntity[], today: number): DenialOutcomes[] {
  const byRule = new Map<number, DenialOutcomes>();
  for (const row of rows) {
    const rule = ruleIndex(row.ruleKey);
    if (rule < 0) continue;
    const sums = byRule.get(rule) ?? noOutcomes(rule);
    byRule.set(rule, sums);
    for (const figure of SUMMED) sums[figure] += row[figure];
    if (!isSettledWeek(epochDayOf(row.weekStart), today)) continue;
    sums.settledCents += row.deniedCents;
    sums.appealedCents += row.appealedCents;
    sums.correctedCents += row.correctedCents;
  }
  return [...byRule.values()];
}

const SUMMED = [
  'deniedCount',
  'institutionalCount',
  'deniedCents',
  'deniedSquares',
  'decidedCount',
  'decidedCents',
  'wonCents',
  'wonAllowedCents',
  'adjudicatedCount',
  'adjudicatedCents',
  'adjudicatedAllowedCents',
] as const;
