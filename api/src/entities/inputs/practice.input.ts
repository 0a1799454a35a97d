import { Field, ID, InputType, Int } from 'type-graphql';
import { ClaimDraftInput } from './claim-draft.input';

@InputType({ description: 'A quiz attempt: a denied claim, and the claim as the coder would send it again.' })
export class PracticeAttemptInput {
  @Field(() => ID, { description: 'The workspace; its run must be going on.' })
  workspaceId: string;

  @Field(() => ID, { description: 'The denied claim that is practiced on.' })
  claimId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The coder who practices; null means the coder who coded the claim.',
  })
  coderId?: string | null;

  @Field(() => ClaimDraftInput, {
    description: 'The corrected claim; its claimId is ignored, because claimId above says which claim it is.',
  })
  correctedClaim: ClaimDraftInput;

  @Field(() => Int, {
    nullable: true,
    description: 'How long the attempt took, in milliseconds, at most a day; null when not known.',
  })
  durationMs?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The client's own key for this attempt, 1 to 64 characters. An attempt that is sent again under its key, for example after a lost connection, is recorded once.",
  })
  attemptId?: string | null;
}
