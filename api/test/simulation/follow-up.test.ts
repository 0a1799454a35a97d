import { elementAt } from '../../src/domain/element-at';
import { adjudicate } from '../../src/domain/adjudication/adjudication';
import { APPEAL_LEVELS, appealLevel } from '../../src/domain/catalogues/appeal-levels';
import { addDays, daysBetween } from '../../src/domain/calendar';
import type { Claim, PayerType } from '../../src/domain/claim';
import { NO_HISTORY } from '../../src/domain/adjudication/claim-history';
import { changeStatus } from '../../src/domain/claim-status';
import type { ClaimStatus } from '../../src/domain/claim-status';
import { epochDayOf, weekdayOf } from '../../src/domain/date-index';
import { ruleOf } from '../../src/domain/denial-rules';
import type { PolicyBook } from '../../src/domain/policies/payer-policy';
import { createWorld } from '../../src/generation/world/world';
import { busyScenario, eventsOf, ofKind } from './scenarios';

const config = busyScenario({ durationDays: 150, claimsPerDay: 80 });
const world = createWorld(config, 31);
const events = eventsOf(config, 31, 150);
const adjudicated = new Map(ofKind(events, 'CLAIM_ADJUDICATED').map((event) => [event.claim.id, event]));
const decisionOf = new Map(
  ofKind(events, 'APPEAL_DECIDED').map(({ appeal }) => [`${appeal.claimId} ${appeal.level}`, appeal]),
);

const typeOf = (claim: Claim): PayerType => elementAt(world.payers, claim.payerId - 1).type;

/** The same fees and patients' shares, and no rule enforced. */
const lenient = (policies: PolicyBook): PolicyBook => ({
  behaviorsOf: (payerId) => policies.behaviorsOf(payerId),
  of(payerId) {
    const policy = policies.of(payerId);
    return policy && { ...policy, enforcedRules: new Set() };
  },
});

describe('what follows a remit', () => {
  it('takes every claim only along steps that a claim may take', () => {
    const status = new Map<number, ClaimStatus>();
    for (const event of events) {
      if (event.kind === 'CLAIM_SUBMITTED') status.set(event.claim.id, 'PENDING');
      if (event.kind === 'CLAIM_ADJUDICATED') step(event.claim.id, event.adjudication.outcome);
      if (event.kind === 'APPEAL_FILED') step(event.claim.id, 'APPEALED');
      if (event.kind === 'APPEAL_DECIDED')
        step(event.claim.id, event.appeal.outcome === 'OVERTURNED' ? 'OVERTURNED' : 'UPHELD');
    }
    function step(id: number, to: ClaimStatus): void {
      status.set(id, changeStatus(status.get(id) ?? 'REVERSED', to));
    }
    expect(new Set(status.values())).toEqual(
      new Set(['PENDING', 'PAID', 'DENIED', 'APPEALED', 'OVERTURNED', 'UPHELD']),
    );
  });

  it('happens when it was announced: every nextDueS is met by an event of that claim, or lies ahead', () => {
    const due = new Map<number, number>();
    for (const event of events) {
      if (event.kind === 'CLAIM_SUBMITTED' && event.claim.originalClaimId !== null) {
        expect(due.get(event.claim.originalClaimId)).toBe(event.atS);
        due.delete(event.claim.originalClaimId);
      }
      if (!('claim' in event)) continue;
      if (due.has(event.claim.id)) expect(due.get(event.claim.id)).toBe(event.atS);
      due.delete(event.claim.id);
      if (event.nextDueS !== null) due.set(event.claim.id, event.nextDueS);
    }
    const last = elementAt(events, events.length - 1).atS;
    expect([...due.values()].filter((dueS) => dueS < last)).toEqual([]);
  });

  it('is an appeal, within its deadline, only where the rule can be appealed', () => {
    const filed = ofKind(events, 'APPEAL_FILED');
    expect(filed.length).toBeGreaterThan(100);
    for (const { claim, appeal } of filed) {
      const first = adjudicated.get(claim.id)?.adjudication;
      const before = decisionOf.get(`${claim.id} ${appeal.level - 1}`);
      expect(ruleOf(first?.denial?.ruleKey ?? '').paths).toContain('A');
      const sinceDate = appeal.level === 1 ? first?.processingDate : before?.decidedDate;
      const limitDays = appealLevel(typeOf(claim), appeal.level)?.filingLimitDays ?? 0;
      expect(appeal.filedDate > (sinceDate ?? '9')).toBe(true);
      expect(appeal.deadline).toBe(addDays(sinceDate ?? '', limitDays));
      expect(appeal.filedDate <= (appeal.deadline ?? '')).toBe(true);
      expect(appeal).toMatchObject({ outcome: 'PENDING', recoveredCents: 0, decidedDate: null });
    }
  });

  it('goes up the levels that the payer has, each after the one before was lost', () => {
    const filed = ofKind(events, 'APPEAL_FILED').filter(({ appeal }) => appeal.level > 1);
    expect(filed.length).toBeGreaterThan(10);
    for (const { claim, appeal } of filed) {
      expect(appeal.level).toBeLessThanOrEqual(APPEAL_LEVELS[typeOf(claim)].length);
      expect(decisionOf.get(`${claim.id} ${appeal.level - 1}`)?.outcome).toBe('UPHELD');
    }
    const won = [...decisionOf.values()].filter(({ outcome }) => outcome === 'OVERTURNED');
    expect(new Set(won.map(({ claimId }) => claimId)).size).toBe(won.length);
  });

  it('brings back what the denied lines are worth, and no more, when an appeal is won', () => {
    const decided = ofKind(events, 'APPEAL_DECIDED');
    const won = decided.filter(({ appeal }) => appeal.outcome === 'OVERTURNED');
    expect(won.length).toBeGreaterThan(50);
    expect(decided.length - won.length).toBeGreaterThan(20);
    for (const { claim, appeal, wonAllowedCents } of decided) {
      const first = adjudicated.get(claim.id)?.adjudication;
      // Asked of a payer who denies nothing: what the lines that were denied would have been paid.
      const paid = adjudicate(claim, NO_HISTORY, lenient(world.policies), first?.processingDate ?? '');
      const deniedLines = paid.lines.filter((_, i) => first?.lines[i]?.denial);
      const payable = deniedLines.reduce((sum, { paidCents }) => sum + paidCents, 0);
      const allowable = deniedLines.reduce((sum, { allowedCents }) => sum + (allowedCents ?? 0), 0);
      expect(appeal.recoveredCents).toBe(appeal.outcome === 'OVERTURNED' ? payable : 0);
      expect(wonAllowedCents).toBe(appeal.outcome === 'OVERTURNED' ? allowable : 0);
      expect(daysBetween(appeal.filedDate, appeal.decidedDate ?? '')).toBeGreaterThan(0);
    }
  });

  it('is a corrected claim of frequency 7 that refers to its original, has its own id, and is paid', () => {
    const corrected = ofKind(events, 'CLAIM_SUBMITTED').filter(({ claim }) => claim.frequencyCode === '7');
    expect(corrected.length).toBeGreaterThan(100);
    expect(new Set(ofKind(events, 'CLAIM_SUBMITTED').map(({ claim }) => claim.id)).size).toBe(
      ofKind(events, 'CLAIM_SUBMITTED').length,
    );
    for (const { claim, truth } of corrected) {
      expect(adjudicated.get(claim.originalClaimId ?? 0)?.adjudication.outcome).toBe('DENIED');
      expect(adjudicated.get(claim.id)?.adjudication.outcome ?? 'PAID').toBe('PAID');
      expect(truth).toBeNull();
    }
  });

  it('falls on workdays: offices and payers rest at weekends', () => {
    const weekdays = ofKind(events, 'CLAIM_ADJUDICATED').map(({ adjudication }) =>
      weekdayOf(epochDayOf(adjudication.processingDate)),
    );
    expect(weekdays.filter((weekday) => weekday > 4)).toEqual([]);
  });
});
