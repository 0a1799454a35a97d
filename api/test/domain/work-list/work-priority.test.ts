import { addDays } from '../../../src/domain/calendar';
import { DENIAL_RULES } from '../../../src/domain/denial-rules';
import { RecoveryChances } from '../../../src/domain/work-list/recovery-chance';
import type { Workable } from '../../../src/domain/work-list/work-priority';
import { maxPriority, priorityOf, urgencyOf } from '../../../src/domain/work-list/work-priority';

const TODAY = '2026-03-01';
const USUAL = new RecoveryChances([]);
const denial = (own: Partial<Workable> = {}): Workable => ({
  reasonKey: 'medical-necessity',
  payerId: 1,
  deniedCents: 100_000,
  deadline: addDays(TODAY, 60),
  stage: 'TO_WORK',
  ...own,
});

describe('the priority of a denial', () => {
  it('is its dollars times chance, share and urgency', () => {
    const { chance, share } = USUAL.of('medical-necessity', 1, 'APPEAL');
    const { expectedCents, urgency, priorityMilliCents, daysLeft, nextStep } = priorityOf(
      denial(),
      USUAL,
      TODAY,
    );
    expect({ nextStep, daysLeft }).toEqual({ nextStep: 'APPEAL', daysLeft: 60 });
    expect(expectedCents).toBe(Math.round(100_000 * chance * share));
    expect(urgency).toBeCloseTo(1 + Math.exp(-60 / 14), 12);
    expect(priorityMilliCents).toBe(Math.round(100_000 * chance * share * urgency * 1_000));
  });

  it('doubles toward the filing limit, day by day, and is nothing behind it', () => {
    for (let days = 0; days < 200; days += 1) expect(urgencyOf(days)).toBeGreaterThan(urgencyOf(days + 1));
    expect(urgencyOf(0)).toBe(2);
    expect(urgencyOf(200)).toBeCloseTo(1, 5);
    const missed = priorityOf(denial({ deadline: addDays(TODAY, -1) }), USUAL, TODAY);
    expect(missed).toMatchObject({
      nextStep: 'WRITE_OFF',
      priorityMilliCents: 0,
      expectedCents: 0,
      daysLeft: -1,
    });
  });

  it('takes the path that has brought more, where a rule has two', () => {
    const both = 'diagnosis-linkage';
    const wins = (path: 'APPEAL' | 'CORRECTED_CLAIM'): RecoveryChances =>
      new RecoveryChances(
        (['APPEAL', 'CORRECTED_CLAIM'] as const).map((each) => ({
          reasonKey: both,
          payerId: 1,
          path: each,
          decidedCount: 500,
          wonCount: each === path ? 450 : 50,
          wonDeniedCents: 5_000_000,
          recoveredCents: 2_000_000,
        })),
      );
    const next = (path: 'APPEAL' | 'CORRECTED_CLAIM'): string =>
      priorityOf(denial({ reasonKey: both }), wins(path), TODAY).nextStep;
    expect(next('APPEAL')).toBe('APPEAL');
    expect(next('CORRECTED_CLAIM')).toBe('SEND_CORRECTED_CLAIM');
  });

  it('waits for the payer once an appeal is filed, whatever the limit, and is nothing once closed', () => {
    const filed = denial({ stage: 'WITH_PAYER', deadline: addDays(TODAY, -5) });
    expect(priorityOf(filed, USUAL, TODAY)).toMatchObject({ nextStep: 'AWAIT_DECISION', urgency: 1 });
    expect(priorityOf(denial({ stage: 'CLOSED' }), USUAL, TODAY).expectedCents).toBe(0);
  });

  it('has a next step for every rule and for codes without one, never above its bound', () => {
    for (const { key } of [...DENIAL_RULES, { key: 'carc-999' }, { key: 'none' }])
      for (const days of [0, 3, 40, 180]) {
        const one = denial({ reasonKey: key, deadline: addDays(TODAY, days) });
        const { priorityMilliCents, nextStep } = priorityOf(one, USUAL, TODAY);
        expect(nextStep).not.toBe('AWAIT_DECISION');
        expect(priorityMilliCents).toBeLessThanOrEqual(maxPriority(one.deniedCents, USUAL, urgencyOf(days)));
      }
  });
});
