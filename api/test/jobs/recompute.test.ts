import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JobRunner } from '../../src/jobs/job-runner';
import { RECOMPUTE_JOBS } from '../../src/jobs/recompute-jobs';
import type { Database, Row } from '../../src/persistence/database';
import { policySpan } from '../../src/persistence/job-store';
import type { TestDatabase } from '../support/databases';
import { DATABASES, openMigrated } from '../support/databases';
import { importInto } from '../support/imports';
import { addRun, derivedTables, runToEnd, SMALL_PRACTICE } from '../support/runs';

/** One figure of each table that is kept as claims arrive, and the job that counts it again. */
const CORRUPTIONS: readonly { what: string; job: string; sql: string }[] = [
  {
    what: 'a day of denied claims',
    job: 'daily-metrics',
    sql: 'UPDATE daily_metrics SET denied_count = denied_count + 1 WHERE metric_date = (SELECT MIN(metric_date) FROM daily_metrics)',
  },
  {
    what: 'a day of appeals',
    job: 'daily-metrics',
    sql: 'UPDATE daily_metrics SET recovered_cents = recovered_cents + 100 WHERE metric_date = (SELECT MAX(metric_date) FROM daily_metrics WHERE appeal_count > 0)',
  },
  {
    what: 'a day of denied lines',
    job: 'daily-metrics',
    sql: 'UPDATE daily_metrics SET denied_line_count = denied_line_count + 1 WHERE metric_date = (SELECT MIN(metric_date) FROM daily_metrics)',
  },
  {
    what: 'a day of claims that were paid nothing',
    job: 'daily-metrics',
    sql: 'UPDATE daily_metrics SET zero_paid_count = zero_paid_count - 1 WHERE metric_date = (SELECT MAX(metric_date) FROM daily_metrics)',
  },
  {
    what: 'the days that appeals took',
    job: 'daily-metrics',
    sql: 'UPDATE daily_appeals SET days_to_resolve = days_to_resolve + 1 WHERE metric_date = (SELECT MAX(metric_date) FROM daily_appeals WHERE decided_count > 0)',
  },
  {
    what: 'what was filed on a day',
    job: 'daily-metrics',
    sql: 'UPDATE daily_appeals SET filed_recovered_cents = filed_recovered_cents - 5 WHERE metric_date = (SELECT MIN(metric_date) FROM daily_appeals WHERE filed_count > 0)',
  },
  {
    what: 'the dollars of open denials',
    job: 'open-denials',
    sql: `UPDATE open_denials SET to_work_cents = to_work_cents + 100 WHERE denied_on = (SELECT MIN(denied_on) FROM open_denials)
     AND deadline = (SELECT MIN(deadline) FROM open_denials WHERE denied_on = (SELECT MIN(denied_on) FROM open_denials))`,
  },
  {
    what: 'where a denial stands',
    job: 'open-denials',
    sql: `UPDATE denials SET stage = 'CLOSED' WHERE claim_id = (SELECT MIN(claim_id) FROM denials WHERE stage = 'TO_WORK')`,
  },
  {
    what: 'the filing limit of a denial',
    job: 'open-denials',
    sql: `UPDATE denials SET deadline = '2025-01-07' WHERE claim_id = (SELECT MAX(claim_id) FROM denials)`,
  },
  {
    what: 'what was recovered by appeals',
    job: 'open-denials',
    sql: `UPDATE recovery_outcomes SET won_count = won_count - 1 WHERE path = 'APPEAL' AND payer_id = 1
     AND reason_key = (SELECT MIN(reason_key) FROM recovery_outcomes WHERE path = 'APPEAL' AND payer_id = 1)`,
  },
  {
    what: 'what was recovered by corrected claims',
    job: 'open-denials',
    sql: `UPDATE recovery_outcomes SET recovered_cents = recovered_cents + 1 WHERE path = 'CORRECTED_CLAIM' AND payer_id = 1
     AND reason_key = (SELECT MIN(reason_key) FROM recovery_outcomes WHERE path = 'CORRECTED_CLAIM' AND payer_id = 1)`,
  },
  {
    what: 'the days of a claim number',
    job: 'daily-metrics',
    sql: `UPDATE claim_number_days SET claim_count = claim_count + 1 WHERE axis = 'SERVICE' AND start = '25' AND metric_date = (
      SELECT MIN(metric_date) FROM claim_number_days WHERE axis = 'SERVICE' AND start = '25')`,
  },
  {
    what: 'a denial reason',
    job: 'daily-metrics',
    sql: "UPDATE daily_denial_reasons SET denied_cents = denied_cents - 1 WHERE metric_date = (SELECT MIN(metric_date) FROM daily_denial_reasons WHERE carc = '4') AND carc = '4'",
  },
  {
    what: 'a day of practice',
    job: 'daily-metrics',
    sql: 'UPDATE daily_learning SET attempt_count = attempt_count + 2 WHERE metric_date = (SELECT MIN(metric_date) FROM daily_learning)',
  },
  {
    what: 'a booking of what an appeal brought',
    job: 'ledger',
    sql: `UPDATE bookings SET cash_cents = cash_cents + 100 WHERE kind = 'APPEAL_WON' AND subject_id = (SELECT MIN(subject_id) FROM bookings WHERE kind = 'APPEAL_WON')`,
  },
  {
    what: 'what a cohort was allowed',
    job: 'ledger',
    sql: 'UPDATE cohort_allowed SET allowed_cents = allowed_cents - 1 WHERE submission_date = (SELECT MIN(submission_date) FROM cohort_allowed)',
  },
  {
    what: 'what became of denials',
    job: 'ledger',
    sql: `UPDATE denial_outcomes SET corrected_cents = corrected_cents + 1 WHERE week_start = (SELECT MIN(week_start) FROM denial_outcomes)
     AND rule_key = (SELECT MIN(rule_key) FROM denial_outcomes WHERE week_start = (SELECT MIN(week_start) FROM denial_outcomes))`,
  },
  {
    what: 'the day on which a coder trained a rule first',
    job: 'ledger',
    sql: "UPDATE coder_trainings SET first_day = '2001-01-01' WHERE coder_id = 1 AND rule_key = (SELECT MIN(rule_key) FROM coder_trainings)",
  },
  {
    what: "a mature week's claims",
    job: 'ledger',
    sql: `UPDATE impact_cohorts SET denied = '[]' WHERE dimension = 'PAYER' AND member_id = 1 AND week_start = (SELECT MIN(week_start) FROM impact_cohorts)`,
  },
  {
    what: "the ledger's sums of a day",
    job: 'ledger',
    sql: `UPDATE daily_bookings SET booking_count = booking_count + 1 WHERE kind = 'APPEAL_WON' AND metric_date = (SELECT MIN(metric_date) FROM daily_bookings WHERE kind = 'APPEAL_WON')`,
  },
  {
    what: "the workspace's claim count",
    job: 'daily-metrics',
    sql: 'UPDATE workspaces SET claim_count = claim_count + 5',
  },
  {
    what: "the run's denied claims",
    job: 'daily-metrics',
    sql: 'UPDATE runs SET claims_denied = claims_denied - 1',
  },
  {
    what: "a pattern's day",
    job: 'pattern-metrics',
    sql: 'UPDATE pattern_daily_metrics SET claim_count = claim_count + 1 WHERE pattern_id = 1 AND metric_date = (SELECT MIN(metric_date) FROM pattern_daily_metrics WHERE pattern_id = 1)',
  },
  {
    what: "a pattern's appeals",
    job: 'pattern-metrics',
    sql: `UPDATE pattern_daily_metrics SET overturn_count = overturn_count + 1 WHERE appeal_count > 0 AND metric_date = (SELECT MIN(metric_date) FROM pattern_daily_metrics WHERE appeal_count > 0)
     AND pattern_id = (SELECT MIN(pattern_id) FROM pattern_daily_metrics WHERE appeal_count > 0)`,
  },
  {
    what: "a policy's day",
    job: 'policy-metrics',
    sql: `UPDATE policy_daily_metrics SET hit_count = hit_count + 1 WHERE policy_id = (SELECT MIN(policy_id) FROM policy_daily_metrics WHERE denied_count > 0)
     AND metric_date = (SELECT MIN(metric_date) FROM policy_daily_metrics WHERE policy_id = (SELECT MIN(policy_id) FROM policy_daily_metrics WHERE denied_count > 0))`,
  },
  {
    what: "a policy's total",
    job: 'policy-metrics',
    sql: 'UPDATE policy_performance SET overturn_count = overturn_count + 1 WHERE policy_id = (SELECT MIN(policy_id) FROM policy_performance)',
  },
  {
    what: 'how often a policy denied a provider',
    job: 'policy-metrics',
    sql: `UPDATE policy_providers SET denied_count = denied_count + 2 WHERE policy_id = (SELECT MIN(policy_id) FROM policy_providers)
     AND provider_id = (SELECT MIN(provider_id) FROM policy_providers WHERE policy_id = (SELECT MIN(policy_id) FROM policy_providers))`,
  },
  {
    what: 'how often a pattern was practiced on',
    job: 'pattern-metrics',
    sql: 'UPDATE pattern_learning SET attempt_count = attempt_count + 1 WHERE pattern_id = (SELECT MIN(pattern_id) FROM pattern_learning)',
  },
  {
    what: "a pattern's newest day, by the job of every six hours",
    job: 'pattern-detection',
    sql: 'UPDATE pattern_daily_metrics SET denied_count = denied_count + 1 WHERE pattern_id = 1 AND metric_date = (SELECT MAX(metric_date) FROM pattern_daily_metrics WHERE pattern_id = 1 AND claim_count > 0)',
  },
  {
    what: "a code's allowed dollars in a week",
    job: 'code-metrics',
    sql: `UPDATE code_weekly_metrics SET allowed_cents = allowed_cents + 1 WHERE procedure_code = '99213' AND carc = ''
     AND week_start = (SELECT MIN(week_start) FROM code_weekly_metrics WHERE procedure_code = '99213' AND carc = '')`,
  },
  {
    what: 'how often a modifier was denied',
    job: 'code-metrics',
    sql: `UPDATE code_weekly_modifiers SET denied_count = denied_count + 1 WHERE procedure_code = '99213' AND modifier = '25'
     AND week_start = (SELECT MAX(week_start) FROM code_weekly_modifiers WHERE procedure_code = '99213' AND modifier = '25')`,
  },
  {
    what: "a provider's denials",
    job: 'provider-performance',
    sql: 'UPDATE provider_performance SET denied_count = denied_count + 3 WHERE provider_id = (SELECT MIN(provider_id) FROM provider_performance)',
  },
];

describe.each(DATABASES)('recomputation from the claims, on $name', ({ create }) => {
  let home: TestDatabase;
  let database: Database;
  let runner: JobRunner;
  let workspaceId: number;
  let right: Awaited<ReturnType<typeof derivedTables>>;
  let rightTexts: ReadonlyMap<string, string>;
  /** The tables that are not as the run left them; of one only, where that is all that can be wrong. */
  const wrongTables = async (only?: string): Promise<string[]> => {
    const found = texts(
      await derivedTables(database, workspaceId, (table) => only === undefined || table === only),
    );
    return [...found].filter(([table, text]) => text !== rightTexts.get(table)).map(([table]) => table);
  };

  beforeAll(async () => {
    home = await create();
    database = await openMigrated(home.url);
    workspaceId = await addRun(database, { ...SMALL_PRACTICE, durationDays: 70 });
    await runToEnd(database, workspaceId);
    runner = new JobRunner(database, RECOMPUTE_JOBS, { nowMs: () => 0 }, (name, error) => {
      throw new Error(`${name}: ${String(error)}`);
    });
    right = await derivedTables(database, workspaceId);
    rightTexts = texts(right);
  }, 120_000);

  afterAll(async () => {
    await database.close();
    await home.drop();
  });

  it('confirms every figure that the run kept', async () => {
    for (const { name } of RECOMPUTE_JOBS)
      expect(await runner.run(name)).toMatchObject({
        name,
        state: 'SUCCEEDED',
        mismatches: 0,
        lastError: null,
      });
    const figures = await derivedTables(database, workspaceId);
    // And some days on which only corrected claims were sent, after the last patient.
    const days = (figures.daily_metrics ?? []).filter((day) => Number(day.claim_count) > 0);
    expect(days).toHaveLength(70);
    expect(figures.pattern_daily_metrics?.length).toBeGreaterThan(30);
    expect(figures.policy_daily_metrics?.length).toBeGreaterThan(1_000);
    expect(figures.denials?.length).toBeGreaterThan(300);
    expect(new Set(figures.denials?.map((row) => row.stage))).toEqual(
      new Set(['TO_WORK', 'WITH_PAYER', 'CLOSED']),
    );
    const won = figures.recovery_outcomes?.filter((row) => Number(row.recovered_cents) > 0) ?? [];
    expect(new Set(won.map((row) => row.path))).toEqual(new Set(['APPEAL', 'CORRECTED_CLAIM']));
    expect(figures.daily_appeals?.length).toBeGreaterThan(20);
    const appealed = figures.policy_performance?.filter((row) => Number(row.overturn_count) > 0);
    expect(appealed?.length).toBeGreaterThan(3);
  });

  it.each(CORRUPTIONS)('reports and mends $what when it is wrong', async ({ job, sql }) => {
    expect(await database.write((tx) => tx.run(sql))).toBe(1);
    expect(await runner.run(job)).toMatchObject({ state: 'SUCCEEDED', mismatches: 1 });
    expect(await wrongTables(tableOf(sql))).toEqual([]);
  });

  it('changes nothing else by that', async () => {
    // What the same jobs confirmed above, so that they would find nothing more.
    expect(await wrongTables()).toEqual([]);
  });

  it('reports and mends a claim that the detector does not hold', async () => {
    await database.write((tx) =>
      tx.run(
        `DELETE FROM detector_observations WHERE (day, first_claim_id) = (
           SELECT day, first_claim_id FROM detector_observations ORDER BY day DESC, first_claim_id LIMIT 1)`,
      ),
    );
    const held = (await derivedTables(database, workspaceId)).detector_observations ?? [];
    const missing = (right.detector_observations?.length ?? 0) - held.length;
    expect(missing).toBeGreaterThan(0);
    expect(await runner.run('detector-state')).toMatchObject({ mismatches: missing });
    expect(await wrongTables()).toEqual([]);
  });

  it('gives a learning event back to the pattern that owns its claim', async () => {
    await database.write((tx) =>
      tx.run(
        'UPDATE learning_events SET pattern_id = NULL WHERE id = (SELECT MIN(id) FROM learning_events WHERE pattern_id IS NOT NULL)',
      ),
    );
    expect(await runner.run('pattern-metrics')).toMatchObject({ mismatches: 1 });
    expect(await wrongTables()).toEqual([]);
    expect(await runner.run('pattern-metrics')).toMatchObject({ mismatches: 0 });
  });

  it('puts a rollup row back that was lost, counting each of its figures', async () => {
    const lost = right.daily_metrics?.[10] as Row;
    await database.write((tx) =>
      tx.run('DELETE FROM daily_metrics WHERE metric_date = ?', [String(lost.metric_date)]),
    );
    const figures = Object.entries(lost).filter(
      ([name, value]) => !['workspace_id', 'metric_date'].includes(name) && Number(value) !== 0,
    );
    expect(await runner.run('daily-metrics')).toMatchObject({ mismatches: figures.length });
    expect(await wrongTables()).toEqual([]);
  });

  it('counts policies over the days of the run, however old the claims are that are imported beside it', async () => {
    const sample = readFileSync(join(__dirname, '../connectors/samples/professional-denials.835'), 'latin1');
    const old = sample.replaceAll('*2025', '*2015');
    expect(await importInto(database, Buffer.from(old, 'latin1'), workspaceId)).toMatchObject({
      state: 'COMPLETED',
    });
    const [oldest] = await database
      .reader('live')
      .query<{ date: string }>('SELECT MIN(processing_date) AS date FROM claims WHERE workspace_id = ?', [
        workspaceId,
      ]);
    expect(oldest?.date).toMatch(/^2015/);
    const span = await policySpan(database.reader('live'), workspaceId);
    expect(span?.from).toBe(SMALL_PRACTICE.startDate);
    const { policy_daily_metrics } = await derivedTables(database, workspaceId);
    const days = policy_daily_metrics?.map((row) => String(row.metric_date)) ?? [];
    expect(days.every((day) => day >= (span?.from ?? '') && day <= (span?.to ?? ''))).toBe(true);
    expect(await runner.run('policy-metrics')).toMatchObject({ state: 'SUCCEEDED', mismatches: 0 });
  });

  it('refuses a job that does not exist by name', async () => {
    await expect(runner.run('nightly')).rejects.toThrow('There is no job with id "nightly".');
  });
});

const tableOf = (update: string): string => /^UPDATE (\w+)/.exec(update)?.[1] ?? '';

/** Each table's text: to compare tens of thousands of rows value by value takes longer than what is tested. */
const texts = (tables: Record<string, Row[]>): Map<string, string> =>
  new Map(Object.entries(tables).map(([name, rows]) => [name, JSON.stringify(rows)]));
