import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { PayerEntity } from '../entities/payer.entity';
import { ProviderEntity, ProviderPerformanceEntity } from '../entities/provider.entity';
import { listPayers, listProviders } from '../persistence/read/providers';
import type { AppContext } from '../graphql/context';
import { globalId } from '../entities/global-id';
import { openWorkspace } from '../application/scope';

@Resolver(() => PayerEntity)
export class PayerResolver {
  @Query(() => [PayerEntity], { description: 'The payers of a workspace, by name.' })
  async payers(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, { description: 'Of which workspace.' }) workspaceId: string,
  ): Promise<PayerEntity[]> {
    const workspace = await openWorkspace(context, workspaceId);
    return listPayers(context.database.reader('live'), workspace.localId);
  }

  @FieldResolver(() => ID, { description: 'Opaque to clients.' })
  id(@Root() payer: PayerEntity): string {
    return globalId('Payer', payer.workspaceId, payer.localId);
  }
}

@Resolver(() => ProviderEntity)
export class ProviderResolver {
  @Query(() => [ProviderEntity], { description: 'The providers of a workspace, by name.' })
  async providers(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, { description: 'Of which workspace.' }) workspaceId: string,
  ): Promise<ProviderEntity[]> {
    const workspace = await openWorkspace(context, workspaceId);
    return listProviders(context.database.reader('live'), workspace.localId);
  }

  @FieldResolver(() => ID, { description: 'Opaque to clients.' })
  id(@Root() provider: ProviderEntity): string {
    return globalId('Provider', provider.workspaceId, provider.localId);
  }

  @FieldResolver(() => ProviderPerformanceEntity, {
    nullable: true,
    description: 'From a rollup over all claims; null while there is none.',
  })
  async performance(
    @Root() provider: ProviderEntity,
    @Ctx() context: AppContext,
  ): Promise<ProviderPerformanceEntity | null> {
    return context.loaders.providerPerformance.load({
      workspaceId: provider.workspaceId,
      id: provider.localId,
    });
  }
}

@Resolver(() => ProviderPerformanceEntity)
export class ProviderPerformanceResolver {
  @FieldResolver(() => Int, { description: 'Patterns of this provider that are improving or resolved.' })
  async improvedPatterns(
    @Root() performance: ProviderPerformanceEntity,
    @Ctx() context: AppContext,
  ): Promise<number> {
    return context.loaders.improvedPatternsOfProvider.load({
      workspaceId: performance.workspaceId,
      id: performance.providerId,
    });
  }
}
