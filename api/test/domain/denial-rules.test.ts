import type { Adjudication, Claim } from '../../src/domain/claim';
import { PROCEDURES, findProcedure } from '../../src/domain/catalogue';
import { CARC_MEANINGS } from '../../src/domain/carc';
import { draftOf, verdictOf } from '../../src/domain/claim-verdict';
import { correctClaim, isCorrectable } from '../../src/domain/corrected-claim';
import type { RuleKey } from '../../src/domain/denial-rules';
import { DENIAL_RULES, RULE_BENCHMARKS, ruleIndex, ruleIndexOfDenial } from '../../src/domain/denial-rules';
import { exposureOf } from '../../src/domain/exposure';
import { fixClaim } from '../../src/domain/fix-claim';
import {
  SEED,
  brokenBy,
  claimsOpenTo,
  cleanClaims,
  decide,
  defective,
  fixContextOf,
  historyOf,
  world,
} from './rule-world';

const history = historyOf(cleanClaims);

/** Every rule whose predicate fires anywhere on the claim, not only the first on each line. */
const firing = (claim: Claim): RuleKey[] => {
  const context = { policies: world.policies, history, claimId: claim.id };
  return [...new Set(verdictOf(draftOf(claim), context).denials.map(({ ruleKey }) => ruleKey))];
};

describe('a clean claim', () => {
  it('is paid, and no predicate of any rule fires on it', () => {
    expect(
      cleanClaims.filter((claim) => firing(claim).length > 0).map((claim) => [claim, firing(claim)]),
    ).toEqual([]);
    expect(cleanClaims.filter((claim) => decide(claim, history).outcome !== 'PAID')).toEqual([]);
  });
});

describe.each(DENIAL_RULES.map((rule) => rule.key))(`%s (seed ${SEED})`, (ruleKey) => {
  const wrong = brokenBy(ruleKey);
  const answers = wrong.map((claim): [Claim, Adjudication] => [claim, decide(claim, history)]);

  it('fires on every claim with its defect, and no other rule does', () => {
    expect(wrong.length).toBeGreaterThan(25);
    const seen = new Set(wrong.map((claim) => firing(claim).join(' ')));
    expect([...seen]).toEqual([ruleKey]);
  });

  it('denies it with its own codes, and every line balances', () => {
    for (const [claim, { outcome, denial, lines }] of answers) {
      expect(outcome).toBe('DENIED');
      expect(denial?.ruleKey).toBe(ruleKey);
      expect(CARC_MEANINGS[denial?.carc ?? '']).toBeDefined();
      // Read back from a table that keeps only the codes.
      expect(denial && ruleIndexOfDenial({ ...denial, ruleKey: null })).toBe(ruleIndex(ruleKey));
      claim.lines.forEach(({ billedCents }, i) => {
        const adjusted = lines[i].adjustments.reduce((sum, { amountCents }) => sum + amountCents, 0);
        expect(lines[i].paidCents + adjusted).toBe(billedCents);
        expect(lines[i].denial === null || lines[i].paidCents === 0).toBe(true);
      });
      expect(claim.lines.reduce((sum, line) => sum + line.billedCents, 0)).toBe(claim.billedCents);
      expect(claim.lines.filter(({ billedCents, units }) => billedCents <= 0 || units < 1)).toEqual([]);
    }
  });

  it('is mended by its fix: no predicate fires any more', () => {
    for (const [claim, adjudication] of answers) {
      const fixed = fixClaim(claim, adjudication, ruleKey, fixContextOf(claim));
      expect({ claim: claim.id, fired: firing(fixed) }).toEqual({ claim: claim.id, fired: [] });
    }
  });

  // A duplicate is another claim's copy: it is exposed to what that one is.
  if (ruleKey !== 'duplicate') {
    it('leaves what the claim is exposed to as it is', () => {
      expect(wrong.map(exposureOf)).toEqual(claimsOpenTo(ruleKey).map(exposureOf));
    });
  }

  it('bills codes of the catalogue only', () => {
    const unknown = wrong.flatMap(({ lines }) => lines.filter((line) => !findProcedure(line.procedureCode)));
    expect(unknown).toEqual([]);
  });

  if (!isCorrectable(ruleKey)) return;
  it('is won by the corrected claim, which bills no more than what was denied', () => {
    for (const [claim, adjudication] of answers) {
      const corrected = correctClaim(claim, adjudication, ruleKey, '2025-03-25', fixContextOf(claim));
      expect({ claim: claim.id, denial: decide(corrected, history).denial }).toEqual({
        claim: claim.id,
        denial: null,
      });
      expect(corrected).toMatchObject({ frequencyCode: '7', originalClaimId: claim.id });
      const deniedCents = claim.lines.reduce(
        (sum, line, i) => sum + (adjudication.lines[i].denial ? line.billedCents : 0),
        0,
      );
      expect(corrected.lines.length).toBeGreaterThan(0);
      expect(corrected.billedCents).toBeLessThanOrEqual(deniedCents);
      expect(corrected.billedCents).toBe(corrected.lines.reduce((sum, line) => sum + line.billedCents, 0));
    }
  });
});

describe('the table of rules', () => {
  it('has the 29 rules, each with a benchmark, in the order of its index', () => {
    expect(DENIAL_RULES).toHaveLength(29);
    expect(RULE_BENCHMARKS.map(({ ruleKey }) => ruleKey)).toEqual(DENIAL_RULES.map(({ key }) => key));
    // All nine categories occur.
    expect(new Set(DENIAL_RULES.map(({ category }) => category)).size).toBe(9);
  });

  it('tells rules with the same CARC apart by their remark', () => {
    const codes = DENIAL_RULES.map(({ carc, rarc }) => `${carc} ${rarc ?? ''}`);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('gives an overturn prior of 50 to 70 % to the rules that can be appealed, and to no other', () => {
    for (const { key, paths, overturnPercent } of DENIAL_RULES) {
      const appealable = (paths as readonly string[]).includes('A');
      expect({ key, appealable }).toEqual({ key, appealable: overturnPercent !== null });
      if (overturnPercent !== null) expect(overturnPercent >= 50 && overturnPercent <= 70).toBe(true);
    }
  });

  it('leaves a claim alone that a rule cannot apply to', () => {
    const touched = DENIAL_RULES.filter(({ family }) => family !== 'all').flatMap(({ key }) => {
      const open = new Set(claimsOpenTo(key));
      // A limit of another payer, an age that the code does not ask for: some defects need a look at the policy.
      const closed = cleanClaims.filter((claim) => !open.has(claim));
      return closed.filter((claim) => firing(defective(claim, key, null)).length > 0).map(() => key);
    });
    expect(touched).toEqual([]);
  });

  it('names only codes of the catalogue in bundling, pairs and successors', () => {
    const named = PROCEDURES.flatMap(({ components, separableFrom, successor }) => [
      ...components,
      ...separableFrom,
      ...(successor === null ? [] : [successor]),
    ]);
    expect(named.filter((code) => !findProcedure(code))).toEqual([]);
  });
});
