import { elementAt } from '../../../src/domain/element-at';
import type { Claim } from '../../../src/domain/claim';
import { adjudicate, payableCents } from '../../../src/domain/adjudication/adjudication';
import { NO_HISTORY } from '../../../src/domain/adjudication/claim-history';
import { epochDayOf } from '../../../src/domain/date-index';
import { HISTORY_DAYS } from '../../../src/generation/simulation';
import { eventsOf, ofKind } from '../../simulation/scenarios';
import { SEED, config, world } from '../rule-world';

describe('adjudication', () => {
  it('balances every line: billed = paid + adjustments, and only a denial has something left to win', () => {
    let overturnedCents = 0;
    for (const { claim, adjudication } of ofKind(eventsOf(config, SEED, 60), 'CLAIM_ADJUDICATED')) {
      claim.lines.forEach((line, i) => {
        const { paidCents, adjustments } = elementAt(adjudication.lines, i);
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

  it('sees no defect label: copies of the claims without it, with a history of our own, are adjudicated the same', () => {
    const events = eventsOf(config, SEED, 60);
    const submitted = ofKind(events, 'CLAIM_SUBMITTED').map(
      ({ claim }) => JSON.parse(JSON.stringify(claim)) as Claim,
    );
    const byId = new Map(submitted.map((claim) => [claim.id, claim]));
    const adjudicated = ofKind(events, 'CLAIM_ADJUDICATED');
    expect(
      adjudicated.filter(({ adjudication }) => adjudication.denial?.ruleKey === 'duplicate').length,
    ).toBeGreaterThan(10);
    for (const { claim, adjudication } of adjudicated) {
      const copy = byId.get(claim.id);
      if (!copy) throw new Error(`claim ${claim.id} was adjudicated but never submitted`);
      const history = {
        ...NO_HISTORY,
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
    const adjudicated = ofKind(events, 'CLAIM_ADJUDICATED');
    const surprises = adjudicated.filter(
      ({ claim, adjudication }) => (adjudication.denial !== null) !== (defects.get(claim.id) !== null),
    );
    expect(surprises.map(({ claim }) => [claim.id, defects.get(claim.id)])).toEqual([]);
    expect(adjudicated.filter(({ adjudication }) => adjudication.denial).length).toBeGreaterThan(200);
  });
});

/** By plain comparison, day window included: shares nothing with RecentClaims. Hospitals' bills by the statement. */
function sameServiceBefore(claims: readonly Claim[], asked: Claim, today: string): number | null {
  const service = (claim: Claim): string =>
    JSON.stringify([
      ...[claim.payerId, claim.memberId, claim.dateOfService, claim.providerId],
      ...(claim.claimType === 'INSTITUTIONAL' ? [claim.dischargeDate, claim.typeOfBill?.slice(0, 3)] : []),
    ]);
  const found = claims.find(
    (claim) =>
      claim.frequencyCode === '1' &&
      claim.id < asked.id &&
      epochDayOf(today) - epochDayOf(claim.submissionDate) < HISTORY_DAYS &&
      service(claim) === service(asked) &&
      (claim.claimType === 'INSTITUTIONAL' ||
        claim.lines.some((line) =>
          asked.lines.some(
            (other) =>
              other.procedureCode === line.procedureCode && other.modifiers.join() === line.modifiers.join(),
          ),
        )),
  );
  return found?.id ?? null;
}
