import { addDays } from '../../src/domain/calendar';
import type { EngineSettings } from '../../src/engine/engine-settings';
import type { Database } from '../../src/persistence/database';
import { DATABASES, withOneDatabase } from '../support/databases';
import { effort, testSeed } from '../support/effort';
import { exportedRemits } from '../support/exports';
import { importInto, mismatches } from '../support/imports';
import type { StatedClaim, StatedPayment } from '../support/remit-files';
import { amountOf, remitFile } from '../support/remit-files';
import type { Random } from '../support/random';
import { randomOf } from '../support/random';
import { randomClaimFiles, randomPayments, shuffled } from '../support/remit-histories';
import { workspaceState } from '../support/workspace-state';

const SEED = testSeed(8_350);
/** Every other one with the claims as they were sent. */
const ROUNDS = effort(2, 12);
const BILLS = 30;

describe.each(DATABASES)('payments in any order (seed ' + SEED + '), on $name', ({ create }) => {
  let database: Database;
  withOneDatabase(create, (opened) => (database = opened));

  const load = async (files: readonly string[], settings: Partial<EngineSettings> = {}): Promise<number> => {
    let workspaceId: number | null = null;
    for (const file of files) {
      const job = await importInto(database, Buffer.from(file, 'latin1'), workspaceId, undefined, settings);
      expect(job).toMatchObject({ state: 'COMPLETED', error: null });
      workspaceId = Number(job.workspace_id);
    }
    return workspaceId ?? 0;
  };

  it.each(Array.from({ length: ROUNDS }, (_, round) => [SEED + round, round % 2 === 1] as const))(
    'leave the same workspace, and every figure confirmed (seed %i, with the claims as sent: %s)',
    async (seed, hasClaims) => {
      const random = randomOf(seed);
      const payments = randomPayments(random, BILLS);
      const claims = hasClaims ? randomClaimFiles(random, payments) : [];
      const inTurn = await load([...claims, remitFile(payments)]);
      const expected = await workspaceState(database, inTurn);
      expect(expected.claims?.length).toBeGreaterThan(BILLS / 2);
      for (const files of [
        shuffled(random, payments).map((payment, at) => remitFile([payment], at + 1)),
        filesOf(
          random,
          shuffled(
            random,
            payments.flatMap((payment) => partsOf(random, payment)),
          ),
        ),
      ]) {
        const workspaceId = await load(shuffled(random, [...files, ...claims]));
        expect(await workspaceState(database, workspaceId)).toEqual(expected);
      }
      expect(await mismatches(database)).toBe(0);
      // Our own file of them, in a new workspace and in the one that it was made from.
      const exported = await exportedRemits(database, inTurn);
      expect(await workspaceState(database, await load([exported, ...claims]))).toEqual(expected);
      const own = await importInto(database, Buffer.from(exported, 'latin1'), inTurn);
      expect(own).toMatchObject({ claims_created: 0, claims_updated: 0, takebacks_waiting: 0, rejected: 0 });
      // A second time, nothing is new.
      const again = await importInto(database, Buffer.from(remitFile(payments, 9), 'latin1'), inTurn);
      expect(again).toMatchObject({ claims_created: 0, claims_updated: 0, takebacks_waiting: 0 });
      expect(await workspaceState(database, inTurn)).toEqual(expected);
    },
    240_000,
  );

  it('show the same patterns, with the same denials behind them', async () => {
    const random = randomOf(SEED);
    const payments = monthsWithPattern(random);
    const expected = await workspaceState(database, await load([remitFile(payments)]));
    expect(expected.patterns?.length).toBeGreaterThan(0);
    expect(expected.pattern_claims?.length).toBeGreaterThan(20);
    const weeks = weeksOf(payments);
    for (const files of effort(0, 1) ? [weeks, shuffled(random, weeks)] : [shuffled(random, weeks)])
      expect(await workspaceState(database, await load(files))).toEqual(expected);
    expect(await mismatches(database)).toBe(0);
  }, 240_000);

  it('show the same patterns where a workspace has too many claims to be decided on again each time', async () => {
    const random = randomOf(SEED + 1);
    const weeks = weeksOf(monthsWithPattern(random));
    const many = { fewClaims: 0 };
    const expected = await workspaceState(database, await load(weeks, many));
    expect(expected.patterns?.length).toBeGreaterThan(0);
    expect(await workspaceState(database, await load(shuffled(random, weeks), many))).toEqual(expected);
    expect(await mismatches(database)).toBe(0);
  }, 240_000);
});

const weeksOf = (payments: readonly StatedPayment[]): string[] =>
  Array.from({ length: 9 }, (_, week) => remitFile(payments.slice(week * 7, week * 7 + 7), week + 1));

/**
 * Two months of a practice whose therapy comes to be denied for a missing authorization; a week later, some of its claims
 * are taken back and corrected.
 */
function monthsWithPattern(random: Random): StatedPayment[] {
  const payments: StatedPayment[] = [];
  for (let day = 0; day < 60; day += 1) {
    const date = addDays('2025-01-06', day);
    const claims = Array.from({ length: 24 }, (_, n) => claimOf(day, n, random));
    const before = payments[day - 7]?.claims.slice(0, 24).filter(() => random() < 0.05) ?? [];
    const all = [...claims, ...before.flatMap((claim) => [takebackOf(claim), { ...claim, paid: 300 }])];
    payments.push({
      payer: { name: 'ALDER MUTUAL HEALTH', id: '77001' },
      trace: `T${day}`,
      date,
      claims: all,
      providerAdjustments: [],
      amount: amountOf(all, []),
    });
  }
  return payments;
}

function claimOf(day: number, n: number, random: Random): StatedClaim {
  const isTherapy = n % 4 === 0;
  const isDenied = isTherapy && day >= 30 ? random() < 0.6 : random() < 0.03;
  return {
    number: `A${day}-${n}`,
    status: isDenied ? '4' : '1',
    billed: 800,
    paid: isDenied ? 0 : 500,
    payerNumber: `ICN${day}-${n}`,
    date: addDays('2025-01-01', day),
    procedure: isTherapy ? '97530' : '99213',
    adjustments: isDenied ? [['CO', isTherapy ? '197' : '29', 800]] : [['CO', '45', 300]],
  };
}

const takebackOf = (claim: StatedClaim): StatedClaim => ({
  ...claim,
  status: '22',
  billed: -claim.billed,
  paid: -claim.paid,
  adjustments: claim.adjustments.map(([group, carc, amount]) => [group, carc, -amount]),
});

/** As a portal hands a payment out: in parts, each under the amount of the whole, claims in another order. */
function partsOf(random: Random, payment: StatedPayment): StatedPayment[] {
  const claims = shuffled(random, payment.claims);
  // What says the same twice is told apart by its count within a payment, so it stays together.
  const words = (at: number): string => JSON.stringify(claims[at]);
  const cut = Math.floor(random() * (claims.length + 1));
  const apart = claims.some((_, at) =>
    claims.slice(cut).some((__, k) => k + cut !== at && words(at) === words(k + cut)),
  );
  if (apart || claims.length < 2) return [{ ...payment, claims }];
  return [
    { ...payment, claims: claims.slice(0, cut) },
    { ...payment, claims: claims.slice(cut), providerAdjustments: [] },
  ];
}

/** Some payments a file, and now and then a file twice. */
function filesOf(random: Random, parts: readonly StatedPayment[]): string[] {
  const files: string[] = [];
  for (let at = 0; at < parts.length;) {
    const count = 1 + Math.floor(random() * 8);
    const file = remitFile(parts.slice(at, at + count), at + 1);
    files.push(file, ...(random() < 0.1 ? [file] : []));
    at += count;
  }
  return files;
}
