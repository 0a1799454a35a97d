import { DENIAL_RULES } from '../../../src/domain/denial-rules';
import { RECOVERY_PATHS } from '../../../src/domain/work-list/denial-stage';
import type { RecoveryRecord } from '../../../src/domain/work-list/recovery-chance';
import { RecoveryChances } from '../../../src/domain/work-list/recovery-chance';

const record = (own: Partial<RecoveryRecord>): RecoveryRecord => ({
  reasonKey: 'medical-necessity',
  payerId: 1,
  path: 'APPEAL',
  decidedCount: 0,
  wonCount: 0,
  wonDeniedCents: 0,
  recoveredCents: 0,
  ...own,
});
const [necessity, authorization] = ['medical-necessity', 'missing-authorization'];

describe('the chance to recover a denial', () => {
  it('is what is usual for the rule while nothing has been decided', () => {
    const chances = new RecoveryChances([]);
    const rule = DENIAL_RULES.find(({ key }) => key === necessity);
    expect(chances.of(necessity, 1, 'APPEAL').chance).toBeCloseTo((rule?.overturnPercent ?? 0) / 100, 9);
    expect(chances.of('carc-999', 1, 'APPEAL').chance).toBeGreaterThan(0.5);
    expect(chances.of(necessity, 1, 'CORRECTED_CLAIM').chance).toBeCloseTo(0.63, 9);
  });

  it('comes to what was observed as decisions add up, payer by payer', () => {
    const chances = new RecoveryChances([
      record({ decidedCount: 4_000, wonCount: 800, wonDeniedCents: 80_000_000, recoveredCents: 24_000_000 }),
      record({
        payerId: 2,
        decidedCount: 4_000,
        wonCount: 3_200,
        wonDeniedCents: 320_000_000,
        recoveredCents: 160_000_000,
      }),
    ]);
    expect(chances.of(necessity, 1, 'APPEAL').chance).toBeCloseTo(0.2, 2);
    expect(chances.of(necessity, 1, 'APPEAL').share).toBeCloseTo(0.3, 2);
    expect(chances.of(necessity, 2, 'APPEAL').chance).toBeCloseTo(0.8, 2);
    // A payer without decisions is taken for like the others; a rule without any stays as it is usual.
    expect(chances.of(necessity, 3, 'APPEAL').chance).toBeCloseTo(0.5, 2);
    expect(chances.of(authorization, 1, 'APPEAL')).toEqual({
      ...new RecoveryChances([]).of(authorization, 1, 'APPEAL'),
      share: expect.closeTo(0.46, 2) as number,
    });
  });

  it('moves little with one decision, and in its direction', () => {
    const before = new RecoveryChances([]).of(necessity, 1, 'APPEAL').chance;
    const [won, lost] = [1, 0].map(
      (wonCount) =>
        new RecoveryChances([record({ decidedCount: 1, wonCount })]).of(necessity, 1, 'APPEAL').chance,
    ) as [number, number];
    expect(won).toBeGreaterThan(before);
    expect(lost).toBeLessThan(before);
    expect(won - lost).toBeLessThan(0.1);
  });

  it('times its share is never more than the most that is said to be possible', () => {
    const history = DENIAL_RULES.flatMap(({ key }, rule) =>
      RECOVERY_PATHS.flatMap((path, at) =>
        [1, 2, 3].map((payerId) => {
          const decidedCount = (rule * 7 + payerId * 13 + at) % 40;
          const wonCount = (decidedCount * ((rule + payerId) % 5)) / 4;
          const wonDeniedCents = wonCount * 30_000;
          return record({
            reasonKey: key,
            payerId,
            path,
            decidedCount,
            wonCount,
            wonDeniedCents,
            recoveredCents: wonDeniedCents * (0.2 + ((rule + at) % 4) / 5),
          });
        }),
      ),
    );
    for (const known of [[], history.slice(0, 1), history]) {
      const chances = new RecoveryChances(known);
      for (const { key } of [...DENIAL_RULES, { key: 'carc-999' }])
        for (const path of RECOVERY_PATHS)
          for (const payerId of [1, 2, 3, 4]) {
            const { chance, share } = chances.of(key, payerId, path);
            expect(chance * share).toBeLessThanOrEqual(chances.most);
            expect(chance).toBeGreaterThan(0);
            expect(chance).toBeLessThan(1);
          }
    }
  });
});
