import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { AppealOutcome } from '../domain/claim';
import { NotFoundError } from '../domain/errors';
import { AppealConnection, AppealEntity } from '../entities/appeal.entity';
import { ClaimEntity } from '../entities/claim.entity';
import type { PageSource } from '../entities/views/connection';
import { AppealOutcomeEnum } from '../entities/enums';
import type { AppContext } from '../graphql/context';
import { globalId } from '../entities/global-id';
import { appealsPage } from '../graphql/pages/appeals-page';

@Resolver(() => AppealEntity)
export class AppealResolver {
  @Query(() => AppealConnection, { description: 'Appeals of a workspace, newest filing first.' })
  async appeals(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, { description: 'Of which workspace.' }) workspaceId: string,
    @Arg('outcome', () => [AppealOutcomeEnum], { nullable: true, description: 'One of these; null: any.' })
    outcome: AppealOutcome[] | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20, description: '1 to 100.' })
    first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'A cursor of this list.' })
    after: string | null,
  ): Promise<PageSource<AppealEntity>> {
    return appealsPage(context, { workspaceId, outcome, first, after });
  }

  @FieldResolver(() => ID, { description: 'Opaque to clients.' })
  id(@Root() appeal: AppealEntity): string {
    return globalId('Appeal', appeal.workspaceId, appeal.localId);
  }

  @FieldResolver(() => ClaimEntity, { description: 'The claim whose denial it objects to.' })
  async claim(@Root() appeal: AppealEntity, @Ctx() context: AppContext): Promise<ClaimEntity> {
    const claim = await context.loaders.claim.load({ workspaceId: appeal.workspaceId, id: appeal.claimId });
    if (!claim) throw new NotFoundError('claim', globalId('Claim', appeal.workspaceId, appeal.claimId));
    return claim;
  }
}
