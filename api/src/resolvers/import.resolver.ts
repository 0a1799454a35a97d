import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { ImportClaimsInput } from '../entities/inputs/import.input';
import { ImportJobEntity, ImportRejectionEntity } from '../entities/import-job.entity';
import { listImports } from '../persistence/read/imports';
import type { AppContext } from '../graphql/context';
import { globalId, workspaceGlobalId } from '../entities/global-id';
import { pageSize } from '../graphql/page';
import { cancelImport, findImport, freshImport } from '../application/import-jobs';
import { openWorkspace } from '../application/scope';
import { storeImport } from '../application/store-import';

@Resolver(() => ImportJobEntity)
export class ImportResolver {
  @Query(() => ImportJobEntity, {
    nullable: true,
    description: 'One import; null where there is none with this id.',
  })
  async importJob(
    @Ctx() context: AppContext,
    @Arg('id', () => ID, { description: 'Of an ImportJob.' }) id: string,
  ): Promise<ImportJobEntity | null> {
    return findImport(context, id);
  }

  @Query(() => [ImportJobEntity], {
    description: 'Imports of one workspace or of all, newest first, at most 200.',
  })
  async importJobs(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, { nullable: true, description: 'null: of all.' })
    workspaceId: string | null,
  ): Promise<ImportJobEntity[]> {
    const workspace = workspaceId ? await openWorkspace(context, workspaceId) : null;
    return listImports(context.database.reader('live'), workspace?.localId ?? null);
  }

  @Mutation(() => ImportJobEntity, {
    description:
      'Stores a file for the engine to read and answers at once; importProgress tells how it goes. The same file twice creates nothing new.',
  })
  async importClaims(
    @Ctx() context: AppContext,
    @Arg('input', () => ImportClaimsInput, { description: 'The file, and where it goes.' })
    input: ImportClaimsInput,
  ): Promise<ImportJobEntity> {
    return freshImport(context, await storeImport(context, input));
  }

  @Mutation(() => ImportJobEntity, {
    description: 'Ends an import at its next batch; what was read before stays and is counted.',
  })
  async cancelImport(
    @Ctx() context: AppContext,
    @Arg('id', () => ID, { description: 'Of an ImportJob.' }) id: string,
  ): Promise<ImportJobEntity> {
    return cancelImport(context, id);
  }

  @FieldResolver(() => ID, { description: 'Opaque to clients.' })
  id(@Root() job: ImportJobEntity): string {
    return globalId('ImportJob', job.workspaceLocalId, job.localId);
  }

  @FieldResolver(() => ID, { description: 'Where its claims go.' })
  workspaceId(@Root() job: ImportJobEntity): string {
    return workspaceGlobalId(job.workspaceLocalId);
  }

  @FieldResolver(() => [ImportRejectionEntity], {
    description: 'Claims that could not be taken, in the order of the file.',
  })
  async rejections(
    @Root() job: ImportJobEntity,
    @Ctx() context: AppContext,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20, description: '1 to 100.' })
    first: number | null,
  ): Promise<ImportRejectionEntity[]> {
    if (job.rejected === 0) return [];
    return context.loaders.rejectionsOfImport.load({ id: job.localId, first: pageSize(first) });
  }
}
