import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { updateWorkItem, workItem } from '../application/figures/work-list';
import { NotFoundError } from '../domain/errors';
import { ruleOfReason } from '../domain/work-list/denial-reason';
import { ClaimEntity } from '../entities/claim.entity';
import { globalId } from '../entities/global-id';
import { WorkListArgs, WorkNoteInput } from '../entities/inputs/work-list.input';
import type { PageSource } from '../entities/views/connection';
import { DenialRuleType } from '../entities/views/denial-rule';
import { WorkItem, WorkItemConnection } from '../entities/views/work-item';
import type { AppContext } from '../graphql/context';
import { workListPage } from '../graphql/pages/work-list-page';

@Resolver(() => WorkItem)
export class WorkListResolver {
  @Query(() => WorkItemConnection, {
    description:
      'Denials to work on whose filing limit has not passed, highest priority first: denied dollars times the chance of recovering them, learned from what became of earlier denials, times urgency.',
  })
  async workList(@Ctx() context: AppContext, @Args() args: WorkListArgs): Promise<PageSource<WorkItem>> {
    return workListPage(context, args);
  }

  @Query(() => WorkItem, {
    nullable: true,
    description:
      'One denial as a piece of work, closed ones too; null for a claim that was not denied at first.',
  })
  async workItem(
    @Ctx() context: AppContext,
    @Arg('claimId', () => ID, { description: 'The denied claim.' }) claimId: string,
  ): Promise<WorkItem | null> {
    return workItem(context, claimId);
  }

  @Mutation(() => WorkItem, {
    description: 'Changes the note, owner or status of a denial; what held before is kept with its time.',
  })
  async updateWorkItem(
    @Ctx() context: AppContext,
    @Arg('claimId', () => ID, { description: 'The denied claim.' }) claimId: string,
    @Arg('input', () => WorkNoteInput, { description: 'What to change.' }) input: WorkNoteInput,
  ): Promise<WorkItem> {
    return updateWorkItem(context, claimId, input);
  }

  @FieldResolver(() => ClaimEntity, { description: 'The denied claim.' })
  async claim(@Root() item: WorkItem, @Ctx() context: AppContext): Promise<ClaimEntity> {
    const key = { workspaceId: item.workspaceId, id: item.claimLocalId };
    const claim = await context.loaders.claim.load(key);
    if (!claim) throw new NotFoundError('claim', globalId('Claim', key.workspaceId, key.id));
    return claim;
  }

  @FieldResolver(() => DenialRuleType, {
    nullable: true,
    description: 'The rule behind the denial, with how to mend it; null where only a code is known.',
  })
  rule(@Root() item: WorkItem): DenialRuleType | null {
    return ruleOfReason(item.reasonKey);
  }
}
