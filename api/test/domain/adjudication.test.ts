import type { Adjudication, Claim } from '../../src/domain/claim';
import { adjudicate, payableCents } from '../../src/domain/adjudication';
import { NO_HISTORY, RecentClaims } from '../../src/domain/claim-history';
import { correctClaim, isCorrectable } from '../../src/domain/corrected-claim';
import { DENIAL_RULES, RULE_BENCHMARKS, ruleIndex } from '../../src/domain/denial-rules';
import type { RuleKey } from '../../src/domain/denial-rules';
import { epochDayOf } from '../../src/domain/date-index';
import { exposureOf } from '../../src/domain/exposure';
import { HISTORY_DAYS } from '../../src/generation/simulation';
import {
  chargeCents,
  claimStreams,
  generateClaimBatch,
  withDenialPattern,
} from '../../src/generation/claim-generator';
import { choiceTable, draw } from '../../src/generation/rng';
import { isExposed } from '../../src/generation/scenario-plan';
import { createWorld } from '../../src/generation/world';
import { busyScenario, eventsOf, ofKind } from '../simulation/scenarios';

const SEED = 11;
const config = busyScenario();
const world = createWorld(config, SEED);
const streams = claimStreams(SEED);
const day = epochDayOf(config.startDate) + 40;
const mix = { day, runDay: 40, payerTable: choiceTable(config.payers.map((payer) => payer.share)) };
const cleanClaims = generateClaimBatch(world, streams, mix, 384).map(({ claim }) => claim);
const LATER = '2025-03-20';

const decide = (claim: Claim, history = NO_HISTORY): Adjudication =>
  adjudicate(claim, history, world.policies, LATER);

function defective(claim: Claim, ruleKey: RuleKey, earlier: Claim | null): Claim {
  const policy = world.policies.of(claim.payerId);
  if (!policy) throw new Error('every generated payer has policies');
  return withDenialPattern(claim, ruleKey, {
    policy,
    uniform: draw(1, claim.id),
    earlier,
    chargeCents: (code) => chargeCents(streams, (claim.providerId ?? 1) - 1, code),
  });
}

function historyOf(claims: readonly Claim[]): RecentClaims {
  const history = new RecentClaims(HISTORY_DAYS);
  for (const claim of claims) history.add(claim, epochDayOf(claim.submissionDate));
  return history;
}

describe('adjudication', () => {
  it('pays every clean claim', () => {
    const history = historyOf(cleanClaims);
    const denied = cleanClaims.filter((claim) => decide(claim, history).outcome === 'DENIED');
    expect(denied).toEqual([]);
  });

  describe.each(DENIAL_RULES.map((rule) => rule.key))('%s', (ruleKey) => {
    const exposed = cleanClaims.filter((claim) => isExposed(exposureOf(claim), ruleIndex(ruleKey)));
    const history = historyOf(cleanClaims);
    const sentAgain = (claim: Claim): Claim => cleanClaims[cleanClaims.indexOf(claim) === 0 ? 1 : 0];
    const broken = exposed.map((claim) => {
      const earlier = ruleKey === 'duplicate' ? sentAgain(claim) : null;
      return earlier && earlier.id > claim.id ? null : defective(claim, ruleKey, earlier);
    });
    const wrong = broken.filter((claim): claim is Claim => claim !== null);

    it('is denied with the defect, for this rule and no other', () => {
      expect(wrong.length).toBeGreaterThan(30);
      const reasons = new Set(wrong.map((claim) => decide(claim, history).denial?.ruleKey ?? 'paid'));
      expect([...reasons]).toEqual([ruleKey]);
    });

    // A duplicate is another claim's copy: it is exposed to what that one is.
    if (ruleKey !== 'duplicate') {
      it('does not change what the claim is exposed to', () => {
        expect(wrong.map(exposureOf)).toEqual(exposed.map(exposureOf));
      });
    }

    if (!isCorrectable(ruleKey)) return;
    it('is mended by the corrected claim, which bills only what was denied', () => {
      for (const claim of wrong) {
        const adjudication = decide(claim, history);
        const corrected = correctClaim(claim, adjudication, ruleKey, '2025-03-25');
        expect(decide(corrected, history).denial).toBeNull();
        expect(corrected).toMatchObject({ frequencyCode: '7', originalClaimId: claim.id });
        const deniedCents = claim.lines.reduce(
          (sum, line, i) => sum + (adjudication.lines[i].denial ? line.billedCents : 0),
          0,
        );
        expect(corrected.billedCents).toBe(deniedCents);
      }
    });
  });

  it('balances every line: billed = paid + adjustments, and only a denial has something left to win', () => {
    let overturnedCents = 0;
    for (const { claim, adjudication } of ofKind(eventsOf(config, SEED, 60), 'CLAIM_ADJUDICATED')) {
      claim.lines.forEach((line, i) => {
        const { paidCents, adjustments } = adjudication.lines[i];
        expect(paidCents + adjustments.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(
          line.billedCents,
        );
        expect(paidCents).toBeGreaterThanOrEqual(0);
        expect(Number.isInteger(paidCents)).toBe(true);
      });
      expect(adjudication.paidCents).toBe(adjudication.lines.reduce((sum, line) => sum + line.paidCents, 0));
      const payable = payableCents(claim, adjudication, world.policies);
      if (adjudication.outcome === 'PAID') expect(payable).toBe(0);
      overturnedCents += payable;
    }
    expect(overturnedCents).toBeGreaterThan(0);
  });

  it('sees no defect label: copies of the claims without it, with a history of our own, are answered the same', () => {
    const events = eventsOf(config, SEED, 60);
    const submitted = ofKind(events, 'CLAIM_SUBMITTED').map(
      ({ claim }) => JSON.parse(JSON.stringify(claim)) as Claim,
    );
    const byId = new Map(submitted.map((claim) => [claim.id, claim]));
    const answers = ofKind(events, 'CLAIM_ADJUDICATED');
    expect(
      answers.filter(({ adjudication }) => adjudication.denial?.ruleKey === 'duplicate').length,
    ).toBeGreaterThan(10);
    for (const { claim, adjudication } of answers) {
      const copy = byId.get(claim.id);
      if (!copy) throw new Error(`claim ${claim.id} was adjudicated but never submitted`);
      const history = {
        findDuplicate: (asked: Claim) => sameServiceBefore(submitted, asked, adjudication.processingDate),
      };
      expect(adjudicate(copy, history, world.policies, adjudication.processingDate)).toEqual(adjudication);
    }
  });

  it('denies exactly the claims that carry a defect', () => {
    const events = eventsOf(config, SEED, 60);
    const defects = new Map(
      ofKind(events, 'CLAIM_SUBMITTED').map(({ claim, truth }) => [claim.id, truth?.ruleKey ?? null]),
    );
    const answers = ofKind(events, 'CLAIM_ADJUDICATED');
    const surprises = answers.filter(
      ({ claim, adjudication }) => (adjudication.denial !== null) !== (defects.get(claim.id) !== null),
    );
    expect(surprises.map(({ claim }) => [claim.id, defects.get(claim.id)])).toEqual([]);
    expect(answers.filter(({ adjudication }) => adjudication.denial).length).toBeGreaterThan(200);
  });

  it('has a benchmark for every rule', () => {
    expect(RULE_BENCHMARKS.map(({ ruleKey }) => ruleKey)).toEqual(DENIAL_RULES.map(({ key }) => key));
  });
});

/** By plain comparison, day window included: shares nothing with RecentClaims. */
function sameServiceBefore(claims: readonly Claim[], asked: Claim, today: string): number | null {
  const service = (claim: Claim): string =>
    JSON.stringify([claim.payerId, claim.memberId, claim.dateOfService, claim.providerId]);
  const found = claims.find(
    (claim) =>
      claim.frequencyCode === '1' &&
      claim.id < asked.id &&
      epochDayOf(today) - epochDayOf(claim.submissionDate) < HISTORY_DAYS &&
      service(claim) === service(asked) &&
      claim.lines.some((line) =>
        asked.lines.some(
          (other) =>
            other.procedureCode === line.procedureCode && other.modifiers.join() === line.modifiers.join(),
        ),
      ),
  );
  return found?.id ?? null;
}
