import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { openWorkspace } from '../application/scope';
import { globalId } from '../entities/global-id';
import { ProviderEntity, ProviderPerformanceEntity } from '../entities/provider.entity';
import type { AppContext } from '../graphql/context';
import { listProviders } from '../persistence/read/providers';

@Resolver(() => ProviderEntity)
export class ProviderResolver {
  @Query(() => [ProviderEntity], { description: 'The providers of a workspace, by name.' })
  async providers(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, { description: 'The workspace to read.' }) workspaceId: string,
  ): Promise<ProviderEntity[]> {
    const workspace = await openWorkspace(context, workspaceId);
    return listProviders(context.database.reader('live'), workspace.localId);
  }

  @FieldResolver(() => ID, { description: 'Global ID; opaque, so pass it back as it is.' })
  id(@Root() provider: ProviderEntity): string {
    return globalId('Provider', provider.workspaceId, provider.localId);
  }

  @FieldResolver(() => ProviderPerformanceEntity, {
    nullable: true,
    description: "How the provider's claims have fared over the whole workspace; null while there are none.",
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
  @FieldResolver(() => Int, {
    description:
      'The number of improving or resolved patterns with a claim of this provider among their newest 250 denials.',
  })
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
