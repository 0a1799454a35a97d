import { RuleSet } from '../../../src/domain/rules/rule-set';
import { elementAt } from '../../../src/domain/element-at';
import { DENIAL_RULES, ruleIndex } from '../../../src/domain/denial-rules';
import { eligiblePopulationsOf } from '../../../src/domain/eligible-populations';
import { ClaimsInScope } from '../../../src/domain/policies/claims-in-scope';
import { policyId, policyIdOf, policyRegister } from '../../../src/domain/policies/policy-register';
import { brokenBy, cleanClaims, decide, historyOf, world } from '../rule-world';

const register = policyRegister(world.payers, world.policies);
const hits = new ClaimsInScope(register);
const hitRules = (claim: (typeof cleanClaims)[number]): string[] => {
  const rules = hits.of(claim, eligiblePopulationsOf(claim));
  return DENIAL_RULES.filter((_, rule) => rules.has(rule)).map(({ key }) => key);
};

describe('the register of policies', () => {
  it('names each policy once, in our own words, with the payer in front', () => {
    const titles = register.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    for (const { title, payerId } of register) {
      const payer = world.payers.find(({ id }) => id === payerId);
      expect(title).toMatch(/^.+: [a-z].*[a-z0-9)]$/i);
      expect(title.startsWith(`${payer?.name ?? ''}: `)).toBe(true);
      expect(title).not.toMatch(/undefined|null| {2}|for $| of $/);
    }
    expect(titles).toContainEqual(
      expect.stringMatching(/: prior authorization for heart ultrasound, .+ and \d+ more$/),
    );
    expect(titles).toContainEqual(expect.stringMatching(/: claims received within \d+ days of the service$/));
  });

  it('gives ids that follow from payer and rule, and none to what is no rule', () => {
    for (const { id, payerId, ruleKey } of register) expect(policyIdOf(payerId, ruleKey)).toBe(id);
    expect(new Set(register.map(({ id }) => id)).size).toBe(register.length);
    expect(policyIdOf(1, 'no-such-rule')).toBeNull();
    expect(policyId(2, 0)).toBeGreaterThan(policyId(1, DENIAL_RULES.length - 1));
  });

  it('is empty for payers that nobody knows policies of', () => {
    expect(policyRegister([{ id: 1_000_000, name: 'Imported', type: 'OTHER' }], world.policies)).toEqual([]);
    expect(
      hits.of(
        { ...elementAt(cleanClaims, 0), payerId: 1_000_000 },
        eligiblePopulationsOf(elementAt(cleanClaims, 0)),
      ),
    ).toBe(RuleSet.NONE);
  });
});

describe('the policies that a claim hits', () => {
  const history = historyOf(cleanClaims);

  it.each(DENIAL_RULES.map(({ key }) => key))('include %s wherever that policy denies', (ruleKey) => {
    let denials = 0;
    for (const claim of brokenBy(ruleKey)) {
      const hit = hitRules(claim);
      for (const { denial } of decide(claim, history).lines) {
        if (denial === null) continue;
        denials++;
        expect(hit).toContain(denial.ruleKey);
      }
    }
    expect(denials).toBeGreaterThan(0);
  });

  it('are those without codes for every claim, and with codes those that list one of its lines or its DRG', () => {
    const pairs = new Set(['missing-modifier-25', 'missing-modifier-59']);
    for (const claim of cleanClaims) {
      const codes = [...claim.lines.map(({ procedureCode }) => procedureCode), `DRG ${claim.drgCode ?? ''}`];
      const expected = register
        .filter(({ payerId, ruleKey }) => payerId === claim.payerId && !pairs.has(ruleKey))
        .filter(({ procedureCodes: list }) => list.length === 0 || codes.some((code) => list.includes(code)))
        .map(({ ruleKey }) => ruleKey);
      const found = hitRules(claim).filter((key) => !pairs.has(key));
      expect(found.sort((a, b) => ruleIndex(a) - ruleIndex(b))).toEqual(
        expected.sort((a, b) => ruleIndex(a) - ruleIndex(b)),
      );
    }
  });

  it('take a pair of codes for the two modifiers that tell services apart', () => {
    const base = elementAt(cleanClaims, 0);
    const billing = (...codes: string[]): string[] =>
      hitRules({
        ...base,
        lines: codes.map((procedureCode, index) => ({
          ...elementAt(base.lines, 0),
          lineNumber: index + 1,
          procedureCode,
        })),
      });
    expect(billing('99213')).not.toContain('missing-modifier-25');
    expect(billing('17110')).not.toContain('missing-modifier-25');
    expect(billing('99213', '17110')).toContain('missing-modifier-25');
    expect(billing('97140')).not.toContain('missing-modifier-59');
    expect(billing('97140', '97530')).toContain('missing-modifier-59');
  });
});
