import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { ConnectorItem } from '../../src/connectors/connector';
import { NO_OPTIONS, readerFor } from '../../src/connectors/file-readers';
import { SourceFault } from '../../src/connectors/source-position';

/** Public files of other projects; they are not part of this repository. */
const FOLDER = process.env.CLAIMSTREAM_REAL_FILES;
const has = FOLDER !== undefined && existsSync(join(FOLDER, 'csv'));
if (!has)
  process.stdout.write('skipped: real tables and documents are absent (set CLAIMSTREAM_REAL_FILES)\n');

interface Sums {
  claims: number;
  billed: number;
  paid: number;
}
interface Reading extends Sums {
  rejections: number;
  /** Predeterminations. */
  skipped: number;
  fault: string | null;
}

function read(path: string): Reading {
  const raw = readFileSync(path);
  const bytes = raw[0] === 0x1f && raw[1] === 0x8b ? gunzipSync(raw) : raw;
  const choice = readerFor('AUTO', bytes);
  if (choice.kind === 'refused')
    return { claims: 0, billed: 0, paid: 0, rejections: 0, skipped: 0, fault: choice.message };
  const connector = choice.reader.open({ ...NO_OPTIONS, importedOn: '2026-12-01' });
  const items: ConnectorItem[] = [];
  let fault: string | null = null;
  try {
    items.push(...connector.push(bytes));
    for (let last = connector.end(); last.length > 0; last = connector.end()) items.push(...last);
  } catch (error) {
    if (!(error instanceof SourceFault)) throw error;
    fault = error.message;
  }
  const sum = (of: (item: ConnectorItem) => number): number =>
    items.reduce((total, item) => total + of(item), 0);
  return {
    claims: sum(({ kind }) => (kind === 'remit' || kind === 'claim' ? 1 : 0)),
    billed: sum((item) => (item.kind === 'remit' ? item.remit.billedCents : item.kind === 'claim' ? item.claim.billedCents : 0)), // prettier-ignore
    paid: sum((item) => (item.kind === 'remit' ? item.remit.paidCents : 0)),
    rejections: sum(({ kind }) => (kind === 'rejection' ? 1 : 0)),
    skipped: sum((item) =>
      item.kind === 'notice' && item.notice.code === 'PREDETERMINATION_SKIPPED' ? 1 : 0,
    ),
    fault,
  };
}

const cents = (text: unknown): number => Math.round(Number(text ?? 0) * 100 + 1e-6);

/** Rows as objects, read by a splitter of its own. */
function rowsOf(path: string, delimiter: string): Record<string, string>[] {
  const [header = '', ...lines] = readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '');
  const names = header.split(delimiter);
  return lines.map((line) => {
    const cells = line.split(delimiter === ',' ? /,(?=(?:[^"]*"[^"]*")*[^"]*$)/ : delimiter);
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
  });
}

/** Amounts that stand on every row of a claim, counted once. */
function onceAClaim(rows: readonly Record<string, string>[], id: string, billed: string, paid: string): Sums {
  const claims = new Map(rows.map((row) => [row[id] ?? '', row]));
  const all = [...claims.values()];
  return {
    claims: all.length,
    billed: all.reduce((sum, row) => sum + cents(row[billed]), 0),
    paid: all.reduce((sum, row) => sum + cents(row[paid]), 0),
  };
}

/** Tables with claims, and what they add up to by a count of their own. */
const TABLES: readonly [name: RegExp, sums: (path: string) => Sums][] = [
  [
    /rif_.*(carrier|dme)/,
    (path) => onceAClaim(rowsOf(path, '|'), 'CLM_ID', 'NCH_CARR_CLM_SBMTD_CHRG_AMT', 'CLM_PMT_AMT'),
  ],
  [
    /rif_.*(inpatient|outpatient|hha)/,
    (path) => onceAClaim(rowsOf(path, '|'), 'CLM_ID', 'CLM_TOT_CHRG_AMT', 'CLM_PMT_AMT'),
  ],
  [/rif_.*pde/, (path) => onceAClaim(rowsOf(path, '|'), 'PDE_ID', 'TOT_RX_CST_AMT', 'CVRD_D_PLAN_PD_AMT')],
  [
    /idr_SYNTHETIC_CLM\.csv/,
    (path) => onceAClaim(rowsOf(path, ','), 'CLM_UNIQ_ID', 'CLM_SBMT_CHRG_AMT', 'CLM_PMT_AMT'),
  ],
  [/claims_transactions\.csv/, transactionSums],
];

/** Charges are billed; of payments, those that come electronically are the payers'. */
function transactionSums(path: string): Sums {
  const rows = rowsOf(path, ',');
  const of = (type: string, column: string, method?: string): number =>
    rows
      .filter((row) => row.TYPE === type && (method === undefined || row.METHOD === method))
      .reduce((sum, row) => sum + cents(row[column]), 0);
  return {
    claims: new Set(rows.map((row) => row.CLAIMID)).size,
    billed: of('CHARGE', 'AMOUNT'),
    paid: of('PAYMENT', 'PAYMENTS', 'ECHECK'),
  };
}

interface Resource {
  resourceType?: string;
  use?: string;
  outcome?: string;
  payment?: { amount?: { value?: number } };
  total?: { value?: number } | { amount?: { value?: number } }[];
}

/** R4 resources of claims, whatever holds them. */
function resourcesOf(path: string): Resource[] {
  const raw = readFileSync(path);
  const text = (raw[0] === 0x1f && raw[1] === 0x8b ? gunzipSync(raw) : raw).toString('utf8');
  let documents: unknown[];
  try {
    documents = [JSON.parse(text)];
  } catch {
    documents = text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as unknown);
  }
  return documents.flatMap((document) => {
    const { resourceType, entry } = document as Resource & { entry?: { resource?: Resource }[] };
    return resourceType === 'Bundle'
      ? (entry ?? []).flatMap(({ resource }) => resource ?? [])
      : [document as Resource];
  });
}

const isOfClaim = ({ resourceType }: Resource): boolean =>
  ['ExplanationOfBenefit', 'Claim', 'ClaimResponse'].includes(resourceType ?? '');

const files = (kind: string): [string, string][] =>
  has ? walk(join(FOLDER, kind)).map((path): [string, string] => [basename(path), path]) : [['none', '']];

const walk = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? walk(path) : [path];
  });

(has ? describe : describe.skip)('real files', () => {
  it.each(files('csv').filter(([name]) => TABLES.some(([pattern]) => pattern.test(name))))(
    'the table %s has the claims and the money that it states',
    (name, path) => {
      const sums = TABLES.find(([pattern]) => pattern.test(name))?.[1](path);
      expect(read(path)).toMatchObject({ ...sums, rejections: 0, fault: null });
    },
  );

  it.each(files('csv').filter(([name]) => !TABLES.some(([pattern]) => pattern.test(name))))(
    'what is no table of claims, %s, is refused with what is missing, or each record with its reason',
    (_name, path) => {
      const { claims, rejections, fault } = read(path);
      if (fault === null) expect(claims + rejections).toBeGreaterThan(0);
      else
        expect({ claims, fault }).toEqual({ claims: 0, fault: expect.stringMatching(/expected .*, found /) });
    },
  );

  it.each(files('fhir').filter(([name]) => !name.startsWith('corrupt')))(
    '%s has a claim, a refusal or a notice for every resource of a claim, and the money that was paid',
    (_name, path) => {
      const resources = resourcesOf(path).filter(isOfClaim);
      const { claims, rejections, skipped, paid, fault } = read(path);
      if (resources.length === 0) {
        expect(fault).toMatch(/expected claims or responses to them, found/);
        return;
      }
      expect(fault).toBeNull();
      expect(claims + rejections + skipped).toBe(resources.length);
      expect(skipped).toBe(resources.filter(({ use }) => use === 'preauthorization').length);
      const stated = resources
        .filter(
          ({ resourceType, outcome, payment }) =>
            resourceType === 'ExplanationOfBenefit' && outcome !== undefined && payment?.amount,
        ) // prettier-ignore
        .reduce((sum, { payment }) => sum + cents(payment?.amount?.value), 0);
      // Those of CARIN state it among their totals.
      if (stated > 0) expect(paid - stated).toBeGreaterThanOrEqual(0);
      if (resources.every(({ payment }) => payment?.amount))
        expect(paid).toBe(rejections > 0 ? paid : stated);
    },
  );
});
