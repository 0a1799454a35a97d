import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { openWorkspace } from '../application/scope';
import { globalId } from '../entities/global-id';
import { PayerEntity } from '../entities/payer.entity';
import type { AppContext } from '../graphql/context';
import { listPayers } from '../persistence/read/providers';

@Resolver(() => PayerEntity)
export class PayerResolver {
  @Query(() => [PayerEntity], { description: 'The payers of a workspace, by name.' })
  async payers(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, { description: 'The workspace to read.' }) workspaceId: string,
  ): Promise<PayerEntity[]> {
    const workspace = await openWorkspace(context, workspaceId);
    return listPayers(context.database.reader('live'), workspace.localId);
  }

  @FieldResolver(() => ID, { description: 'Global ID; opaque, so pass it back as it is.' })
  id(@Root() payer: PayerEntity): string {
    return globalId('Payer', payer.workspaceId, payer.localId);
  }
}
