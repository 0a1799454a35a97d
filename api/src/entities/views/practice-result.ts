import { Field, ObjectType } from 'type-graphql';
import { LearningEventEntity } from '../learning-event.entity';
import { ClaimVerdict } from './claim-verdict';

@ObjectType({
  description: 'A recorded quiz attempt, with how the payer would adjudicate the corrected claim.',
})
export class PracticeResult {
  @Field(() => LearningEventEntity, {
    description:
      "The attempt as it is logged. It takes effect, and is listed among the workspace's learning events, at the next virtual midnight, which is its timestamp as far as is known now; its ID stays valid.",
  })
  event: LearningEventEntity;

  @Field(() => ClaimVerdict, { description: 'The adjudication of the corrected claim.' })
  verdict: ClaimVerdict;

  @Field(() => Boolean, { description: 'Whether nothing on the corrected claim would be denied.' })
  correct: boolean;
}
