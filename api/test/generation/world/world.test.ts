import { elementAt } from '../../../src/domain/element-at';
import { busyScenario, eventsOf, ofKind } from '../../simulation/scenarios';
import { createWorld, luhnCheckDigit } from '../../../src/generation/world/world';
import { DENIAL_RULES, RULE_BENCHMARKS, appliesTo, ruleIndex } from '../../../src/domain/denial-rules';
import { CLAIM_KINDS } from '../../../src/generation/claims/claim-kinds';
import { kindShares } from '../../../src/generation/visits/visit-choice';
import { populationBit } from '../../../src/domain/denial-rule';
import { parseScenarioConfig } from '../../../src/domain/scenario/scenario-validation';

const WRONG_PERSON: ReadonlySet<string> = new Set([
  'missing-data',
  'age-sex-conflict',
  'member-not-identified',
  'out-of-network',
  // Repeats whatever was wrong with the first one.
  'duplicate',
]);

describe('the world of a run', () => {
  it('gives every provider an NPI of its own with a valid check digit', () => {
    const { providers } = createWorld(busyScenario({ providers: 500 }), 9);
    expect(new Set(providers.map(({ npi }) => npi)).size).toBe(500);
    for (const { npi } of providers) {
      expect(npi).toMatch(/^[12]\d{9}$/);
      expect(luhnCheckDigit(`80840${npi.slice(0, 9)}`)).toBe(Number(npi[9]));
    }
    // The published example of a valid NPI.
    expect(luhnCheckDigit('80840123456789')).toBe(3);
  });

  it('is the same for a seed, and other people for another', () => {
    const names = (seed: number): unknown => {
      const { providers, coders, lastNames } = createWorld(busyScenario(), seed);
      return { providers, coders, lastNames };
    };
    expect(names(4)).toEqual(names(4));
    expect(names(4)).not.toEqual(names(5));
  });

  it('brings members back for further visits, never twice on one date with one provider', () => {
    const claims = ofKind(
      eventsOf(busyScenario({ patterns: [], denialRate: 0 }), 3, 70),
      'CLAIM_SUBMITTED',
    ).map(({ claim }) => claim);
    const visits = new Map<string, Set<string>>();
    for (const claim of claims) {
      const dates = visits.get(claim.memberId ?? '') ?? new Set();
      // Of a stay the day of discharge: it may have begun before the visit that came before it was billed.
      const lastDay = claim.dischargeDate ?? claim.dateOfService;
      expect(dates.has(lastDay)).toBe(false);
      visits.set(claim.memberId ?? '', dates.add(lastDay));
    }
    const returning = [...visits.values()].filter((dates) => dates.size > 1).length;
    expect(returning / visits.size).toBeGreaterThan(0.2);
  });

  it('keeps a member one person: same name, sex, birth date, payer and group on every claim', () => {
    const people = new Map<string, string>();
    for (const { claim, truth } of ofKind(eventsOf(busyScenario({ events: [] }), 3, 70), 'CLAIM_SUBMITTED')) {
      // The front desk's mistakes are about just these.
      if (truth !== null && WRONG_PERSON.has(truth.ruleKey)) continue;
      const member = (claim.memberId ?? '').slice(0, 9);
      const person = JSON.stringify([
        claim.patientLastName,
        claim.patientFirstName,
        claim.patientBirthDate,
        claim.patientSex,
        claim.payerId,
        claim.memberGroupId,
      ]);
      expect(people.get(member) ?? person).toBe(person);
      people.set(member, person);
    }
  });

  it('gives each rule about the eligibleShares that its benchmark counts on', () => {
    const config = parseScenarioConfig({ claimsPerDay: 100, denialRate: 20, providers: 5, patterns: [] });
    const shareTotal = config.payers.reduce((sum, payer) => sum + payer.share, 0);
    for (const { ruleKey, family, eligibleShare } of RULE_BENCHMARKS) {
      const share = config.payers.reduce((total, payer) => {
        const eligible = kindShares(payer.type, 0).reduce(
          (sum, part, visit) =>
            sum + (elementAt(CLAIM_KINDS, visit).eligiblePopulations & populationBit(family) ? part : 0),
          0,
        );
        return total + (eligible * payer.share * 100) / shareTotal;
      }, 0);
      const ratio = share / eligibleShare;
      expect({ ruleKey, share, near: ratio > 0.8 && ratio < 1.2 }).toEqual({ ruleKey, share, near: true });
    }
  });

  it('gives each rule about the eligibleShares on institutional claims that its benchmark counts on', () => {
    const config = parseScenarioConfig({ claimsPerDay: 100, denialRate: 20, providers: 5, patterns: [] });
    for (const { ruleKey, institutionalEligibleShare } of RULE_BENCHMARKS) {
      let open = 0;
      let claims = 0;
      for (let seed = 1; seed <= 10; seed++) {
        const world = createWorld(config, seed);
        config.payers.forEach(({ type, share }, payer) => {
          if (!appliesTo(ruleKey, type)) return;
          claims += share;
          kindShares(type, 100).forEach((part, kind) => {
            if (elementAt(elementAt(world.applicableRules, payer), kind).has(ruleIndex(ruleKey)))
              open += share * part;
          });
        });
      }
      const percent = (100 * open) / claims;
      const near =
        Math.abs(percent - institutionalEligibleShare) <= Math.max(0.5, institutionalEligibleShare / 5);
      expect({ ruleKey, percent, near }).toEqual({ ruleKey, percent, near: true });
    }
  });

  it('opens a rule only on claims of its family, and at every payer where the rule applies at all', () => {
    const config = busyScenario();
    const { applicableRules, payers } = createWorld(config, 5);
    DENIAL_RULES.forEach(({ key, family }, rule) => {
      payers.forEach(({ type }, payerIndex) => {
        const open = elementAt(applicableRules, payerIndex).map((rules) => rules.has(rule));
        const outside = open.filter(
          (is, visit) => is && !(elementAt(CLAIM_KINDS, visit).eligiblePopulations & populationBit(family)),
        );
        expect({ key, type, outside: outside.length, some: open.includes(true) }).toEqual({
          key,
          type,
          outside: 0,
          some: appliesTo(key, type),
        });
      });
    });
  });
});
