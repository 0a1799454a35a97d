import { writeRemits835 } from '../../src/connectors/x12/remit/write-remits';
import type { Database } from '../../src/persistence/database';
import { exportedPayments } from '../../src/persistence/read/remit/exported-payments';

/** The 835 file of what was imported into a workspace. */
export async function exportedRemits(database: Database, workspaceId: number): Promise<string> {
  const writer = writeRemits835({ createdDate: '2026-06-01' });
  const pieces = [writer.begin()];
  const range = { from: null, to: null };
  for await (const payment of exportedPayments(database.reader('exports'), workspaceId, range))
    pieces.push(...(writer.addPayment?.(payment) ?? []));
  return [...pieces, ...writer.end()].join('');
}
