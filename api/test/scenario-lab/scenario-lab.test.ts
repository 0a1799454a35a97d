import type { ScenarioConfig } from '../../src/domain/scenario/scenario';
import type { TestPlan } from '../../src/generation/forecast/scenario-test';
import { MAX_PREVIEWS, MAX_TESTS, ScenarioLab } from '../../src/scenario-lab/scenario-lab';

/** A config that is refused as soon as it is read: what is asked here is the place in the queue. */
const CONFIG = {} as ScenarioConfig;
const PLAN: TestPlan = {
  config: CONFIG,
  seeds: [1],
  scale: 1,
  days: 1,
  calmDays: new Set(),
  targetWeek: null,
};

describe('a busy scenario lab', () => {
  it('refuses with what the other thread has room for, and with nothing when neither has', async () => {
    const lab = new ScenarioLab();
    const taken: Promise<unknown>[] = [];
    const fill = (most: number, ask: () => Promise<unknown>): void => {
      for (let n = 0; n < most; n += 1) taken.push(ask().catch(() => undefined));
    };
    fill(MAX_TESTS, () => lab.test(PLAN));
    await expect(lab.test(PLAN)).rejects.toMatchObject({ code: 'CONFLICT', allowed: ['previewScenario'] });
    fill(MAX_PREVIEWS, () => lab.preview(CONFIG));
    await expect(lab.test(PLAN)).rejects.toMatchObject({ code: 'CONFLICT', allowed: [] });
    await expect(lab.preview(CONFIG)).rejects.toMatchObject({ code: 'CONFLICT', allowed: [] });
    await Promise.all(taken);

    fill(MAX_PREVIEWS, () => lab.preview(CONFIG));
    await expect(lab.preview(CONFIG)).rejects.toMatchObject({ code: 'CONFLICT', allowed: ['testScenario'] });
    await Promise.all(taken);
  });
});
