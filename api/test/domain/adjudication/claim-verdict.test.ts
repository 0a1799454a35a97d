import { elementAt } from '../../../src/domain/element-at';
import { NO_STATEMENT } from '../../../src/domain/claim';
import { NO_HISTORY } from '../../../src/domain/adjudication/claim-history';
import type { ClaimDraft, VerdictContext } from '../../../src/domain/adjudication/claim-verdict';
import { draftOf, verdictOf } from '../../../src/domain/adjudication/claim-verdict';
import { firedChecks } from '../../../src/domain/adjudication/policy-checks';
import type { RuleKey } from '../../../src/domain/denial-rules';
import { DENIAL_RULES } from '../../../src/domain/denial-rules';
import {
  brokenBy,
  claimsOpenTo,
  cleanClaims,
  decide,
  defective,
  historyOf,
  policyOf,
  world,
} from '../rule-world';

const history = historyOf(cleanClaims);
const contextOf = (claimId: number): VerdictContext => ({ policies: world.policies, history, claimId });

describe('the verdict on a draft', () => {
  it.each(DENIAL_RULES.map(({ key }) => key))(
    'names on a claim with %s what adjudication denies it for',
    (ruleKey) => {
      for (const claim of brokenBy(ruleKey)) {
        // As it comes back from a store: plain values only.
        const draft = JSON.parse(JSON.stringify(draftOf(claim))) as ClaimDraft;
        const { wouldDeny, denials } = verdictOf(draft, contextOf(claim.id));
        const adjudication = decide(claim, history);
        expect(wouldDeny).toBe(adjudication.outcome === 'DENIED');
        const checks = firedChecks(claim, history, policyOf(claim));
        const denied = checks.flatMap((check) => check?.codes ?? []);
        expect(denials.map(({ codes }) => codes)).toEqual(
          elementAt(denials, 0).lineNumber === null ? [denied[0]] : denied,
        );
        for (const { explanation } of denials) {
          expect(explanation).toMatch(/^[A-Z0-9].*[A-Za-z0-9)]\.$/);
          expect(explanation).not.toMatch(/undefined|null| {2}/);
        }
      }
    },
  );

  it('names every fault at once, where adjudication stops at the first', () => {
    const claim = elementAt(claimsOpenTo('missing-modifier-25'), 0);
    const twice = defective(defective(claim, 'missing-modifier-25', null), 'missing-data', null);
    const named = verdictOf(draftOf(twice), contextOf(claim.id)).denials.map(
      ({ ruleKey }): RuleKey => ruleKey,
    );
    expect(named.sort()).toEqual(['missing-data', 'missing-modifier-25']);
  });

  it('of a claim sent once is no repeat of itself, and of the same claim a day later is', () => {
    const claim = elementAt(cleanClaims, 0);
    expect(verdictOf(draftOf(claim), contextOf(claim.id)).wouldDeny).toBe(false);
    const again = verdictOf(draftOf(claim), contextOf(claim.id + 2 ** 20));
    expect(again.denials.map(({ ruleKey }) => ruleKey)).toEqual(claim.lines.map(() => 'duplicate'));
  });

  it('says what a claim lacks that a person types in from nothing', () => {
    const draft: ClaimDraft = {
      payerId: 1, providerId: null, claimType: 'PROFESSIONAL', frequencyCode: '1', dateOfService: '2025-02-03',
      submissionDate: '2025-02-04', placeOfService: '11', patientBirthDate: null, patientSex: null, memberId: null,
      memberGroupId: null, otherPayerPrimary: null, priorAuthorization: null, referralNumber: null,
      recordsAttached: null, documentedLevel: null, ...NO_STATEMENT, diagnosisCodes: [],
      lines: [{ procedureCode: '99213', modifiers: [], diagnosisPointers: [], units: 1, billedCents: 20_000 }],
    }; // prettier-ignore
    const context = { policies: world.policies, history: NO_HISTORY, claimId: 1 };
    const codes = verdictOf(draft, context).denials.map(
      ({ codes: { carc, rarc } }) => `${carc} ${rarc ?? ''}`,
    );
    expect(codes).toEqual(['31 N382', '16 N329', '16 MA39', '16 MA63', '208 N290']);
  });

  it('is refused for a payer that has no policies', () => {
    const draft = { ...draftOf(elementAt(cleanClaims, 0)), payerId: 999 };
    expect(() => verdictOf(draft, contextOf(1))).toThrow(
      'payerId: expected a payer of a simulated workspace: others have no policies',
    );
  });
});
