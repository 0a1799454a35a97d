import type { FileWriter } from '../../src/connectors/file-writer';
import type { ClaimRecord } from '../../src/domain/claim-record';
import { RunRecords } from '../../src/cli/run-records';
import type { ScenarioConfig } from '../../src/domain/scenario/scenario';
import { createSimulation } from '../../src/generation/create-simulation';

/** Every claim of a run as of its last day, in the order of its id. */
export function simulatedRecords(config: ScenarioConfig, seed: number, days: number): ClaimRecord[] {
  const simulation = createSimulation({ config, seed, commands: [] });
  const run = new RunRecords(simulation);
  const events = simulation.advance(simulation.nowS + days * 86_400, Number.MAX_SAFE_INTEGER);
  return [...run.observe(events).closed, ...run.stillOpen()].sort((a, b) => a.claim.id - b.claim.id);
}

const byDate = (records: readonly ClaimRecord[], dateOf: (record: ClaimRecord) => string): ClaimRecord[] =>
  [...records].sort((a, b) => {
    const [left, right] = [dateOf(a), dateOf(b)];
    return left < right ? -1 : left > right ? 1 : a.claim.id - b.claim.id;
  });

export const bySubmission = (records: readonly ClaimRecord[]): ClaimRecord[] =>
  byDate(records, ({ claim }) => claim.submissionDate);

export const byProcessing = (records: readonly ClaimRecord[]): ClaimRecord[] =>
  byDate(
    records.filter(({ adjudication }) => adjudication),
    ({ adjudication }) => adjudication?.processingDate ?? '',
  );

/** A whole file. */
export const fileText = (writer: FileWriter, records: readonly ClaimRecord[]): string =>
  [writer.begin(), ...writer.add(records), ...writer.end()].join('');
