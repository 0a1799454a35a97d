import { EngineLoop } from '../../src/engine/engine-loop';
import type { Crash } from '../../src/engine/engine-parts';
import { DEFAULT_ENGINE_SETTINGS, type EngineSettings } from '../../src/engine/engine-settings';
import { systemClock } from '../../src/engine/system-clock';
import type { ScenarioConfig } from '../../src/domain/scenario/scenario';
import { unpackObservations } from '../../src/detection/observation-log';
import type { Database, Row } from '../../src/persistence/database';
import { createRun } from '../../src/persistence/requests/run-requests';
import { insertScenario } from '../../src/persistence/requests/scenario-requests';

/** A small practice with training; enough for patterns, appeals and corrected claims within a few months. */
export const SMALL_PRACTICE: ScenarioConfig = {
  seed: 7,
  startDate: '2025-01-06',
  durationDays: 100,
  claimsPerDay: 60,
  denialRate: 20,
  providers: 3,
  institutionalShare: 20,
  payers: [
    { name: 'Acme Health', type: 'COMMERCIAL', share: 50, denialWeight: 1 },
    { name: 'State Medicaid', type: 'MEDICAID', share: 20, denialWeight: 1 },
    { name: 'Medicare Part B', type: 'MEDICARE', share: 30, denialWeight: 1 },
  ],
  patterns: [
    { rule: 'missing-modifier-25', shareOfDenials: 30, fromDay: 0, toDay: null, payer: null },
    { rule: 'missing-authorization', shareOfDenials: 25, fromDay: 0, toDay: null, payer: null },
  ],
  appeals: { appealRate: 45, overturnRate: 60, meanDaysToDecision: 20 },
  learning: {
    coders: 3,
    sessionsPerWeek: 2,
    fromDay: 28,
    targetDenialRate: null,
    targetDay: null,
    halfLifeDays: null,
    focus: [],
  },
  events: [],
  daysPerSecond: null,
};

/** A workspace with a run that waits for an engine. */
export async function addRun(database: Database, config: ScenarioConfig): Promise<number> {
  const nowMs = systemClock.nowMs();
  const scenarioId = await insertScenario(
    database,
    { name: 'Small practice', description: '', config },
    nowMs,
  );
  return createRun(database, {
    scenarioId,
    workspaceId: null,
    workspaceName: 'Test',
    config,
    seed: config.seed,
    daysPerSecond: null,
    backfillDays: 0,
    nowMs,
  } as Parameters<typeof createRun>[1]);
}

/** An engine in this thread, until `done` says so. */
export async function runEngine(
  database: Database,
  done: () => Promise<boolean>,
  settings: Partial<EngineSettings> = {},
  lastCrash: Crash | null = null,
): Promise<void> {
  const loop = new EngineLoop({
    db: database,
    // A test that asks for small batches means it.
    settings: { ...DEFAULT_ENGINE_SETTINGS, pollMs: 20, hurry: settings.batchEvents ? 1 : 4, ...settings },
    clock: systemClock,
    owner: `test-${process.pid}`,
    lastCrash,
    computing: () => undefined,
    committed: () => undefined,
    log: (entry) => {
      if (entry.level === 'error') process.stderr.write(`${JSON.stringify(entry)}\n`);
    },
  });
  const running = loop.run();
  while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 20));
  await loop.stop();
  await running;
}

export async function runState(database: Database, workspaceId: number): Promise<string> {
  const [run] = await database
    .reader('live')
    .query<{ state: string }>('SELECT state FROM runs WHERE workspace_id = ?', [workspaceId]);
  return run?.state ?? 'NONE';
}

export const runToEnd = (
  database: Database,
  workspaceId: number,
  settings: Partial<EngineSettings> = {},
): Promise<void> =>
  runEngine(
    database,
    async () => ['COMPLETED', 'FAILED', 'STOPPED'].includes(await runState(database, workspaceId)),
    settings,
  );

/** Which claims are in a row with which depends on the commits; the claims do not. */
async function observedClaims(database: Database, workspaceId: number): Promise<Row[]> {
  const rows = await database
    .reader('exports')
    .query<{ day: string; content: string }>(
      'SELECT day, content FROM detector_observations WHERE workspace_id = ?',
      [workspaceId],
    );
  const claims: { id: number; text: string }[] = [];
  for (const { day, content } of rows)
    unpackObservations(day, content, (each) =>
      claims.push({ id: each.claim.claimId, text: JSON.stringify(each) }),
    );
  return claims.sort((a, b) => a.id - b.id);
}

/** In one order each. */
const DERIVED_TABLES: Record<string, string> = {
  daily_metrics: 'metric_date',
  daily_denial_reasons: 'metric_date, carc',
  daily_learning: 'metric_date',
  daily_appeals: 'metric_date',
  claim_number_days: 'axis, start, metric_date',
  denials: 'claim_id',
  open_denials: 'denied_on, deadline',
  recovery_outcomes: 'reason_key, payer_id, path',
  provider_performance: 'provider_id',
  patterns: 'id',
  pattern_claims: 'pattern_id, claim_id',
  pattern_evidence: 'pattern_id, claim_id',
  pattern_daily_metrics: 'pattern_id, metric_date',
  annotations: 'annotation_date, kind, label',
  policies: 'id',
  policy_codes: 'policy_id, procedure_code',
  policy_daily_metrics: 'policy_id, metric_date',
  policy_providers: 'policy_id, provider_id',
  pattern_learning: 'pattern_id',
  code_weekly_metrics: 'week_start, procedure_code, carc',
  code_weekly_modifiers: 'week_start, procedure_code, modifier',
  bookings: 'kind, subject_id, booked_on',
  daily_bookings: 'metric_date, kind',
  coder_trainings: 'coder_id, rule_key',
  denial_outcomes: 'week_start, rule_key',
  cohort_allowed: 'submission_date',
  impact_cohorts: 'week_start, dimension, member_id',
  impact_estimates: 'as_of',
};

/** Tables with columns that real time puts there. */
const OTHER_TABLES: Record<string, string> = {
  policy_performance: `SELECT policy_id, hit_count, denied_count, denied_cents, appeal_count, appeal_decided_count, overturn_count
     FROM policy_performance WHERE workspace_id = ? ORDER BY policy_id`,
  runs: `SELECT state, virtual_now_s, checkpoint, claims_generated, claims_adjudicated, claims_denied, appeals_filed, learning_events
     FROM runs WHERE workspace_id = ?`,
  workspaces: 'SELECT claim_count, data_through, claim_changes FROM workspaces WHERE id = ?',
};

/**
 * What a workspace's derived tables hold, in one order, without what real time put there.
 *
 * @param named these only
 */
export async function derivedTables(
  database: Database,
  workspaceId: number,
  named: (table: string) => boolean = () => true,
): Promise<Record<string, Row[]>> {
  const reader = database.reader('exports');
  const dump: Record<string, Row[]> = {};
  const read = async (table: string, sql: string): Promise<void> => {
    if (named(table)) dump[table] = await reader.query(sql, [workspaceId]);
  };
  for (const [table, order] of Object.entries(DERIVED_TABLES))
    await read(table, `SELECT * FROM ${table} WHERE workspace_id = ? ORDER BY ${order}`);
  for (const [table, sql] of Object.entries(OTHER_TABLES)) await read(table, sql);
  if (named('detector_observations'))
    dump.detector_observations = await observedClaims(database, workspaceId);
  return dump;
}
