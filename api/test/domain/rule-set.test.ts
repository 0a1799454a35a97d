import { ClaimsInScope } from '../../src/domain/policies/claims-in-scope';
import { policyId } from '../../src/domain/policies/policy-register';
import { DENIAL_RULES } from '../../src/domain/denial-rules';
import { populationBit } from '../../src/domain/denial-rule';
import { RuleSet } from '../../src/domain/rules/rule-set';
import { NO_STATEMENT } from '../../src/domain/claim';

/** Twice as many as a number has bits for: rule 33 must not be taken for rule 1. */
const RULES = 64;

describe('a set of rules', () => {
  it('tells 64 rules apart', () => {
    for (let rule = 0; rule < RULES; rule++) {
      const one = new RuleSet([rule]);
      expect(Array.from({ length: RULES }, (_, index) => index).filter((index) => one.has(index))).toEqual([
        rule,
      ]);
      expect(one.indexes).toEqual([rule]);
    }
    expect(new Set(Array.from({ length: RULES }, (_, rule) => new RuleSet([rule]).key)).size).toBe(RULES);
  });

  it('is made of any rules in any order, and equal sets have equal keys', () => {
    const set = new RuleSet([63, 1, 33, 1]);
    expect(set.indexes).toEqual([1, 33, 63]);
    expect(set.key).toBe(new RuleSet([33]).union(new RuleSet([1, 63])).key);
    expect(RuleSet.NONE.union(set).key).toBe(set.key);
    expect(RuleSet.NONE.indexes).toEqual([]);
  });

  it('is the same object for claims in scope of the same policies', () => {
    const [first, last] = [DENIAL_RULES[0], DENIAL_RULES[DENIAL_RULES.length - 1]];
    if (!first || !last) throw new Error('there are rules');
    const policy = { payerId: 1, title: '', procedureCodes: ['99213'], populationBit: null };
    const all = { ...policy, procedureCodes: [], populationBit: populationBit('all') };
    const scope = new ClaimsInScope([
      { ...policy, id: policyId(1, 0), ruleKey: first.key },
      { ...all, id: policyId(1, DENIAL_RULES.length - 1), ruleKey: last.key },
    ]);
    const line = { lineNumber: 1, modifiers: [], diagnosisPointers: [1], units: 1, billedCents: 100 };
    const claim = { payerId: 1, ...NO_STATEMENT, lines: [{ ...line, procedureCode: '99213' }] };
    const rules = scope.of(claim, populationBit('all'));
    expect(rules.indexes).toEqual([0, DENIAL_RULES.length - 1]);
    expect(scope.of({ ...claim, lines: [...claim.lines, ...claim.lines] }, populationBit('all'))).toBe(rules);
    expect(scope.of({ ...claim, payerId: 2 }, populationBit('all'))).toBe(RuleSet.NONE);
  });
});
