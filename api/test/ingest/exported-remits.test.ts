import type { RemitClaim } from '../../src/connectors/remittance';
import { refusalOf } from '../../src/ingest/remit/remit-event-of';
import { EqualsOfPayment, eventKey } from '../../src/ingest/remit/remit-identity';
import type { Database } from '../../src/persistence/database';
import { readBytes, realFiles, sampleFiles } from '../connectors/x12/reading';
import { DATABASES, withOneDatabase } from '../support/databases';
import { exportedRemits } from '../support/exports';
import { importInto } from '../support/imports';

const files = [...sampleFiles(), ...realFiles()];
const sqlite = DATABASES.filter((kind) => kind.name === 'SQLite');

/**
 * All that is said of a claim, but for where it stands, what its form alone gives rise to, and its provider, who is one
 * of the workspace whatever a file calls it. One unit is meant where none are stated.
 */
function saidOf(remit: RemitClaim): string {
  const { position, place, ordinal, payment, payer, payee, notices, remitDate, traceNumber, ...said } = remit;
  void [position, place, ordinal, payment, payer, payee, notices, remitDate, traceNumber];
  const lines = said.lines.map((line) => ({ ...line, paidUnits: line.paidUnits ?? line.units }));
  return JSON.stringify({ ...said, renderingProvider: null, lines });
}

/** Each event once, as it is stored. */
function saidIn(bytes: Buffer): string[] {
  const equals = new EqualsOfPayment();
  const byKey = new Map<string, RemitClaim>();
  for (const remit of readBytes(bytes).remits) {
    const key = eventKey(remit, equals.nextRemit(remit));
    if (refusalOf(remit) === null && !byKey.has(key)) byKey.set(key, remit);
  }
  return [...byKey.values()].map(saidOf).sort();
}

describe.each(sqlite)('an 835 of what was imported, on $name', ({ create }) => {
  let database: Database;
  withOneDatabase(create, (opened) => (database = opened));

  it.each(files.map(({ name, bytes }) => [name, bytes] as const))(
    'says of every claim what %s said',
    async (_name, bytes) => {
      const job = await importInto(database, bytes, null);
      const exported = Buffer.from(await exportedRemits(database, Number(job.workspace_id)));
      const [expected, found] = [saidIn(bytes), saidIn(exported)];
      expect(found).toEqual(expected);
    },
    60_000,
  );
});
