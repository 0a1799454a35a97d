import type { LocalDate } from '../../../domain/calendar';
import { addDays, daysBetween } from '../../../domain/calendar';
import type { RecoveryRecord } from '../../../domain/work-list/recovery-chance';
import { RecoveryChances } from '../../../domain/work-list/recovery-chance';
import type { NextStep, WorkPriority } from '../../../domain/work-list/work-priority';
import { isPreventable, maxPriority, priorityOf, urgencyOf } from '../../../domain/work-list/work-priority';
import type { WorkStatus } from '../../../domain/work-list/work-status';
import { MAX_FILING_LIMIT_DAYS } from '../../../domain/work-list/filing-limit';
import type { WorkNoteChangeEntity } from '../../../entities/work/work-note.entity';
import type { Queryable } from '../../database';
import type { Cell } from '../../dialect';
import type { DenialRow } from '../../denial-store';
import { RECOVERY_OUTCOMES } from '../../rollups/open-denials';
import { DENIALS, WORK_NOTE_CHANGES } from '../../tables';
import { selectRows } from '../hydrate';

/** A filter in the store's terms. What is left out is not filtered by. */
export interface WorkFilter {
  payerId?: number;
  carc?: readonly string[];
  dueBy?: LocalDate;
  minDeniedCents?: number;
  owner?: string;
  status?: readonly WorkStatus[];
  nextStep?: readonly NextStep[];
  preventable?: boolean;
}

/** The denials to work on whose filing limit has not passed on `today`. */
export interface WorkList {
  workspaceId: number;
  today: LocalDate;
  filter: WorkFilter;
}

export interface WorkEntry extends WorkPriority {
  denial: DenialRow;
}

/** What an entry is ordered by, and the claim that breaks ties: both descending. */
export type WorkPlace = readonly [priorityMilliCents: number, claimId: number];

/** Denials of one month's filing limits, largest first: as far as they were read. */
interface Run {
  month: string;
  mostUrgency: number;
  /** The most that an unread denial of the run can come to; null when all were read. */
  bound: number | null;
  after: readonly [cents: number, claimId: number] | null;
}

/**
 * A page by priority. Priority changes with every day and decision, so no index holds its order; but it is at most the
 * denied dollars times the best chance there is and the urgency of the month's first limit. So the largest denials of
 * each month are read until no unread one can be on the page (a threshold algorithm: Fagin, Lotem and Naor 2003).
 */
export async function pageOfWork(
  db: Queryable,
  list: WorkList,
  after: WorkPlace | null,
  limit: number,
): Promise<WorkEntry[]> {
  const chances = await recoveryChances(db, list.workspaceId);
  const runs = monthsOf(list.today).map((month): Run => startOf(month, list.today));
  let found: WorkEntry[] = [];
  let size = limit;
  for (let open = runs; open.length > 0; size *= 2) {
    const rows = await readRuns(db, list, open, size);
    for (const run of open) advance(run, rows.get(run.month) ?? [], size, chances);
    const entries = [...rows.values()]
      .flat()
      .map((row) => ({ ...priorityOf(row, chances, list.today), denial: row }))
      .filter(({ nextStep, denial }) => isListed(denial.reasonKey, nextStep, list.filter));
    found = found.concat(entries.filter((entry) => isBehind(entry, after)));
    found = found.sort(byPriority).slice(0, limit);
    const last = found.length === limit ? (found[limit - 1]?.priorityMilliCents ?? 0) : -1;
    open = runs.filter(({ bound }) => bound !== null && bound >= last);
  }
  return found;
}

/**
 * How many a list holds. The next step, and whether a denial could have been prevented, follow from its reason and payer
 * while its limit lies ahead: so denials are counted by these two, and never read one by one.
 */
export async function countWork(db: Queryable, list: WorkList): Promise<number> {
  if (Object.keys(list.filter).length === 0) return countOpen(db, list);
  const { text, params } = conditionsOf(list);
  const months = monthsOf(list.today);
  const groups = await db.query<{ reason_key: string; payer_id: number; n: number }>(
    `SELECT d.reason_key, d.payer_id, CAST(COUNT(*) AS BIGINT) AS n FROM denials d ${notesFor(text)}
     WHERE d.workspace_id = ? AND d.stage = 'TO_WORK'
       AND substr(d.deadline, 1, 7) IN (${months.map(() => '?').join(', ')}) AND ${text}
     GROUP BY d.reason_key, d.payer_id`,
    [list.workspaceId, ...months, ...params],
  );
  const chances = await recoveryChances(db, list.workspaceId);
  return groups
    .filter(({ reason_key: reasonKey, payer_id: payerId }) => {
      const denial = { reasonKey, payerId, deniedCents: 1, deadline: list.today, stage: 'TO_WORK' as const };
      return isListed(reasonKey, priorityOf(denial, chances, list.today).nextStep, list.filter);
    })
    .reduce((sum, { n }) => sum + n, 0);
}

/** Without a filter the rollup knows; before this, no limit lies ahead. */
async function countOpen(db: Queryable, { workspaceId, today }: WorkList): Promise<number> {
  const [row] = await db.query<{ n: number }>(
    `SELECT CAST(COALESCE(SUM(to_work_count), 0) AS BIGINT) AS n FROM open_denials
     WHERE workspace_id = ? AND denied_on >= ? AND deadline >= ?`,
    [workspaceId, addDays(today, -MAX_FILING_LIMIT_DAYS), today],
  );
  return row?.n ?? 0;
}

export async function recoveryChances(db: Queryable, workspaceId: number): Promise<RecoveryChances> {
  const rows: RecoveryRecord[] = await selectRows(
    db,
    RECOVERY_OUTCOMES,
    'o',
    'FROM recovery_outcomes o WHERE o.workspace_id = ?',
    [workspaceId],
  );
  return new RecoveryChances(rows);
}

/** One denial, whatever its stage; null for a claim that was not denied at first. */
export async function findDenial(
  db: Queryable,
  workspaceId: number,
  claimId: number,
): Promise<DenialRow | null> {
  const rows = await selectRows(
    db,
    DENIALS,
    'd',
    'FROM denials d WHERE d.workspace_id = ? AND d.claim_id = ?',
    [workspaceId, claimId],
  );
  return rows[0] ?? null;
}

/** What was said of some denials, oldest first. */
export async function noteChanges(
  db: Queryable,
  workspaceId: number,
  claimIds: readonly number[],
): Promise<Map<number, WorkNoteChangeEntity[]>> {
  const rows = await selectRows(
    db,
    WORK_NOTE_CHANGES,
    'n',
    `FROM work_note_changes n WHERE n.workspace_id = ? AND n.claim_id IN (${claimIds.map(() => '?').join(', ')}) ORDER BY n.claim_id, n.seq`,
    [workspaceId, ...claimIds],
  );
  const byClaim = new Map<number, WorkNoteChangeEntity[]>();
  for (const row of rows) byClaim.set(row.claimId, [...(byClaim.get(row.claimId) ?? []), row]);
  return byClaim;
}

export async function commitNumberOf(db: Queryable, workspaceId: number): Promise<number> {
  const [row] = await db.query<{ n: number }>('SELECT commit_number AS n FROM workspaces WHERE id = ?', [
    workspaceId,
  ]);
  return row?.n ?? 0;
}

/** The months in which filing limits lie that have not passed. */
function monthsOf(today: LocalDate): string[] {
  const months = new Set<string>();
  for (let day = 0; day <= MAX_FILING_LIMIT_DAYS; day += 1) months.add(addDays(today, day).slice(0, 7));
  return [...months];
}

function startOf(month: string, today: LocalDate): Run {
  const first = `${month}-01`;
  const daysLeft = first > today ? daysBetween(today, first) : 0;
  return { month, mostUrgency: urgencyOf(daysLeft), bound: Infinity, after: null };
}

function advance(run: Run, rows: readonly DenialRow[], size: number, chances: RecoveryChances): void {
  const last = rows.at(-1);
  if (!last || rows.length < size) {
    run.bound = null;
    return;
  }
  run.after = [last.deniedCents, last.claimId];
  run.bound = maxPriority(last.deniedCents, chances, run.mostUrgency);
}

/** Only where a condition is about them. */
const notesFor = (condition: string): string =>
  condition.includes('n.')
    ? 'LEFT JOIN work_notes n ON n.workspace_id = d.workspace_id AND n.claim_id = d.claim_id'
    : '';

/** The next denials of several months, in one statement. */
async function readRuns(
  db: Queryable,
  list: WorkList,
  runs: readonly Run[],
  size: number,
): Promise<Map<string, DenialRow[]>> {
  const { text, params } = conditionsOf(list);
  const columns = DENIALS.columns.map(({ name }) => `d.${name}`).join(', ');
  const parts = runs.map(({ month, after }) => ({
    text: `SELECT * FROM (SELECT ${columns} FROM denials d ${notesFor(text)} WHERE d.workspace_id = ? AND d.stage = 'TO_WORK' AND substr(d.deadline, 1, 7) = ?
      AND ${text}${after ? ' AND (d.denied_cents, d.claim_id) < (?, ?)' : ''} ORDER BY d.denied_cents DESC, d.claim_id DESC LIMIT ${size}) AS r`,
    params: [list.workspaceId, month, ...params, ...(after ?? [])],
  }));
  const rows = await db.query<Record<string, unknown>>(
    parts.map((part) => part.text).join(' UNION ALL '),
    parts.flatMap((part) => part.params),
  );
  const byMonth = new Map<string, DenialRow[]>(runs.map(({ month }) => [month, []]));
  for (const row of rows) {
    const denial = DENIALS.read(row);
    byMonth.get(denial.deadline.slice(0, 7))?.push(denial);
  }
  for (const denials of byMonth.values())
    denials.sort((a, b) => b.deniedCents - a.deniedCents || b.claimId - a.claimId);
  return byMonth;
}

/** On `denials d`, and on `work_notes n` where the filter asks for what the practice says. */
function conditionsOf({ today, filter }: WorkList): { text: string; params: Cell[] } {
  const conditions: [string, ...Cell[]][] = [['d.deadline >= ?', today]];
  if (filter.dueBy !== undefined) conditions.push(['d.deadline <= ?', filter.dueBy]);
  if (filter.payerId !== undefined) conditions.push(['d.payer_id = ?', filter.payerId]);
  if (filter.minDeniedCents !== undefined) conditions.push(['d.denied_cents >= ?', filter.minDeniedCents]);
  if (filter.carc) conditions.push([`d.carc IN (${marks(filter.carc)})`, ...filter.carc]);
  if (filter.owner !== undefined) conditions.push(['n.owner = ?', filter.owner]);
  if (filter.status)
    conditions.push([`COALESCE(n.status, 'NEW') IN (${marks(filter.status)})`, ...filter.status]);
  return {
    text: conditions.map(([condition]) => condition).join(' AND '),
    params: conditions.flatMap(([, ...params]) => params),
  };
}

/** A list without a value holds nothing. */
const marks = (values: readonly unknown[]): string =>
  values.length === 0 ? 'NULL' : values.map(() => '?').join(', ');

const isListed = (reasonKey: string, nextStep: NextStep, filter: WorkFilter): boolean =>
  (filter.nextStep?.includes(nextStep) ?? true) &&
  (filter.preventable === undefined || filter.preventable === isPreventable(reasonKey));

const isBehind = (entry: WorkEntry, after: WorkPlace | null): boolean =>
  after === null ||
  entry.priorityMilliCents < after[0] ||
  (entry.priorityMilliCents === after[0] && entry.denial.claimId < after[1]);

const byPriority = (a: WorkEntry, b: WorkEntry): number =>
  b.priorityMilliCents - a.priorityMilliCents || b.denial.claimId - a.denial.claimId;
