import { RuleSet } from '../../../src/domain/rules/rule-set';
import {
  CODE_CATEGORIES,
  catalogueFacts,
  categoryOfGroup,
  codeFactsOf,
} from '../../../src/domain/catalogues/code-facts';
import { PROCEDURES, findProcedure } from '../../../src/domain/catalogues/procedure-catalogue';
import { PROCEDURE_GROUPS } from '../../../src/domain/catalogues/procedure-groups';
import { applicableRules } from '../../../src/domain/applicable-rules';
import { DENIAL_RULES, ruleIndex } from '../../../src/domain/denial-rules';
import { createWorld } from '../../../src/generation/world/world';
import { SMALL_PRACTICE } from '../../support/runs';

describe('what the catalogue knows of procedure codes', () => {
  it('puts every procedure group into a category', () => {
    expect(PROCEDURE_GROUPS.filter((group) => categoryOfGroup(group) === null)).toEqual([]);
    const used = new Set(PROCEDURE_GROUPS.map(categoryOfGroup));
    expect(CODE_CATEGORIES.filter((category) => !used.has(category))).toEqual([]);
  });

  it("has the visit that every coder knows, in this project's own words", () => {
    expect(codeFactsOf('99213')).toMatchObject({
      description: 'Office visit, established patient, level 3',
      category: 'E&M',
      frequencyLimitCount: 1,
      frequencyLimitPeriod: 'day',
      requiredModifiers: ['25', '24', '57', '95'],
      relatedCodes: ['99212', '99214', '36415', '93000'],
      ageRestrictionMin: null,
      ageRestrictionMax: null,
      source: 'CPT',
    });
    expect(codeFactsOf('99213').commonMistakes).toContain('without modifier 25');
    expect(codeFactsOf('99213').fixGuidance).toContain('Add modifier 25');
  });

  it('relates codes in both directions, and never a code to itself', () => {
    for (const { procedureCode, relatedCodes } of catalogueFacts()) {
      expect(relatedCodes).not.toContain(procedureCode);
      for (const code of relatedCodes) expect(findProcedure(code)).toBeDefined();
    }
    expect(codeFactsOf('45385').relatedCodes).toContain('45378');
    expect(codeFactsOf('45378').relatedCodes).toContain('45385');
  });

  it('names only rules that a payer applies to the code, alone or beside what it is billed with', () => {
    const { policies, payers } = createWorld(SMALL_PRACTICE, SMALL_PRACTICE.seed);
    const ofAnyPayer = (codes: readonly string[]): RuleSet =>
      payers
        .flatMap(({ id }) => policies.of(id) ?? [])
        .reduce((rules, policy) => rules.union(applicableRules(codes, policy)), RuleSet.NONE);
    const everything = PROCEDURES.map(({ code }) => code);
    for (const { procedureCode, ruleKeys } of catalogueFacts())
      for (const key of ruleKeys) {
        // Which codes are on a list is the payer's choice: a rule about lists has to apply somewhere, the others to the code.
        const codes = LISTED.has(key) || PAIRED.has(key) ? everything : [procedureCode];
        expect([procedureCode, key, ofAnyPayer(codes).has(ruleIndex(key))]).toEqual([
          procedureCode,
          key,
          true,
        ]);
      }
    expect(new Set(catalogueFacts().flatMap(({ ruleKeys }) => ruleKeys)).size).toBeLessThan(
      DENIAL_RULES.length,
    );
  });

  it('says of an unknown code what its number says, and no more', () => {
    expect(codeFactsOf('27447')).toMatchObject({
      category: 'Surgery',
      averageReimbursementCents: null,
      ruleKeys: [],
      commonMistakes: null,
      source: 'CPT',
    });
    expect(codeFactsOf('E0601')).toMatchObject({ category: 'Supply', source: 'HCPCS' });
  });
});

const LISTED = new Set([
  'missing-authorization',
  'authorization-exceeded',
  'records-missing',
  'missing-referral',
  'frequency-limit',
  'not-covered',
]);
const PAIRED = new Set(['missing-modifier-25', 'missing-modifier-59', 'bundled']);
