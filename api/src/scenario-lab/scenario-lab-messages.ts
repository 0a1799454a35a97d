import type { Fault } from '../domain/errors';
import type { ScenarioConfig } from '../domain/scenario/scenario';
import type { ScenarioPreview } from '../generation/forecast/preview';
import type { ScenarioTest, TestPlan } from '../generation/forecast/scenario-test';

/** Requests to the lab's thread; plain data both ways. */
export type LabRequest = { id: number } & (
  { kind: 'preview'; config: ScenarioConfig } | { kind: 'test'; plan: TestPlan }
);

export type LabResponse = { id: number } & (
  | { kind: 'done'; result: ScenarioPreview | ScenarioTest }
  /** The caller's faults; if there are none, an error of this program. */
  | { kind: 'failed'; faults: readonly Fault[]; error: string }
);
