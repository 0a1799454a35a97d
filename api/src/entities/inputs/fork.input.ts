import { Field, ID, InputType } from 'type-graphql';
import { ConfigureGenerationInput } from '../run.entity';
import { LocalDateScalar } from '../scalars';

@InputType({ description: 'What to fork, from when, and what differs.' })
export class ForkWorkspaceInput {
  @Field(() => ID, { description: 'The origin; it must be READY.' })
  workspaceId: string;

  @Field(() => String, { description: 'What people call the fork.' })
  name: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description:
      "The virtual day from which the fork differs; null = now, or with withoutLearning the day before the first training. A day of the run's past: the fork is replayed up to its first midnight, with the commands that held by then, is READY there and goes on from there, also where its origin is paused or over. Imported claims cannot be replayed: a MIXED workspace is forked as of now.",
  })
  at?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description:
      "true: training switched off from there on, and the fork runs up to the origin's present: the counterfactual twin. It is READY when it has arrived (behind an origin at unlimited speed, at the latest when that pauses or ends), and follows the origin from then on, never past it, through pauses, steps, speed and changes of configuration, to the same end: it has no controls of its own, and a workspace has one twin at a time. Sessions, workshops and recorded practice do nothing in it. Of a MIXED workspace it holds the simulated claims only.",
  })
  withoutLearning?: boolean | null;

  @Field(() => ConfigureGenerationInput, {
    nullable: true,
    description:
      'What the fork does otherwise: speed at once, everything else from the next virtual midnight, or from that of `at`. Not together with withoutLearning.',
  })
  config?: ConfigureGenerationInput | null;
}
