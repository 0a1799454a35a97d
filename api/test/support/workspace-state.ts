import type { Database, Row } from '../../src/persistence/database';
import { WORKSPACE_TABLES } from '../../src/persistence/deletion-store';

/** Not part of what files say: jobs and feeds, and the detector's packed form of the claims, which a job confirms. */
const NOT_STATE = new Set([
  'runs',
  'commands',
  'forks',
  'feed_entries',
  'imports',
  'detector_observations',
  'annotations',
]);
/** Numbers given out in the order of arrival, and where something stood in which file. */
const NOT_CONTENT = new Set(['workspace_id', 'id', 'job_id', 'position', 'state', 'eligible_populations']);

/**
 * All of a workspace that follows from what was imported, without numbers that tell the order of arrival: rows name
 * payers, providers, payments, claims and patterns by what these say.
 */
export async function workspaceState(
  database: Database,
  workspaceId: number,
): Promise<Record<string, string[]>> {
  const db = database.reader('live');
  const rowsOf = (table: string): Promise<Row[]> =>
    db.query(`SELECT * FROM ${table} WHERE workspace_id = ?`, [workspaceId]);
  const names = await namesOf(rowsOf);
  const state: Record<string, string[]> = {};
  for (const [table] of WORKSPACE_TABLES) {
    if (NOT_STATE.has(table)) continue;
    const rows = (await rowsOf(table)).filter((row) => isOfState(table, row, names));
    state[table] = rows.map((row) => JSON.stringify(contentOf(table, row, names))).sort();
  }
  return state;
}

type Names = Readonly<Record<'payer' | 'provider' | 'payment' | 'claim' | 'pattern', Map<number, string>>>;

async function namesOf(rowsOf: (table: string) => Promise<Row[]>): Promise<Names> {
  const named = async (table: string, name: (row: Row) => string): Promise<Map<number, string>> =>
    new Map((await rowsOf(table)).map((row) => [Number(row.id), name(row)]));
  const payer = await named('payers', (row) => String(row.identity_key));
  const provider = await named('providers', (row) => String(row.identity_key));
  const payment = await named('remit_payments', (row) => String(row.identity_key));
  const claim = new Map<number, string>();
  for (const row of [...(await rowsOf('remit_claim_events')), ...(await rowsOf('claim_submissions'))]) {
    if (row.claim_id === null) continue;
    const [id, key] = [Number(row.claim_id), String(row.event_key ?? row.submission_key)];
    const before = claim.get(id);
    if (before === undefined || key < before) claim.set(id, key);
  }
  const pattern = new Map<number, string>();
  for (const row of await rowsOf('patterns'))
    if (row.status !== 'ARCHIVED')
      pattern.set(Number(row.id), `${String(row.carc)} ${sliceOf(row.slice, { payer, provider })}`);
  return { payer, provider, payment, claim, pattern };
}

function sliceOf(slice: unknown, names: Pick<Names, 'payer' | 'provider'>): string {
  const terms = JSON.parse(String(slice)) as { field: string; value: string }[];
  return terms
    .map(({ field, value }) =>
      field === 'payer' || field === 'provider'
        ? `${field} ${names[field].get(Number(value))}`
        : `${field} ${value}`,
    )
    .sort()
    .join(', ');
}

/** A row that counts nothing is as good as none, and a pattern that was not found again is none. */
function isOfState(table: string, row: Row, names: Names): boolean {
  if (table === 'patterns') return names.pattern.has(Number(row.id));
  if ('pattern_id' in row) return names.pattern.has(Number(row.pattern_id));
  if (!/^(daily|open|code|claim_number|cohort|denial_outcomes|provider_performance)/.test(table)) return true;
  return Object.entries(row).some(
    ([column, value]) =>
      !column.endsWith('_id') &&
      column !== 'metric_date' &&
      Number.isFinite(Number(value ?? 0)) &&
      Number(value ?? 0) !== 0,
  );
}

function contentOf(table: string, row: Row, names: Names): Record<string, unknown> {
  const content: Record<string, unknown> = {};
  for (const [column, value] of Object.entries(row)) {
    if (NOT_CONTENT.has(column)) continue;
    content[column] = value === null ? null : named(column, value, names);
  }
  if (table === 'claims') {
    content.id = names.claim.get(Number(row.id));
    // It bears the payer's number in the workspace.
    content.identity_key = (JSON.parse(String(row.identity_key)) as unknown[]).slice(1);
  }
  if (table === 'remit_claim_events' || table === 'claim_submissions') {
    const { payerId, providerId, ...event } = JSON.parse(String(row.content)) as Record<string, unknown>;
    content.content = [names.payer.get(Number(payerId)), names.provider.get(Number(providerId)), event];
    for (const column of ['payer_number_key', 'original_number_key'])
      if (column in row)
        content[column] = row[column] === null ? null : String(row[column]).replace(/^\d+ /, '');
  }
  if (table === 'patterns') content.slice = names.pattern.get(Number(row.id));
  return content;
}

function named(column: string, value: unknown, names: Names): unknown {
  const id = Number(value);
  if (column === 'payer_id') return names.payer.get(id);
  if (column === 'provider_id') return names.provider.get(id);
  if (column === 'payment_id') return names.payment.get(id);
  if (column === 'claim_id' || column === 'bill_of' || column === 'subject_id') return names.claim.get(id);
  if (column === 'pattern_id') return names.pattern.get(id);
  return typeof value === 'bigint' || (typeof value === 'string' && /^-?\d+$/.test(value))
    ? Number(value)
    : value;
}
