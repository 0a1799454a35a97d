import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { ClaimDraftInput } from '../entities/inputs/claim-draft.input';
import { ClaimVerdict } from '../entities/views/claim-verdict';
import { HISTORY_DAYS } from '../generation/simulation';
import type { AppContext } from '../graphql/context';
import { openWorkspace } from '../application/scope';
import { testClaim } from '../application/test-claim';

/** Where a person tries a claim before it is sent. */
@Resolver()
export class ClaimLabResolver {
  @Query(() => ClaimVerdict, {
    description: `What the payer would answer to a claim, and why, by the run's own adjudication and over the claims that the payer has received. The payer remembers ${HISTORY_DAYS} days: a duplicate of what was submitted longer before the answer is not found, here as in the run. Codes that the catalogue does not know are refused, because nothing is known of what the payer would say. Nothing is stored. Every fault of the draft is reported at once.`,
  })
  async testClaim(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, { description: 'Of which workspace; one with a run.' }) workspaceId: string,
    @Arg('claim', () => ClaimDraftInput, { description: 'As it would be sent.' }) claim: ClaimDraftInput,
  ): Promise<ClaimVerdict> {
    return testClaim(context, await openWorkspace(context, workspaceId), claim, 'claim');
  }
}
