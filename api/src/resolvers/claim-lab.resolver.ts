import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { ClaimDraftInput } from '../entities/inputs/claim-draft.input';
import { ClaimVerdict } from '../entities/views/claim-verdict';
import { HISTORY_DAYS } from '../generation/simulation';
import type { AppContext } from '../graphql/context';
import { openWorkspace } from '../application/scope';
import { testClaim } from '../application/test-claim';

/** Tests a claim before it is sent. */
@Resolver()
export class ClaimLabResolver {
  @Query(() => ClaimVerdict, {
    description: `How the payer would adjudicate a claim, and why: the same adjudication as in the run, over the claims that the payer has received. The payer remembers ${HISTORY_DAYS} days: a duplicate of a claim submitted earlier than that is not found, here as in the run. Codes that are not in the catalogue are refused, because nothing is known of how a payer would treat them. Nothing is stored. All errors in the draft are reported at once.`,
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
}
