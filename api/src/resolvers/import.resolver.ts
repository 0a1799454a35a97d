import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { ColumnMappingInput } from '../entities/inputs/column-mapping.input';
import { ImportClaimsInput } from '../entities/inputs/import.input';
import { ImportJobEntity, ImportNoticeEntity, ImportRejectionEntity } from '../entities/import-job.entity';
import { listImports } from '../persistence/read/imports';
import { ColumnMappingProposal } from '../entities/views/column-mapping';
import type { AppContext } from '../graphql/context';
import { globalId, workspaceGlobalId } from '../entities/global-id';
import { pageSize } from '../graphql/page';
import { cancelImport, findImport, freshImport } from '../application/import-jobs';
import { keepForWorkspace, proposeColumnMapping } from '../application/column-mappings';
import { openWorkspace } from '../application/scope';
import { storeImport } from '../application/store-import';

@Resolver(() => ImportJobEntity)
export class ImportResolver {
  @Query(() => ImportJobEntity, {
    nullable: true,
    description: 'One import by its ID; null when there is none.',
  })
  async importJob(
    @Ctx() context: AppContext,
    @Arg('id', () => ID, { description: 'The ID of an ImportJob.' }) id: string,
  ): Promise<ImportJobEntity | null> {
    return findImport(context, id);
  }

  @Query(() => [ImportJobEntity], {
    description: 'Imports of one workspace or of all, most recent first; at most 200.',
  })
  async importJobs(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, {
      nullable: true,
      description: 'The workspace to read; null means all workspaces.',
    })
    workspaceId: string | null,
  ): Promise<ImportJobEntity[]> {
    const workspace = workspaceId ? await openWorkspace(context, workspaceId) : null;
    return listImports(context.database.reader('live'), workspace?.localId ?? null);
  }

  @Query(() => ColumnMappingProposal, {
    description:
      'How a table of claims would be read: what its columns are taken for, and what has to be stated before it can be imported. Give the same, changed, to importClaims as mapping, or keep it with keepColumnMapping.',
  })
  async columnMappingProposal(
    @Ctx() context: AppContext,
    @Arg('content', () => String, { description: 'The first 64 KB of the table as text, or all of it.' })
    content: string,
    @Arg('workspaceId', () => ID, {
      nullable: true,
      description: 'The workspace whose kept mappings count; null means none.',
    })
    workspaceId: string | null,
  ): Promise<ColumnMappingProposal> {
    return proposeColumnMapping(context, workspaceId, content);
  }

  @Mutation(() => ColumnMappingProposal, {
    description:
      'Keeps what the columns of tables with the same headers mean, for the next imports into the workspace; also for files that are sent to POST /import.',
  })
  async keepColumnMapping(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, { description: 'The workspace to keep it for.' }) workspaceId: string,
    @Arg('content', () => String, { description: 'The first 64 KB of such a table as text, or all of it.' })
    content: string,
    @Arg('mapping', () => ColumnMappingInput, { description: 'What is stated over the proposal.' })
    mapping: ColumnMappingInput,
  ): Promise<ColumnMappingProposal> {
    return keepForWorkspace(context, workspaceId, { content, mapping });
  }

  @Mutation(() => ImportJobEntity, {
    description:
      'Stores a file for the engine to import, and returns at once; follow it with importProgress. Importing the same file twice creates nothing new.',
  })
  async importClaims(
    @Ctx() context: AppContext,
    @Arg('input', () => ImportClaimsInput, { description: 'The file, and the workspace to import it into.' })
    input: ImportClaimsInput,
  ): Promise<ImportJobEntity> {
    return freshImport(context, await storeImport(context, input));
  }

  @Mutation(() => ImportJobEntity, {
    description:
      'Cancels an import at the end of its current batch; claims imported before are kept and counted.',
  })
  async cancelImport(
    @Ctx() context: AppContext,
    @Arg('id', () => ID, { description: 'The ID of an ImportJob.' }) id: string,
  ): Promise<ImportJobEntity> {
    return cancelImport(context, id);
  }

  @FieldResolver(() => ID, { description: 'Global ID; opaque, so pass it back as it is.' })
  id(@Root() job: ImportJobEntity): string {
    return globalId('ImportJob', job.workspaceLocalId, job.localId);
  }

  @FieldResolver(() => ID, { description: 'The ID of the workspace that the claims are imported into.' })
  workspaceId(@Root() job: ImportJobEntity): string {
    return workspaceGlobalId(job.workspaceLocalId);
  }

  @FieldResolver(() => [ImportRejectionEntity], {
    description: 'Claims that could not be imported, in the order of the file.',
  })
  async rejections(
    @Root() job: ImportJobEntity,
    @Ctx() context: AppContext,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20, description: 'How many, 1 to 100.' })
    first: number | null,
  ): Promise<ImportRejectionEntity[]> {
    if (job.rejected === 0) return [];
    return context.loaders.rejectionsOfImport.load({ id: job.localId, first: pageSize(first) });
  }

  @FieldResolver(() => [ImportNoticeEntity], {
    description:
      'What is odd in the file without having lost a claim, in the order of the file; the first 1,000 are kept.',
  })
  async notices(
    @Root() job: ImportJobEntity,
    @Ctx() context: AppContext,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20, description: 'How many, 1 to 100.' })
    first: number | null,
  ): Promise<ImportNoticeEntity[]> {
    if (job.noticeCount === 0) return [];
    return context.loaders.noticesOfImport.load({ id: job.localId, first: pageSize(first) });
  }
}
