import type { ClaimStatus } from '../../../src/domain/claim-status';
import { CLAIM_STATUSES } from '../../../src/domain/claim-status';
import { IMPORTED_ID_BASE } from '../../../src/domain/local-id';
import { addDays } from '../../../src/domain/calendar';
import type { ClaimOrderField, Direction } from '../../../src/entities/enums/states';
import { CLAIM_DATE_FIELDS, CLAIM_ORDER_FIELDS, DIRECTIONS } from '../../../src/entities/enums/states';
import type { WorkspaceEntity } from '../../../src/entities/workspace.entity';
import { insertRows } from '../../../src/persistence/bulk';
import type { ClaimRow } from '../../../src/persistence/claim-reader';
import type { Database, Queryable } from '../../../src/persistence/database';
import { countClaims } from '../../../src/persistence/read/claim-count';
import type { ClaimSort, StoredClaimFilter } from '../../../src/persistence/read/claim-query';
import { ORDER_COLUMN } from '../../../src/persistence/read/claim-query';
import type { ClaimPlace } from '../../../src/persistence/read/claims-page';
import { claimExistsBefore, pageOfClaims, THRESHOLDS } from '../../../src/persistence/read/claims-page';
import { confirmClaimNumberDays } from '../../../src/persistence/recompute/daily';
import { PATTERN_CLAIMS } from '../../../src/persistence/tables';
import { claimRow, insertClaimRows, lineRow } from '../../support/claim-rows';
import type { TestDatabase } from '../../support/databases';
import { DATABASES, openMigrated } from '../../support/databases';
import { effort, testSeed } from '../../support/effort';

const SEED = testSeed(20250106);
const WORKSPACE = 3;
const CLAIM_COUNT = effort(350, 700);
const PAGE = effort(60, 90);
/** How numbers start, by the month of submission. */
const STARTS: Record<string, string> = { '2024-02': 'cl', '2024-03': 'Q2', '2024-04': 'Ma' };

interface ModelClaim {
  id: number;
  status: ClaimStatus;
  claimNumber: string;
  memberId: string | null;
  lastName: string;
  firstName: string;
  providerId: number | null;
  payerId: number;
  service: string;
  submission: string;
  processing: string | null;
  billed: number;
  carc: string | null;
  deniedLaterCents: number | null;
  procedures: string[];
  patterns: number[];
}

const FILTERS: Record<string, StoredClaimFilter> = {
  nothing: {},
  'one status': { status: ['DENIED'] },
  'two statuses': { status: ['PENDING', 'UPHELD'] },
  'a status nobody has': { status: ['REVERSED'] },
  'no status at all': { status: [] },
  'submission dates': { dateField: 'SUBMISSION', from: '2024-01-20', to: '2024-03-01' },
  'service dates, open end': { dateField: 'SERVICE', from: '2024-02-20' },
  'processing dates': { dateField: 'PROCESSING', to: '2024-02-10' },
  'a payer': { payerId: 2 },
  'a payer unknown': { payerId: 99 },
  'a provider': { providerId: 1 },
  'a pattern': { patternId: 1 },
  'a reason code': { carc: ['197'] },
  'two reason codes': { carc: ['4', '197'] },
  'a procedure, billed on two lines of some claims': { procedureCode: '99213' },
  'a rare procedure': { procedureCode: 'J0585' },
  'the imported': { source: 'IMPORTED' },
  'the simulated': { source: 'SIMULATED' },
  'those denied later': { deniedLater: true },
  'those not denied later, of a payer': { deniedLater: false, payerId: 2 },
  'a search by last name, other case': { search: 'sMI' },
  'a search that fits several columns': { search: 'm' },
  'a search with a letter beyond ASCII': { search: 'Ñu' },
  'a search by two characters of a number': { search: 'cl' },
  'a search by number that other columns fit, too': { search: 'Ma' },
  'a search by numbers of one season': { search: 'Q2' },
  'a search by number, and a payer': { search: 'q2-1', payerId: 2 },
  'a search in vain': { search: 'm_' },
  'least billed': { minBilledCents: 20_000 },
  'billed between': { minBilledCents: 9_000, maxBilledCents: 11_000 },
  'everything at once': {
    status: ['DENIED', 'PAID'],
    dateField: 'SUBMISSION',
    from: '2024-01-10',
    payerId: 1,
    minBilledCents: 6_000,
  },
};
const SORTS: ClaimSort[] = CLAIM_ORDER_FIELDS.flatMap((field: ClaimOrderField) =>
  DIRECTIONS.map((direction: Direction) => ({ field, direction })),
);

/** The ways to a page change with size: low thresholds stand for a table of millions. */
const WAYS = {
  'sorting matches': THRESHOLDS,
  'trying the order, then sorting': { few: 3, triedRows: 100, sortable: 100_000 },
  'trying the order, then reading it on': { few: 3, triedRows: 100, sortable: 5 },
};
/** `npm run test:long` goes every way with every filter; `npm test` one of them in turn, and every way with the first. */
const waysFor = (at: number): [string, typeof THRESHOLDS][] =>
  Object.entries(WAYS).filter((_, way, all) => effort(0, 1) || at === 0 || at % all.length === way);

describe.each(DATABASES)('pages of claims, on $name', ({ name, create }) => {
  const model = modelClaims(SEED);
  let home: TestDatabase;
  let database: Database;
  let db: Queryable;

  beforeAll(async () => {
    console.log(`claims drawn from seed ${SEED}`);
    home = await create();
    database = await openMigrated(home.url);
    db = database.reader('lists');
    await store(database, WORKSPACE, model);
    // Another book beside it: nothing of it may show.
    await store(database, WORKSPACE + 1, model.slice(0, 50));
    if (name === 'PostgreSQL') await db.query('ANALYZE');
  });
  afterAll(async () => {
    await database.close();
    await home.drop();
  });

  /** Page after page; honest: each page knew whether something stood before it. */
  async function readThrough(
    filter: StoredClaimFilter,
    sort: ClaimSort,
    thresholds: typeof THRESHOLDS,
  ): Promise<{ found: number[]; honest: boolean }> {
    const list = { workspaceId: WORKSPACE, filter, sort };
    const found: number[] = [];
    let after: ClaimPlace | null = null;
    let honest = true;
    for (;;) {
      const page = await pageOfClaims(db, list, after, PAGE, thresholds);
      const [first, last] = [page[0], page.at(-1)];
      const from: ClaimPlace | null = first ? placeOf(first, sort) : after;
      if (from) honest &&= (await claimExistsBefore(db, list, from, !first, thresholds)) === found.length > 0;
      found.push(...page.map((claim) => claim.localId));
      if (!last) return { found, honest };
      after = placeOf(last, sort);
    }
  }

  describe.each(Object.entries(FILTERS).map(([title, filter], at) => ({ title, filter, ways: waysFor(at) })))(
    'filtered by $title',
    ({ filter, ways }) => {
      it.each(ways)(
        'give every match once in every order, by %s, and know what is before',
        async (_ways, thresholds) => {
          for (const sort of SORTS) {
            const { found, honest } = await readThrough(filter, sort, thresholds);
            const expected = model.filter((claim) => matches(claim, filter)).sort(byOrder(sort));
            expect({ sort, ids: found, honest }).toEqual({
              sort,
              ids: expected.map((claim) => claim.id),
              honest: true,
            });
          }
        },
      );

      it('are counted exactly below the cap', async () => {
        const workspace = { localId: WORKSPACE, claimCount: model.length } as WorkspaceEntity;
        const total = model.filter((claim) => matches(claim, filter)).length;
        expect(await countClaims(db, workspace, filter)).toEqual({ total, capped: false });
      });
    },
  );
});

const placeOf = (
  claim: Parameters<(typeof ORDER_COLUMN)['SERVICE_DATE']['valueOf']>[0],
  sort: ClaimSort,
): ClaimPlace => [ORDER_COLUMN[sort.field].valueOf(claim), claim.localId];

/** What the filter means, written down again without an index. */
function matches(claim: ModelClaim, filter: StoredClaimFilter): boolean {
  const date = { SUBMISSION: claim.submission, SERVICE: claim.service, PROCESSING: claim.processing }[
    filter.dateField ?? 'SUBMISSION'
  ];
  const prefix = filter.search?.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const searched = [claim.claimNumber, claim.memberId, claim.lastName, claim.firstName];
  return (
    (!filter.status || filter.status.includes(claim.status)) &&
    (filter.from === undefined || (date !== null && date >= filter.from)) &&
    (filter.to === undefined || (date !== null && date <= filter.to)) &&
    (filter.payerId === undefined || claim.payerId === filter.payerId) &&
    (filter.providerId === undefined || claim.providerId === filter.providerId) &&
    (filter.patternId === undefined || claim.patterns.includes(filter.patternId)) &&
    (!filter.carc || (claim.carc !== null && filter.carc.includes(claim.carc))) &&
    (filter.procedureCode === undefined || claim.procedures.includes(filter.procedureCode)) &&
    (filter.deniedLater === undefined || filter.deniedLater === (claim.deniedLaterCents !== null)) &&
    (filter.source === undefined || (filter.source === 'IMPORTED') === claim.id >= IMPORTED_ID_BASE) &&
    (prefix === undefined ||
      searched.some((text) =>
        text?.replace(/[A-Z]/g, (letter) => letter.toLowerCase()).startsWith(prefix),
      )) &&
    (filter.minBilledCents === undefined || claim.billed >= filter.minBilledCents) &&
    (filter.maxBilledCents === undefined || claim.billed <= filter.maxBilledCents)
  );
}

function byOrder({ field, direction }: ClaimSort): (a: ModelClaim, b: ModelClaim) => number {
  const value = (claim: ModelClaim): string | number =>
    ({
      SUBMISSION_DATE: claim.submission,
      SERVICE_DATE: claim.service,
      PROCESSING_DATE: claim.processing ?? '',
      BILLED_AMOUNT: claim.billed,
    })[field];
  const sign = direction === 'DESC' ? -1 : 1;
  return (a, b) => sign * (value(a) === value(b) ? a.id - b.id : value(a) < value(b) ? -1 : 1);
}

function modelClaims(seed: number): ModelClaim[] {
  const draw = drawer(seed);
  const pick = <T>(values: readonly T[]): T => values[draw(values.length)] as T;
  return Array.from({ length: CLAIM_COUNT }, (_, index) => {
    const submission = addDays('2024-01-01', draw(120));
    const status = pick(CLAIM_STATUSES.filter((candidate) => candidate !== 'REVERSED'));
    const denied = status !== 'PENDING' && status !== 'PAID';
    const procedures = Array.from({ length: 1 + draw(3) }, () => pick(['99213', '99214', '20610', '71046']));
    if (index === 77) procedures.push('J0585');
    return {
      id: index % 9 === 0 ? IMPORTED_ID_BASE + index : index + 1,
      status,
      // Numbers go with the season, as where a practice counts on.
      claimNumber: `${STARTS[submission.slice(0, 7)] ?? 'CLM'}-${10_000 + draw(90_000)}`,
      memberId: draw(5) === 0 ? null : `M${draw(1_000)}`,
      lastName: pick(['Smith', 'smithers', 'Ñuñez', 'Meyer', 'O’Hara', 'Zed']),
      firstName: pick(['Mia', 'Ana', 'marc', 'Liu']),
      providerId: draw(4) === 0 ? null : 1 + draw(3),
      payerId: 1 + draw(4),
      service: addDays(submission, -draw(30)),
      submission,
      processing: status === 'PENDING' ? null : addDays(submission, draw(40)),
      billed: 5_000 + 500 * draw(40),
      carc: denied ? pick(['4', '197', '16']) : null,
      deniedLaterCents: index % 17 === 0 ? 5_000 : null,
      procedures,
      patterns: denied ? [1, 2].filter(() => draw(3) === 0) : [],
    };
  });
}

/** mulberry32: https://github.com/cprosche/mulberry32 (public domain). */
function drawer(seed: number): (below: number) => number {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

async function store(database: Database, workspaceId: number, claims: readonly ModelClaim[]): Promise<void> {
  const lines = claims.flatMap(({ id: claimId, procedures }) =>
    procedures.map((procedureCode, index) =>
      lineRow({ workspaceId, claimId, lineNumber: index + 1, procedureCode, billedCents: 100 }),
    ),
  );
  const links = claims.flatMap(({ id: claimId, patterns }) =>
    patterns.map((patternId, index) => ({ workspaceId, patternId, claimId, isPrimary: index === 0 })),
  );
  await database.write(async (tx) => {
    await insertClaimRows(
      tx,
      claims.map((claim) => rowOf(workspaceId, claim)),
      lines,
    );
    await insertRows(tx, PATTERN_CLAIMS, PATTERN_CLAIMS.packAll(links));
    // The calendar of their numbers, which a batch would have kept.
    for (const axis of CLAIM_DATE_FIELDS)
      await confirmClaimNumberDays(tx, workspaceId, axis, { from: '2000-01-01', to: '2100-01-01' });
  });
}

const rowOf = (workspaceId: number, claim: ModelClaim): ClaimRow =>
  claimRow({
    workspaceId,
    localId: claim.id,
    claimNumber: claim.claimNumber,
    source: claim.id >= IMPORTED_ID_BASE ? 'IMPORTED' : 'SIMULATED',
    status: claim.status,
    patientLastName: claim.lastName,
    patientFirstName: claim.firstName,
    memberId: claim.memberId,
    providerId: claim.providerId,
    payerId: claim.payerId,
    dateOfService: claim.service,
    submissionDate: claim.submission,
    processingDate: claim.processing,
    eligiblePopulations: 1,
    billedCents: claim.billed,
    carc: claim.carc,
    deniedLaterCents: claim.deniedLaterCents,
  });
