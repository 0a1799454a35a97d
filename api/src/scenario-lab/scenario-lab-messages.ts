import type { Fault } from '../domain/errors';
import type { ScenarioConfig } from '../domain/scenario/scenario';
import type { ScenarioPreview } from '../generation/forecast/preview';
import type { ScenarioTest, TestPlan } from '../generation/forecast/scenario-test';

/** What is asked of a thread of the lab, one request at a time; plain data both ways. */
export type LabRequest = { kind: 'preview'; config: ScenarioConfig } | { kind: 'test'; plan: TestPlan };

export type LabResult = ScenarioPreview | ScenarioTest;

export type LabResponse =
  | { kind: 'done'; result: LabResult }
  /** Faults for whoever asked; with none of them, an error of our own. */
  | { kind: 'failed'; faults: readonly Fault[]; error: string };
