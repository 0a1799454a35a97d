import { daysBetween } from '../../src/domain/calendar';
import { changeStatus } from '../../src/domain/claim-status';
import type { ClaimStatus } from '../../src/domain/claim-status';
import { epochDayOf, weekdayOf } from '../../src/domain/date-index';
import { ruleOf } from '../../src/domain/denial-rules';
import { busyScenario, eventsOf, ofKind } from './scenarios';

const events = eventsOf(busyScenario({ durationDays: 150 }), 31, 150);
const adjudicated = new Map(ofKind(events, 'CLAIM_ADJUDICATED').map((event) => [event.claim.id, event]));

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
    const last = events[events.length - 1].atS;
    expect([...due.values()].filter((dueS) => dueS < last)).toEqual([]);
  });

  it('is an appeal, within its deadline, only where the rule can be appealed', () => {
    const filed = ofKind(events, 'APPEAL_FILED');
    expect(filed.length).toBeGreaterThan(100);
    for (const { claim, appeal } of filed) {
      const answer = adjudicated.get(claim.id)?.adjudication;
      expect(ruleOf(answer?.denial?.ruleKey ?? '').paths).toContain('A');
      expect(appeal.filedDate > (answer?.processingDate ?? '9')).toBe(true);
      expect(appeal.filedDate <= (appeal.deadline ?? '')).toBe(true);
      expect(appeal).toMatchObject({ level: 1, outcome: 'PENDING', recoveredCents: 0, decidedDate: null });
    }
  });

  it('brings back the denied amount, and no more, when an appeal is won', () => {
    const decided = ofKind(events, 'APPEAL_DECIDED');
    const won = decided.filter(({ appeal }) => appeal.outcome === 'OVERTURNED');
    expect(won.length).toBeGreaterThan(50);
    expect(decided.length - won.length).toBeGreaterThan(20);
    for (const { claim, appeal } of decided) {
      const lines = adjudicated.get(claim.id)?.adjudication.lines ?? [];
      const deniedCents = claim.lines.reduce(
        (sum, line, i) => sum + (lines[i].denial ? line.billedCents : 0),
        0,
      );
      expect(appeal.recoveredCents).toBeLessThanOrEqual(appeal.outcome === 'OVERTURNED' ? deniedCents : 0);
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
