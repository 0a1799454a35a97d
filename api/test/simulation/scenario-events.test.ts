import { runDayOfId } from '../../src/domain/local-id';
import type { ScenarioConfig } from '../../src/domain/scenario/scenario';
import { parseScenarioConfig } from '../../src/domain/scenario/scenario-validation';
import type { SimulationEvent } from '../../src/generation/simulation';
import { eventsOf, ofKind } from './scenarios';

const DAY = 28;
const DAYS = 56;
const SEED = 6;

const withEvent = (event: Record<string, unknown> | null, coders = 3): ScenarioConfig =>
  parseScenarioConfig({
    durationDays: DAYS,
    claimsPerDay: 120,
    denialRate: 20,
    providers: 3,
    patterns: [{ rule: 'missing-modifier-25', shareOfDenials: 30 }],
    learning: { coders, sessionsPerWeek: 0, fromDay: 0 },
    events: event ? [{ day: DAY, ...event }] : [],
  });

type Submission = Extract<SimulationEvent, { kind: 'CLAIM_SUBMITTED' }>;

const originals = (events: readonly SimulationEvent[]): Submission[] =>
  ofKind(events, 'CLAIM_SUBMITTED').filter(({ claim }) => claim.frequencyCode === '1');
const from = (claims: readonly Submission[], day: number, to = DAYS): Submission[] =>
  claims.filter(({ claim }) => runDayOfId(claim.id) >= day && runDayOfId(claim.id) < to);
const share = (claims: readonly Submission[], has: (claim: Submission) => boolean): number =>
  claims.filter(has).length / claims.length;
const hasDefect =
  (ruleKey: string) =>
  ({ truth }: Submission): boolean =>
    truth?.ruleKey === ruleKey;

const plain = originals(eventsOf(withEvent(null), SEED, DAYS));

/** The claims with the event; before its day they are those without it, to the letter. */
function claimsWith(event: Record<string, unknown>): Submission[] {
  const events = eventsOf(withEvent(event), SEED, DAYS);
  const marks = ofKind(events, 'ANNOTATION').map(({ atS, annotation }) => [atS % 86_400, annotation.kind]);
  expect(marks).toContainEqual([0, event.kind]);
  const claims = originals(events);
  // A workshop's evening comes after its day's claims.
  const firstDay = event.kind === 'TRAINING' ? DAY + 1 : DAY;
  expect(from(claims, 0, firstDay)).toEqual(from(plain, 0, firstDay));
  return claims;
}

describe('what a scenario’s events do to its claims, from their day on and not before', () => {
  it('volume spike: more claims for a week, of the same kind, and then as ever', () => {
    const claims = claimsWith({ kind: 'VOLUME_SPIKE', magnitude: 80 });
    const ratio = (day: number, to: number): number =>
      from(claims, day, to).length / from(plain, day, to).length;
    expect(Math.abs(ratio(DAY, DAY + 7) - 1.8)).toBeLessThan(0.1);
    expect(ratio(DAY + 7, DAYS)).toBe(1);
    const isDefective = ({ truth }: Submission): boolean => truth !== null;
    const rate = (of: Submission[]): number => share(from(of, DAY, DAY + 7), isDefective);
    expect(Math.abs(rate(claims) - rate(plain))).toBeLessThan(0.05);
  });

  it('case-mix shift: a payer’s share of the claims grows against the others’', () => {
    const claims = claimsWith({ kind: 'CASE_MIX_SHIFT', payer: 'Medicare', magnitude: 100 });
    const isMedicare = ({ claim }: Submission): boolean => claim.payerId === 1;
    expect(Math.abs(share(from(plain, DAY), isMedicare) - 0.3)).toBeLessThan(0.03);
    // 30 doubled against 70.
    expect(Math.abs(share(from(claims, DAY), isMedicare) - 60 / 130)).toBeLessThan(0.03);
    expect(from(claims, DAY).length).toBe(from(plain, DAY).length);
  });

  it('payer policy change: that payer’s claims fail its rule more often, no other payer’s do', () => {
    const rule = 'missing-modifier-25';
    const claims = claimsWith({ kind: 'PAYER_POLICY_CHANGE', rule, payer: 'Harbor Blue', magnitude: 100 });
    const at = (of: Submission[], payerId: number): number =>
      from(of, DAY).filter((claim) => hasDefect(rule)(claim) && claim.claim.payerId === payerId).length;
    expect(at(claims, 2)).toBeGreaterThan(1.4 * at(plain, 2));
    for (const payerId of [1, 3, 4, 5]) expect(at(claims, payerId)).toBe(at(plain, payerId));
  });

  it('system update: software catches a share of a rule’s errors, and of no other rule’s', () => {
    const rule = 'missing-modifier-25';
    const claims = claimsWith({ kind: 'SYSTEM_UPDATE', rule, magnitude: 60 });
    const count = (of: Submission[], has: (claim: Submission) => boolean): number =>
      from(of, DAY).filter(has).length;
    const ratio = count(claims, hasDefect(rule)) / count(plain, hasDefect(rule));
    expect(Math.abs(ratio - 0.4)).toBeLessThan(0.1);
    const other = (claim: Submission): boolean => claim.truth !== null && !hasDefect(rule)(claim);
    // What the rule no longer takes, another defect of the same claim may.
    expect(count(claims, other)).toBeGreaterThanOrEqual(count(plain, other));
    expect(count(claims, other)).toBeLessThan(1.1 * count(plain, other));
  });

  it('training: coders make fewer of the mistakes that the workshop was about', () => {
    const rule = 'missing-modifier-25';
    const claims = claimsWith({ kind: 'TRAINING', rule });
    const errors = (of: Submission[]): number => from(of, DAY + 1).filter(hasDefect(rule)).length;
    expect(errors(claims)).toBeLessThan(0.95 * errors(plain));
    const others = from(claims, DAY + 1).filter(
      ({ truth }, i) => JSON.stringify(truth) !== JSON.stringify(from(plain, DAY + 1)[i]?.truth),
    );
    expect(others.length).toBeGreaterThan(0);
  });
});
