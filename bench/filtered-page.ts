import { isInputObjectType } from 'graphql';
import { performance } from 'node:perf_hooks';
import { addDays } from '../api/src/domain/calendar';
import { CLAIM_STATUSES } from '../api/src/domain/claim-status';
import { CLAIM_DATE_FIELDS, CLAIM_ORDER_FIELDS, DIRECTIONS } from '../api/src/entities/enums/states';
import type { Row } from '../api/src/persistence/database';
import { globalId, workspaceGlobalId } from '../api/src/entities/global-id';
import { buildAppSchema } from '../api/src/schema';
import type { Figure } from './figure';
import { median, percentile, rounded } from './figure';
import type { InProcessApi } from './in-process-api';
import { parsedOperation } from './in-process-api';

const ROUNDS = 3;
const REQUESTS = 100;
/** A round of a slow case ends after this long, or it alone would take minutes. */
const ROUND_MS = 5_000;
/** Each case is measured this often first; then the slowest ones are measured again. */
const LOOKS = 2;
const MEASURED = 8;

const PAGE =
  parsedOperation(`query ($workspaceId: ID!, $filter: ClaimFilter, $orderBy: ClaimOrder, $after: String) {
  claims(workspaceId: $workspaceId, filter: $filter, orderBy: $orderBy, first: 20, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes { id claimNumber status patientName submissionDate dateOfService processingDate billedAmount carc payer { name } provider { name } }
  }
}`);
const COUNT = parsedOperation(`query ($workspaceId: ID!, $filter: ClaimFilter) {
  claims(workspaceId: $workspaceId, filter: $filter, first: 1) { totalCount totalCountCapped pageInfo { hasNextPage endCursor } }
}`);

interface PageCase {
  name: string;
  document: typeof PAGE;
  variables: Record<string, unknown>;
  /** The slowest measurement. */
  ms: number;
  /** Where its next page begins; null when it has none. */
  next: string | null;
}

/** The slowest page over every single filter, with common, rare and absent values, in every order, and its next page. */
export async function filteredPage(api: InProcessApi): Promise<Figure> {
  const workspaceId = await onlyWorkspace(api);
  const filters = await filtersOf(api, workspaceId);
  const pages = await lookedAt(api, pageCases(workspaceId, filters));
  const nextPages = await lookedAt(api, nextPageCases(pages));
  const counts = await lookedAt(
    api,
    filters.map(({ name, filter }) => ({
      name: `totalCount of ${name}`,
      document: COUNT,
      variables: { workspaceId: workspaceGlobalId(workspaceId), filter },
      ms: 0,
      next: null,
    })),
  );
  const worst = await slowest(api, [...pages, ...nextPages], MEASURED);
  const worstCounts = await slowest(api, counts, 3);
  return {
    figure: 'filteredPage',
    ratio: null,
    target: 'p99 of the worst <= 100 ms',
    from: {
      worstP99Ms: worst[0]?.p99Ms,
      worst: worst[0]?.name,
      next: worst.slice(1, 6),
      filters: filters.length,
      orders: CLAIM_ORDER_FIELDS.length * DIRECTIONS.length,
      cases: pages.length + nextPages.length,
      requests: REQUESTS,
      rounds: ROUNDS,
      totalCount: worstCounts[0],
    },
  };
}

function pageCases(workspaceId: number, filters: readonly NamedFilter[]): PageCase[] {
  const orders = CLAIM_ORDER_FIELDS.flatMap((field) => DIRECTIONS.map((direction) => ({ field, direction })));
  return filters.flatMap(({ name, filter }) =>
    orders.map((orderBy) => ({
      name: `${name} by ${orderBy.field} ${orderBy.direction}`,
      document: PAGE,
      variables: { workspaceId: workspaceGlobalId(workspaceId), filter, orderBy },
      ms: 0,
      next: null,
    })),
  );
}

function nextPageCases(pages: readonly PageCase[]): PageCase[] {
  return pages.flatMap((page) =>
    page.next === null
      ? []
      : [
          {
            ...page,
            name: `${page.name}, second page`,
            variables: { ...page.variables, after: page.next },
            ms: 0,
          },
        ],
  );
}

async function lookedAt(api: InProcessApi, cases: readonly PageCase[]): Promise<PageCase[]> {
  for (const each of cases) {
    // Reading from disk for the first time is not measured.
    const { data } = await api.request(each.document, each.variables);
    const { pageInfo } = (data as { claims: { pageInfo: { hasNextPage: boolean; endCursor: string } } })
      .claims;
    each.next = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    for (let look = 0; look < LOOKS; look += 1) {
      each.ms = Math.max(each.ms, (await api.request(each.document, each.variables)).ms);
    }
  }
  return [...cases];
}

async function slowest(
  api: InProcessApi,
  cases: readonly PageCase[],
  howMany: number,
): Promise<{ name: string; p99Ms: number }[]> {
  const suspects = [...cases].sort((a, b) => b.ms - a.ms).slice(0, howMany);
  const measured: { name: string; p99Ms: number }[] = [];
  for (const { name, document, variables } of suspects) {
    const rounds: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const times: number[] = [];
      const endMs = performance.now() + ROUND_MS;
      while (times.length < REQUESTS && performance.now() < endMs)
        times.push((await api.request(document, variables)).ms);
      rounds.push(percentile(times, 0.99));
    }
    measured.push({ name, p99Ms: rounded(median(rounds), 1) });
  }
  return measured.sort((a, b) => b.p99Ms - a.p99Ms);
}

interface NamedFilter {
  name: string;
  filter: Record<string, unknown>;
}

/** Every field of ClaimFilter by itself, and a search with some others; a field that is missing here is an error. */
async function filtersOf(api: InProcessApi, workspaceId: number): Promise<NamedFilter[]> {
  const rows = (sql: string): Promise<Row[]> =>
    api.database.reader('exports').query<Row>(sql, sql.includes('?') ? [workspaceId] : []);
  const ranked = async (column: string, table = 'claims'): Promise<{ common: unknown; rare: unknown }> => {
    const found = await rows(
      `SELECT ${column} AS value FROM ${table} WHERE workspace_id = ? AND ${column} IS NOT NULL GROUP BY ${column} ORDER BY COUNT(*) DESC, ${column}`,
    );
    return { common: found[0]?.value, rare: found.at(-1)?.value };
  };
  const [span] = await rows(
    `SELECT MIN(submission_date) AS first, MAX(submission_date) AS last, MAX(billed_cents) AS most, MIN(billed_cents) AS least FROM claims WHERE workspace_id = ?`,
  );
  const [middle] = await rows(
    'SELECT billed_cents AS cents FROM claims WHERE workspace_id = ? ORDER BY billed_cents LIMIT 1 OFFSET (SELECT COUNT(*) / 2 FROM claims)',
  );
  const [newest] = await rows(
    'SELECT claim_number, member_id FROM claims WHERE workspace_id = ? ORDER BY id DESC LIMIT 1',
  );
  const [first, last] = [String(span?.first), String(span?.last)];
  const [least, most, median] = [Number(span?.least), Number(span?.most), Number(middle?.cents)].map(
    (cents) => cents / 100,
  ) as [number, number, number];
  const id = (
    kind: 'Payer' | 'Provider' | 'Pattern',
    { common, rare }: { common: unknown; rare: unknown },
  ): unknown[] => [common, rare, 999_999].map((local) => globalId(kind, workspaceId, Number(local)));
  const [carc, procedure, lastName] = [
    await ranked('carc'),
    await ranked('procedure_code', 'claim_line_items'),
    await ranked('patient_last_name'),
  ];
  const values: Record<string, readonly unknown[]> = {
    status: [...CLAIM_STATUSES.map((status) => [status]), ['PAID', 'DENIED'], ['REVERSED', 'UPHELD']],
    payerId: id('Payer', await ranked('payer_id')),
    providerId: id('Provider', await ranked('provider_id')),
    patternId: id('Pattern', await ranked('pattern_id', 'pattern_claims')),
    carc: [[carc.common], [carc.rare], ['ZZ9'], [carc.common, carc.rare]],
    procedureCode: [procedure.common, procedure.rare, 'ZZZZZ'],
    source: ['SIMULATED', 'IMPORTED'],
    search: [
      String(lastName.common),
      String(lastName.common).slice(0, 1),
      String(lastName.rare),
      String(newest?.claim_number),
      String(newest?.claim_number).slice(0, 2),
      String(newest?.member_id),
      String(newest?.member_id).slice(0, 2),
      'zzzzzz',
    ],
    minBilled: [least, median, most, most + 1_000],
    maxBilled: [most, median, least, 0],
  };
  const filters = Object.entries(values).flatMap(([field, some]) =>
    some.map((value) => ({ [field]: value })),
  );
  requireEveryField([...Object.keys(values), 'from', 'to', 'dateField']);
  const mixed = mixedWithSearch({
    number: String(newest?.claim_number),
    lastName: String(lastName.common),
    payerId: id('Payer', await ranked('payer_id'))[0],
    carc: carc.common,
  });
  return [...filters, ...dateFilters(first, last), ...mixed].map((filter) => ({
    name: nameOf(filter),
    filter,
  }));
}

/** Every range of every date: all of them, the older, the newer, none, and one week. */
function dateFilters(first: string, last: string): Record<string, unknown>[] {
  const days = {
    from: [first, addDays(last, -400), addDays(last, -2), addDays(last, 500)],
    to: [last, addDays(first, 400), addDays(first, 2), addDays(first, -500)],
  };

  return CLAIM_DATE_FIELDS.flatMap((dateField) => [
    ...days.from.map((from) => ({ from, dateField })),
    ...days.to.map((to) => ({ to, dateField })),
    { from: addDays(first, 300), to: addDays(first, 306), dateField },
  ]);
}

/** Two characters of a number or name, and another condition that many claims fulfill. */
function mixedWithSearch(common: {
  number: string;
  lastName: string;
  payerId: unknown;
  carc: unknown;
}): Record<string, unknown>[] {
  const search = common.number.slice(0, 2);
  return [
    { search, status: ['DENIED'] },
    { search, payerId: common.payerId },
    { search, carc: [common.carc] },
    { search: common.lastName.slice(0, 2), status: ['PAID'] },
  ];
}

/** Ids are shown as what they stand for. */
const nameOf = (filter: Record<string, unknown>): string =>
  Object.entries(filter)
    .map(
      ([field, value]) =>
        `${field} ${field.endsWith('Id') ? Buffer.from(String(value), 'base64url').toString() : String(value)}`,
    )
    .join(', ');

function requireEveryField(covered: readonly string[]): void {
  const type = buildAppSchema().getType('ClaimFilter');
  const missing = isInputObjectType(type)
    ? Object.keys(type.getFields()).filter((field) => !covered.includes(field))
    : ['ClaimFilter'];
  if (missing.length > 0) throw new Error(`no values to measure ${missing.join(', ')} with`);
}

async function onlyWorkspace(api: InProcessApi): Promise<number> {
  const [row] = await api.database.reader('live').query<Row>('SELECT id FROM workspaces');
  return Number(row?.id);
}
