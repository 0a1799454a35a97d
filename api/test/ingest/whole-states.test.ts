import type { Database } from '../../src/persistence/database';
import { DATABASES, withOneDatabase } from '../support/databases';
import { importInto, mismatches } from '../support/imports';
import { importedState } from '../support/imported-state';

const HEADER = 'clm_id,version,adj_type,from_dt,paid_date,chrg,pmt,denial';
const rows = (...lines: string[]): string => `${[HEADER, ...lines].join('\n')}\n`;

const amount = (code: string, value: number): object => ({
  category: { coding: [{ code }] },
  amount: { value },
});
const benefit = (id: string, more: object, paid: number): string =>
  `${JSON.stringify({
    resourceType: 'ExplanationOfBenefit',
    id,
    status: 'active',
    use: 'claim',
    outcome: 'complete',
    created: '2026-02-01',
    insurer: { display: 'ALDER MUTUAL HEALTH' },
    identifier: [{ type: { coding: [{ code: 'uc' }] }, value: `${id}-ICN` }],
    item: [
      {
        sequence: 1,
        productOrService: { text: '99213' },
        servicedDate: '2026-01-05',
        adjudication: [amount('submitted', 120), amount('benefit', paid)],
      },
    ],
    ...more,
  })}\n`;
const related = (id: string, code: string): object => ({
  related: [{ claim: { identifier: { value: `${id}-ICN` } }, relationship: { coding: [{ code }] } }],
});

/** The states of one claim, a file each, and how it stands in the end. */
const CLAIMS: readonly [name: string, files: readonly string[], right: object][] = [
  [
    'canceled and paid again, the same amount',
    [rows('k1,1,original,2026-01-05,,120,80,'), rows('k1,2,cancel,2026-01-05,,-120,-80,'), rows('k1,3,adjusted,2026-01-05,,120,80,')], // prettier-ignore
    { status: 'PAID', paid: 80 },
  ],
  [
    'adjusted without a cancellation',
    [rows('k2,1,original,2026-01-05,2026-02-01,120,80,'), rows('k2,2,adjusted,2026-01-05,2026-03-01,120,60,'), rows('k2,10,adjusted,2026-01-05,2026-03-01,120,70,')], // prettier-ignore
    { status: 'PAID', paid: 70, takenBack: 10 },
  ],
  [
    'denied, then paid',
    [
      rows('k3,1,original,2026-01-05,2026-02-01,120,0,CO-197'),
      rows('k3,2,adjusted,2026-01-05,2026-03-01,120,90,'),
    ],
    { status: 'PAID', paid: 90, initiallyDenied: true },
  ],
  [
    'canceled for good',
    [rows('k4,1,original,2026-01-05,,120,80,'), rows('k4,2,cancel,2026-01-05,,-120,-80,')],
    { status: 'REVERSED', paid: 0, takenBack: 80 },
  ],
  [
    'replaced under a number of its own',
    [benefit('FA', {}, 80), benefit('FB', { status: 'entered-in-error', ...related('FA', 'prior') }, 80), benefit('FC', related('FA', 'replaces'), 60)], // prettier-ignore
    { status: 'PAID', paid: 60 },
  ],
];

describe.each(DATABASES)('states of one claim, on $name', ({ create }) => {
  let database: Database;
  withOneDatabase(create, (opened) => (database = opened));

  it.each(CLAIMS)(
    'are one claim, %s, in every order of their files and however often they come',
    async (_name, files, right) => {
      for (const order of ordersOf(files)) {
        let workspaceId: number | null = null;
        for (const file of [...order, ...order]) {
          const job = await importInto(database, Buffer.from(file), workspaceId);
          expect(job).toMatchObject({ state: 'COMPLETED', rejected: 0 });
          workspaceId = Number(job.workspace_id);
        }
        const { claims, exceptions } = await importedState(database, workspaceId ?? 0);
        expect({ claims, exceptions }).toMatchObject({ claims: [{ billed: 120, ...right }], exceptions: [] });
      }
    },
    120_000,
  );

  it('leave figures that a recomputation confirms', async () => {
    expect(await mismatches(database)).toBe(0);
  });
});

function ordersOf<T>(all: readonly T[]): T[][] {
  if (all.length < 2) return [[...all]];
  return all.flatMap((first, at) =>
    ordersOf(all.filter((_, index) => index !== at)).map((rest) => [first, ...rest]),
  );
}
