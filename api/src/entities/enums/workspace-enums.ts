import { GENERATION_STATES } from '../../domain/scenario/run-state';
import { SCENARIO_EVENT_KINDS } from '../../domain/scenario/scenario';
import { graphqlEnum } from './graphql-enum';
import { ANNOTATION_KINDS, WORKSPACE_KINDS, WORKSPACE_STATES } from './states';

export const WorkspaceKindEnum = graphqlEnum(
  'WorkspaceKind',
  WORKSPACE_KINDS,
  'Where the claims of a workspace come from.',
  {
    SIMULATED: 'Claims come from a simulation run only.',
    LIVE: "Claims come from imports only; the workspace's clock is real time.",
    MIXED: 'Claims come from both a simulation run and imports.',
  },
);
export const WorkspaceStateEnum = graphqlEnum(
  'WorkspaceState',
  WORKSPACE_STATES,
  'Whether a workspace can be read. Copying and deleting happen in the background; only a READY workspace is readable.',
  {
    READY: 'It can be read.',
    COPYING: 'It is a fork that is being filled from its origin.',
    FAILED: 'It is a fork that could not be copied; `error` gives the reason. It can only be deleted.',
    DELETING: 'It is being deleted.',
  },
);
export const GenerationStateEnum = graphqlEnum('GenerationState', GENERATION_STATES, 'The state of a run.', {
  PENDING: 'Requested; the engine has not started it yet.',
  RUNNING: 'Virtual time advances, and claims are generated.',
  PAUSED: 'Held at a virtual instant; resuming continues from there.',
  STOPPED: 'Ended by a user; it cannot be resumed.',
  COMPLETED: "Reached the scenario's duration; the last claims submitted may still be pending.",
  FAILED: 'Three attempts failed; `error` gives the reason. Resuming continues from the last checkpoint.',
});
export const ScenarioEventKindEnum = graphqlEnum(
  'ScenarioEventKind',
  SCENARIO_EVENT_KINDS,
  "Kinds of events that a scenario can schedule. Each kind defines what the event's magnitude means; a magnitude is a percent of change, 0 to 200.",
  {
    VOLUME_SPIKE:
      'Claim volume rises by magnitude percent (50 by default) on the seven days from `day`; the case mix stays the same. `rule` and `payer` are ignored.',
    CASE_MIX_SHIFT:
      'From `day` on, the share of `payer` grows by magnitude percent relative to the other payers (100 by default, which is twice as much); its denial rate stays the same. `rule` is ignored.',
    PAYER_POLICY_CHANGE:
      'From `day` on, `payer` (null: every payer) requires more under `rule` (null: every rule), and the practice has not adapted yet: its errors grow by magnitude percent (100 by default, which is twice as many).',
    SYSTEM_UPDATE:
      'From `day` on, software catches magnitude percent (50 by default, at most 100) of the errors under `rule` (null: every rule) for `payer` (null: every payer) before submission.',
    TRAINING:
      'A workshop on `day`: one extra training session for every coder, on `rule` (null: on the focus of the learning plan). `magnitude` and `payer` are ignored.',
  },
);
export const AnnotationKindEnum = graphqlEnum(
  'AnnotationKind',
  ANNOTATION_KINDS,
  'What kind of thing an annotation marks.',
  {
    TRAINING: 'Coder training began, or coders had a workshop.',
    SYSTEM_UPDATE: 'Software began to catch errors before claims are submitted.',
    PAYER_POLICY_CHANGE: 'A payer began to require more.',
    VOLUME_SPIKE: 'A week with more claims began.',
    CASE_MIX_SHIFT: "A payer's share of the claims grew.",
    PATTERN_DETECTED: 'A denial pattern was found.',
    PATTERN_RESOLVED:
      'The denial rate of a pattern came near the benchmark, or lost most of its excess over it.',
    CONFIGURED: "A user's change of the run's settings took effect.",
    IMPORT: 'A file was imported.',
  },
);
