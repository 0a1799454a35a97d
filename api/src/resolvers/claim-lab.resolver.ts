import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { ClaimDraftInput } from '../entities/inputs/claim-draft.input';
import { PracticeAttemptInput } from '../entities/inputs/practice.input';
import { ClaimVerdict } from '../entities/views/claim-verdict';
import { PracticeResult } from '../entities/views/practice-result';
import { HISTORY_DAYS } from '../generation/simulation';
import type { AppContext } from '../graphql/context';
import { openWorkspace } from '../application/scope';
import { recordPractice } from '../application/claim-lab/record-practice';
import { testClaim } from '../application/claim-lab/test-claim';

/** Tests a claim before it is sent, and records what coders practice on. */
@Resolver()
export class ClaimLabResolver {
  @Query(() => ClaimVerdict, {
    description: `How the payer would adjudicate a claim, and why: the same adjudication as in the run, over the claims that the payer has received. The payer remembers ${HISTORY_DAYS} days: a duplicate of a claim submitted earlier than that is not found, here as in the run. Codes about which no rule is known are accepted and named in codesWithoutRules. Nothing is stored. All errors in the draft are reported at once.`,
  })
  async testClaim(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, {
      description: 'The workspace whose payers adjudicate; it must have a run.',
    })
    workspaceId: string,
    @Arg('claim', () => ClaimDraftInput, { description: 'The claim as it would be sent.' })
    claim: ClaimDraftInput,
  ): Promise<ClaimVerdict> {
    return testClaim(context, await openWorkspace(context, workspaceId), claim, 'claim');
  }

  @Mutation(() => PracticeResult, {
    description:
      "A coder's quiz attempt on a denied claim: the corrected claim is adjudicated at once, as testClaim does it. The attempt is recorded as a command of the run, takes effect at its next virtual midnight (the coder then knows the claim's denial rule better) and is replayed wherever the run is. Refused when the run has ended, and on a twin without training.",
  })
  async recordPractice(
    @Ctx() context: AppContext,
    @Arg('input', () => PracticeAttemptInput, { description: 'The attempt.' }) input: PracticeAttemptInput,
  ): Promise<PracticeResult> {
    return recordPractice(context, input);
  }
}
