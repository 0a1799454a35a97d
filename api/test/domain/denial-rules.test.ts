import { elementAt } from '../../src/domain/element-at';
import type { Adjudication, Claim } from '../../src/domain/claim';
import { PROCEDURES, findProcedure } from '../../src/domain/catalogues/procedure-catalogue';
import { CARC_MEANINGS } from '../../src/domain/catalogues/carc';
import { draftOf, verdictOf } from '../../src/domain/adjudication/claim-verdict';
import { correctClaim, isCorrectable } from '../../src/domain/adjudication/corrected-claim';
import type { RuleKey } from '../../src/domain/denial-rules';
import { DENIAL_RULES, RULE_BENCHMARKS, ruleIndex, ruleIndexOfDenial } from '../../src/domain/denial-rules';
import { eligiblePopulationsOf } from '../../src/domain/eligible-populations';
import { fixClaim } from '../../src/domain/adjudication/fix-claim';
import { findRevenueCode } from '../../src/domain/catalogues/revenue-codes';
import type { ClaimForm } from './rule-world';
import {
  CLAIM_FORMS,
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

/** Rules that a hospital's bill gives no occasion for: it names no place, and a stay is paid and refused as one. */
const CLOSED: Record<Exclude<ClaimForm, 'professional'>, readonly RuleKey[]> = {
  outpatient: [
    'place-of-service', 'provider-not-eligible', 'new-patient', 'required-modifier', 'missing-primary-service',
  ],
  inpatient: [
    'missing-modifier-25', 'bundled', 'diagnosis-linkage', 'place-of-service', 'missing-modifier-59',
    'bilateral-modifier', 'frequency-limit', 'level-not-supported', 'invalid-code', 'missing-referral',
    'provider-not-eligible', 'new-patient', 'required-modifier', 'missing-primary-service',
  ],
}; // prettier-ignore
const isClosed = (ruleKey: RuleKey, form: ClaimForm): boolean =>
  form !== 'professional' && CLOSED[form].includes(ruleKey);

describe.each(CLAIM_FORMS)(`%s claims (seed ${SEED})`, (form) => {
  it('are eligible for every rule that the form has, and for no other', () => {
    const open = DENIAL_RULES.map(({ key }) => key).filter((key) => claimsOpenTo(key, form).length > 0);
    expect(open).toEqual(DENIAL_RULES.map(({ key }) => key).filter((key) => !isClosed(key, form)));
  });
});

const cases = CLAIM_FORMS.flatMap((form) =>
  DENIAL_RULES.filter(({ key }) => !isClosed(key, form)).map(({ key }): [RuleKey, ClaimForm] => [key, form]),
);
const FEWEST = { professional: 25, outpatient: 10, inpatient: 4 };

describe.each(cases)(`%s on %s claims (seed ${SEED})`, (ruleKey, form) => {
  const wrong = brokenBy(ruleKey, form);
  const adjudicated = wrong.map((claim): [Claim, Adjudication] => [claim, decide(claim, history)]);

  it('fires on every claim with its defect, and no other rule does', () => {
    expect(wrong.length).toBeGreaterThan(FEWEST[form]);
    const seen = new Set(wrong.map((claim) => firing(claim).join(' ')));
    expect([...seen]).toEqual([ruleKey]);
  });

  it('denies it with its own codes, and every line balances', () => {
    const odd = adjudicated.filter(([claim, { outcome, denial, lines }]) => {
      // Read back from a table that keeps only the codes.
      const readBack = denial && ruleIndexOfDenial({ ...denial, ruleKey: null });
      const balances = claim.lines.every(({ billedCents, units }, i) => {
        const { paidCents, adjustments, denial: ofLine } = elementAt(lines, i);
        const adjusted = adjustments.reduce((sum, { amountCents }) => sum + amountCents, 0);
        const whole = paidCents + adjusted === billedCents && billedCents > 0 && units >= 1;
        return whole && (ofLine === null || paidCents === 0);
      });
      const billed = claim.lines.reduce((sum, line) => sum + line.billedCents, 0);
      return (
        outcome !== 'DENIED' ||
        denial?.ruleKey !== ruleKey ||
        !CARC_MEANINGS[denial.carc] ||
        readBack !== ruleIndex(ruleKey) ||
        !balances ||
        billed !== claim.billedCents
      );
    });
    expect(odd).toEqual([]);
  });

  it('is mended by its fix: no predicate fires any more', () => {
    const still = adjudicated.flatMap(([claim, adjudication]) => {
      const fired = firing(fixClaim(claim, adjudication, ruleKey, fixContextOf(claim)));
      return fired.length > 0 ? [{ claim, fired }] : [];
    });
    expect(still).toEqual([]);
  });

  // A duplicate is another claim's copy: it is eligible for what that one is.
  if (ruleKey !== 'duplicate') {
    it('leaves what the claim is eligible for as it is', () => {
      expect(wrong.map(eligiblePopulationsOf)).toEqual(
        claimsOpenTo(ruleKey, form).map(eligiblePopulationsOf),
      );
    });
  }

  it('bills codes of the catalogue only', () => {
    const unknown = wrong.flatMap(({ lines }) =>
      lines.filter(({ procedureCode, revenueCode }) =>
        form === 'professional'
          ? !findProcedure(procedureCode) || revenueCode
          : !findRevenueCode(revenueCode ?? '') || (procedureCode !== '' && !findProcedure(procedureCode)),
      ),
    );
    expect(unknown).toEqual([]);
  });

  if (!isCorrectable(ruleKey)) return;
  it('is won by the corrected claim, which bills no more than what was denied', () => {
    const odd = adjudicated.flatMap(([claim, adjudication]) => {
      const corrected = correctClaim(claim, adjudication, ruleKey, '2025-03-25', fixContextOf(claim));
      const denied = claim.lines.filter((_, i) => elementAt(adjudication.lines, i).denial);
      const isWhole =
        decide(corrected, history).denial === null &&
        corrected.frequencyCode === '7' &&
        // A hospital's type of bill says so as well.
        corrected.typeOfBill === (claim.typeOfBill && `${claim.typeOfBill.slice(0, 3)}7`) &&
        corrected.originalClaimId === claim.id &&
        corrected.lines.length > 0 &&
        corrected.billedCents <= billedOn(denied) &&
        corrected.billedCents === billedOn(corrected.lines);
      return isWhole ? [] : [{ claim, corrected }];
    });
    expect(odd).toEqual([]);
  });
});

const billedOn = (lines: Claim['lines']): number => lines.reduce((sum, line) => sum + line.billedCents, 0);

describe('the table of rules', () => {
  it('has 31 rules, each with a benchmark or no share of the usual mix, in the order of its index', () => {
    expect(DENIAL_RULES).toHaveLength(31);
    expect(RULE_BENCHMARKS.map(({ ruleKey }) => ruleKey)).toEqual(
      DENIAL_RULES.filter(({ benchmark }) => benchmark.weight > 0).map(({ key }) => key),
    );
    expect(RULE_BENCHMARKS).toHaveLength(29);
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
    const touched = DENIAL_RULES.flatMap(({ key }) => {
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
