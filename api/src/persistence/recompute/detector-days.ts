import type { Row, Tx } from '../database';

/**
 * One stored detector day, rebuilt from the claims adjudicated on it: eligible claims by payer, provider and coder, their payer
 * mix, and the denials, in the stored order.
 * @returns how many numbers of the stored day differ
 */
export async function confirmDetectorDay(tx: Tx, workspaceId: number, day: string): Promise<number> {
  const [stored] = await tx.query<{ cells: string }>(
    'SELECT cells FROM detector_days WHERE workspace_id = ? AND day = ?',
    [workspaceId, day],
  );
  if (!stored) return 0;
  const text = JSON.stringify(await cellsOf(tx, workspaceId, day));
  if (text === stored.cells) return 0;
  await tx.run('UPDATE detector_days SET cells = ? WHERE workspace_id = ? AND day = ?', [
    text,
    workspaceId,
    day,
  ]);
  return differences(parsed(stored.cells), parsed(text));
}

const FIRST_ADJUDICATIONS = `workspace_id = ? AND processing_date = ? AND frequency_code = '1' AND initially_denied IS NOT NULL`;

async function cellsOf(tx: Tx, workspaceId: number, day: string): Promise<Record<string, unknown>> {
  const key = [workspaceId, day];
  const eligible = (column: string): Promise<Row[]> =>
    tx.query(
      `SELECT ${column} AS id, eligible_populations, COUNT(*) AS claims, SUM(billed_cents) AS billed FROM claims
       WHERE ${FIRST_ADJUDICATIONS} AND ${column} IS NOT NULL GROUP BY ${column}, eligible_populations ORDER BY ${column}`,
      key,
    );
  const mix = (column: string, absent: number | null): Promise<Row[]> =>
    tx.query(
      `SELECT ${absent === null ? column : `COALESCE(${column}, ${absent})`} AS id, payer_id AS payer, COUNT(*) AS claims FROM claims
       WHERE ${FIRST_ADJUDICATIONS}${absent === null ? ` AND ${column} IS NOT NULL` : ''} GROUP BY 1, 2 ORDER BY 1, 2`,
      key,
    );
  const denials = await tx.query<Row>(
    `SELECT first_carc AS carc, eligible_populations, payer_id AS payer, COALESCE(provider_id, -1) AS provider, COALESCE(coder_id, -1) AS coder, denied_cents AS cents
     FROM claims WHERE ${FIRST_ADJUDICATIONS} AND initially_denied = 1 AND first_carc IS NOT NULL
     ORDER BY first_carc, eligible_populations, payer_id, 4, 5, denied_cents`,
    key,
  );
  const carcs = [...new Set(denials.map((row) => row.carc as string))];
  const triples = (rows: readonly Row[]): number[] =>
    rows.flatMap((row) => [Number(row.id), Number(row.payer), Number(row.claims)]);
  return {
    p: eligibleRows(await eligible('payer_id')),
    v: eligibleRows(await eligible('provider_id')),
    c: eligibleRows(await eligible('coder_id')),
    vp: triples(await mix('provider_id', -1)),
    cp: triples(await mix('coder_id', null)),
    r: carcs,
    d: denials.flatMap((row) => [
      carcs.indexOf(row.carc as string),
      Number(row.eligible_populations),
      Number(row.payer),
      Number(row.provider),
      Number(row.coder),
      Number(row.cents),
    ]),
  };
}

/** [id, families as a bit mask, claims by family, billed cents by family] */
function eligibleRows(rows: readonly Row[]): number[][] {
  const byId = new Map<number, Map<number, { claims: number; billed: number }>>();
  for (const row of rows) {
    const families = byId.get(Number(row.id)) ?? new Map<number, { claims: number; billed: number }>();
    byId.set(Number(row.id), families);
    for (let family = 0; family < 31; family += 1) {
      if ((Number(row.eligible_populations) & (1 << family)) === 0) continue;
      const sums = families.get(family) ?? { claims: 0, billed: 0 };
      families.set(family, {
        claims: sums.claims + Number(row.claims),
        billed: sums.billed + Number(row.billed),
      });
    }
  }
  return [...byId].map(([id, families]) => {
    const ordered = [...families].sort(([a], [b]) => a - b);
    const mask = ordered.reduce((bits, [family]) => bits | (1 << family), 0);
    return [id, mask, ...ordered.map(([, sums]) => sums.claims), ...ordered.map(([, sums]) => sums.billed)];
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function differences(a: unknown, b: unknown): number {
  if (Array.isArray(a) && Array.isArray(b)) {
    return Array.from({ length: Math.max(a.length, b.length) }, (_, i) => differences(a[i], b[i])).reduce(
      (sum, n) => sum + n,
      0,
    );
  }
  if (typeof a === 'object' && typeof b === 'object' && a !== null && b !== null) {
    const left = a as Row;
    const right = b as Row;
    return [...new Set([...Object.keys(left), ...Object.keys(right)])].reduce(
      (sum, name) => sum + differences(left[name], right[name]),
      0,
    );
  }
  return a === b ? 0 : 1;
}
