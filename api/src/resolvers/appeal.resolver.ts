import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { AppealOutcome } from '../domain/claim';
import { NotFoundError } from '../domain/errors';
import { AppealConnection, AppealEntity } from '../entities/appeal.entity';
import { ClaimEntity } from '../entities/claim.entity';
import type { PageSource } from '../entities/views/connection';
import { AppealOutcomeEnum } from '../entities/enums/claim-enums';
import type { AppContext } from '../graphql/context';
import { globalId } from '../entities/global-id';
import { appealsPage } from '../graphql/pages/appeals-page';

@Resolver(() => AppealEntity)
export class AppealResolver {
  @Query(() => AppealConnection, { description: 'Appeals of a workspace, most recently filed first.' })
  async appeals(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, { description: 'The workspace to read.' }) workspaceId: string,
    @Arg('outcome', () => [AppealOutcomeEnum], {
      nullable: true,
      description: 'Appeals with this outcome only; null means any.',
    })
    outcome: AppealOutcome[] | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20, description: 'Page size, 1 to 100.' })
    first: number | null,
    @Arg('after', () => String, {
      nullable: true,
      description: 'The cursor to continue after, from an earlier page.',
    })
    after: string | null,
  ): Promise<PageSource<AppealEntity>> {
    return appealsPage(context, { workspaceId, outcome, first, after });
  }

  @FieldResolver(() => ID, { description: 'Global ID; opaque, so pass it back as it is.' })
  id(@Root() appeal: AppealEntity): string {
    return globalId('Appeal', appeal.workspaceId, appeal.localId);
  }

  @FieldResolver(() => ClaimEntity, { description: 'The claim whose denial is appealed.' })
  async claim(@Root() appeal: AppealEntity, @Ctx() context: AppContext): Promise<ClaimEntity> {
    const claim = await context.loaders.claim.load({ workspaceId: appeal.workspaceId, id: appeal.claimId });
    if (!claim) throw new NotFoundError('claim', globalId('Claim', appeal.workspaceId, appeal.claimId));
    return claim;
  }
}
