import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { Node } from '../entities/views/node';
import type { AppContext } from '../graphql/context';
import { parseId } from '../entities/global-id';
import { findDataSource } from '../persistence/read/sources/data-sources';
import { isReadable } from '../application/scope';

@Resolver()
export class NodeResolver {
  @Query(() => Node, {
    nullable: true,
    description: 'Any object by its global ID; null when it no longer exists.',
  })
  async node(
    @Ctx() context: AppContext,
    @Arg('id', () => ID, { description: 'An ID that this API returned.' }) id: string,
  ): Promise<object | null> {
    const { loaders } = context;
    const key = parseId(id, 'id');
    const inside = 'workspaceId' in key ? key.workspaceId : key.kind === 'GenerationStatus' ? key.id : null;
    if (inside !== null && !(await isReadable(context, inside))) return null;
    switch (key.kind) {
      case 'Workspace':
        return loaders.workspace.load(key.id);
      case 'Scenario':
        return loaders.scenario.load(key.id);
      case 'GenerationStatus':
        return loaders.run.load(key.id);
      case 'Claim':
        return loaders.claim.load(key);
      case 'Appeal':
        return loaders.appeal.load(key);
      case 'Pattern':
        return loaders.pattern.load(key);
      case 'Policy':
        return loaders.policy.load(key);
      case 'Provider':
        return loaders.provider.load(key);
      case 'Payer':
        return loaders.payer.load(key);
      case 'LearningEvent':
        return loaders.learningEvent.load(key);
      case 'ImportJob': {
        const job = await loaders.importJob.load(key.id);
        return job?.workspaceLocalId === key.workspaceId ? job : null;
      }
      case 'RemitPayment':
        return loaders.payment.load(key);
      case 'ImportException':
        return loaders.importException.load(key);
      case 'DataSource':
        return findDataSource(context.database.reader('live'), key.workspaceId, key.id);
      case 'Coder':
        // A coder is shown by id only and is not a node.
        return null;
    }
  }
}
