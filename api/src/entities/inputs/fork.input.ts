import { Field, ID, InputType } from 'type-graphql';
import { ConfigureGenerationInput } from '../run.entity';
import { LocalDateScalar } from '../scalars';

@InputType({ description: 'What to fork, from which day, and what is different in the fork.' })
export class ForkWorkspaceInput {
  @Field(() => ID, { description: 'The workspace to fork (the origin); it must be READY.' })
  workspaceId: string;

  @Field(() => String, { description: 'A name for the fork.' })
  name: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description:
      "The virtual day from which the fork differs. null means now, or with withoutLearning the day before the first training. For a day in the run's past, the run is replayed from its seed up to that day's first midnight, with the commands in effect by then; the fork is READY there and continues from there, even if its origin is paused or ended. Imported claims cannot be replayed, so a MIXED workspace is always forked as of now.",
  })
  at?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description:
      "true makes a counterfactual twin: training is switched off from that day on, and the fork runs up to the origin's present. It is READY when it has caught up (if the origin runs at unlimited speed: at the latest when the origin pauses or ends). From then on it follows the origin through pauses, steps, changes of speed and configuration, to the same end, and never overtakes it. It has no controls of its own, and a workspace has at most one twin at a time. Training sessions, workshops and recorded practice have no effect in it. A twin of a MIXED workspace holds the simulated claims only.",
  })
  withoutLearning?: boolean | null;

  @Field(() => ConfigureGenerationInput, {
    nullable: true,
    description:
      'What the fork does differently. Speed takes effect at once, everything else from the next virtual midnight, or from the first midnight of `at`. Cannot be combined with withoutLearning.',
  })
  config?: ConfigureGenerationInput | null;
}
