import { addDays } from '../../src/domain/calendar';
import { claimFile } from './claim-files';
import type { SentClaim } from './claim-files';
import type { Random } from './random';
import { amountOf } from './remit-files';
import type { StatedClaim, StatedPayment } from './remit-files';

const pick = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;

export function shuffled<T>(random: Random, items: readonly T[]): T[] {
  const left = [...items];
  for (let at = left.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [left[at], left[other]] = [left[other] as T, left[at] as T];
  }
  return left;
}

const PAYERS = [
  { id: '77001', names: ['ALDER MUTUAL HEALTH', 'ALDER MUTUAL HLTH'] },
  { id: '77002', names: ['BIRCH STATE PLAN'] },
  { id: null, names: ['CEDAR FUND'] },
];

interface Step {
  payer: number;
  date: string;
  claim: StatedClaim;
}

/**
 * What payers say over some months of some bills: first answers of every kind, takebacks and corrections under the same
 * and under new numbers, later answers, bills sent again, duplicates, second payers, takebacks of what is not here, and
 * claims that share numbers within a payment.
 */
export function randomPayments(random: Random, bills: number, startDate = '2026-01-05'): StatedPayment[] {
  const steps: Step[] = [];
  for (let n = 0; n < bills; n += 1) steps.push(...historyOf(random, n, startDate));
  const byPayment = new Map<string, Step[]>();
  for (const step of steps) {
    const key = `${step.payer} ${step.date}`;
    byPayment.set(key, [...(byPayment.get(key) ?? []), step]);
  }
  return [...byPayment.entries()]
    .sort(([, [a]], [, [b]]) => ((a?.date ?? '') < (b?.date ?? '') ? -1 : 1))
    .map(([key, own]) => paymentOf(random, key, own));
}

function paymentOf(random: Random, key: string, steps: readonly Step[]): StatedPayment {
  const { payer: index, date } = steps[0] as Step;
  const { id, names } = PAYERS[index] as (typeof PAYERS)[number];
  const claims = steps.map(({ claim }) => claim);
  const providerAdjustments: [string, string, number][] = [];
  if (random() < 0.2) providerAdjustments.push(['WO', `OLD${Math.floor(random() * 50)}`, 25]);
  if (random() < 0.1) providerAdjustments.push(['L6', '', -1.25], ['FB', 'X', 40], ['FB', 'X', 40]);
  const amount = amountOf(claims, providerAdjustments);
  const trace = amount === 0 ? pick(random, ['000000000', '0', 'NONE']) : `T${key.replace(/\W/g, '')}`;
  return { payer: { name: pick(random, names), id }, trace, date, claims, providerAdjustments, amount };
}

function historyOf(random: Random, n: number, startDate: string): Step[] {
  const payer = Math.floor(random() * PAYERS.length);
  const service = addDays(startDate, Math.floor(random() * 20));
  const billed = 100 + 10 * Math.floor(random() * 20);
  const base = { number: `B${n}`, date: service, procedure: pick(random, ['99213', '99214', '97530']) };
  const first: Step = {
    payer,
    date: addDays(service, 14 + Math.floor(random() * 3)),
    claim: firstAnswer(random, { ...base, payerNumber: `ICN${n}` }, billed),
  };
  const steps = [first];
  if (random() < 0.08) steps.push(twinOf(random, first));
  let standing = first;
  const later = Math.floor(random() * 4);
  for (let turn = 0; turn < later; turn += 1) {
    const date = addDays(standing.date, Math.floor(random() * 12));
    const next = laterSteps(
      random,
      standing,
      date === standing.date ? addDays(date, 1) : date,
      `${n}x${turn}`,
    );
    steps.push(...next);
    standing = next.findLast(({ claim }) => claim.status !== '22') ?? { ...standing, date };
    if (next.every(({ claim }) => claim.status === '22')) break;
  }
  // Some ledgers begin in the middle of a claim's life.
  return random() < 0.1 ? steps.slice(1) : steps;
}

type Stated = Pick<StatedClaim, 'number' | 'date' | 'procedure' | 'payerNumber'> & Partial<StatedClaim>;

function firstAnswer(random: Random, base: Stated, billed: number): StatedClaim {
  const roll = random();
  const claim = (status: string, paid: number, adjustments: StatedClaim['adjustments']): StatedClaim => ({
    filing: pick(random, ['12', 'MB', '16', 'MC']),
    ...base,
    status,
    billed,
    paid,
    adjustments,
  });
  if (roll < 0.55) return claim('1', billed - 40, [['CO', '45', 40]]);
  if (roll < 0.8) return claim('4', 0, [['CO', pick(random, ['16', '50', '197', '29']), billed]]);
  if (roll < 0.85) return claim('1', 0, [['OA', '133', billed]]);
  if (roll < 0.9) return claim('1', 0, [['CO', '24', billed]]);
  if (roll < 0.94) return claim('1', 0, []);
  return claim('1', billed - 60, [
    ['CO', '45', 30],
    ['PR', '1', 30],
  ]);
}

/** Another claim under the provider's number in the same payment: with a number of its own, or wholly alike. */
const twinOf = (random: Random, { claim, ...step }: Step): Step => ({
  ...step,
  claim: random() < 0.5 ? claim : { ...claim, payerNumber: `${claim.payerNumber}T` },
});

const takebackOf = (claim: StatedClaim): StatedClaim => ({
  ...claim,
  status: '22',
  billed: -claim.billed,
  paid: -claim.paid,
  adjustments: claim.adjustments.map(([group, carc, amount]) => [group, carc, -amount]),
});

function laterSteps(random: Random, before: Step, date: string, name: string): Step[] {
  const { payer, claim } = before;
  const { number, date: service, procedure, payerNumber, billed } = claim;
  const base = { number, date: service, procedure, payerNumber, filing: claim.filing };
  const again = (own: Partial<StatedClaim>): StatedClaim => ({
    ...firstAnswer(random, base, billed),
    ...own,
  });
  const step = (one: StatedClaim): Step => ({ payer, date, claim: one });
  const takeback = step(takebackOf(claim));
  const roll = random();
  if (roll < 0.2) return [takeback, step(again({}))];
  if (roll < 0.35) return [takeback, step(again({ payerNumber: `N${name}`, frequency: '7' }))];
  if (roll < 0.45) return [takeback, step(again({ payerNumber: `N${name}`, original: payerNumber }))];
  if (roll < 0.55) return [takeback, step(again({ payerNumber: `N${name}` }))];
  if (roll < 0.62) return [takeback];
  if (roll < 0.68) return [step({ ...takebackOf(claim), date: null })];
  if (roll < 0.76) return [step(again({}))];
  if (roll < 0.86) return [step(again({ payerNumber: `R${name}` }))];
  if (roll < 0.92)
    return [
      step({
        ...base,
        payerNumber: `D${name}`,
        status: '1',
        billed,
        paid: 0,
        adjustments: [['OA', '18', billed]],
      }),
    ];
  return [
    {
      payer: (payer + 1) % PAYERS.length,
      date,
      claim: {
        ...base,
        payerNumber: `S${name}`,
        status: '2',
        billed,
        paid: 20,
        adjustments: [['OA', '23', billed - 20]],
      },
    },
  ];
}

/**
 * Files of the claims behind such payments, one for each day on which some were sent: most first submissions, many of
 * the replacements, of what was sent again and of what went to second payers; and claims that nobody adjudicates.
 */
export function randomClaimFiles(random: Random, payments: readonly StatedPayment[]): string[] {
  const byDay = new Map<string, Map<string, SentClaim>>();
  const send = (sentOn: string, claim: SentClaim): void => {
    const day = byDay.get(sentOn) ?? new Map<string, SentClaim>();
    byDay.set(sentOn, day.set(JSON.stringify(claim), claim));
  };
  const firstOf = new Map<string, StatedClaim>();
  for (const { payer, date, claims } of payments)
    for (const claim of claims) {
      if (claim.status === '22' || claim.date === null) continue;
      const bill = `${claim.number} ${claim.date}`;
      const first = firstOf.get(bill);
      firstOf.set(bill, first ?? claim);
      const sent = sentClaim(random, claim, payer, claim.date);
      if (first === undefined) {
        if (random() < 0.85) send(addDays(claim.date, 2), sent);
        if (random() < 0.1) send(addDays(claim.date, 2), { ...sent, number: `${claim.number}P` });
      } else if (first.payerNumber !== claim.payerNumber && random() < 0.6)
        send(addDays(date, -5), { ...sent, ...furtherOf(first, claim) });
    }
  return [...byDay].map(([sentOn, claims], at) => claimFile([...claims.values()], sentOn, at + 1));
}

function sentClaim(
  random: Random,
  { number, procedure = '99214', billed, filing }: StatedClaim,
  payer: StatedPayment['payer'],
  date: string,
): SentClaim {
  const control = random() < 0.5 ? { control: `${number}L1` } : {};
  return { number, payer, filing, date, lines: [{ procedure, billed, ...control }] };
}

function furtherOf(first: StatedClaim, { status, frequency }: StatedClaim): Partial<SentClaim> {
  if (status === '2') return { sequence: 'S' };
  return frequency === '7' ? { frequency, original: first.payerNumber } : {};
}
