import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { SourcesContext } from '../../application/sources/data-sources';
import {
  changeDataSource,
  createDataSource,
  dataSources,
  deleteDataSource,
  syncDataSource,
} from '../../application/sources/data-sources';
import { DataSourceEntity } from '../../entities/data-source.entity';
import { globalId, workspaceGlobalId } from '../../entities/global-id';
import { ImportJobEntity } from '../../entities/import-job.entity';
import { DataSourceInput } from '../../entities/inputs/data-source.input';
import { DateTimeScalar } from '../../entities/scalars';
import type { AppContext } from '../../graphql/context';
import { importsOfSource } from '../../persistence/read/sources/data-sources';

const ITS_ID = { description: 'The ID of a DataSource.' } as const;
const IMPORTS = 20;

@Resolver(() => DataSourceEntity)
export class DataSourceResolver {
  @Query(() => [DataSourceEntity], {
    description: "A workspace's sources, in the order in which they were made.",
  })
  async dataSources(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, { description: 'The workspace to read.' }) workspaceId: string,
  ): Promise<DataSourceEntity[]> {
    return dataSources(context, workspaceId);
  }

  @Mutation(() => DataSourceEntity, { description: 'Adds a source; when it is enabled, it is due at once.' })
  async createDataSource(
    @Ctx() context: AppContext,
    @Arg('input', () => DataSourceInput, { description: 'What it is, and where its files go.' })
    input: DataSourceInput,
  ): Promise<DataSourceEntity> {
    return createDataSource(context, input);
  }

  @Mutation(() => DataSourceEntity, {
    description:
      'Changes a source; when it is enabled, it is due at once, and earlier failures are forgotten.',
  })
  async updateDataSource(
    @Ctx() context: AppContext,
    @Arg('id', () => ID, ITS_ID) id: string,
    @Arg('input', () => DataSourceInput, {
      description: 'Its settings, all of them; only a token may be left out.',
    })
    input: DataSourceInput,
  ): Promise<DataSourceEntity> {
    return changeDataSource(context, id, input);
  }

  @Mutation(() => ID, { description: 'Removes a source; what it has brought stays.' })
  async deleteDataSource(
    @Ctx() context: AppContext,
    @Arg('id', () => ID, ITS_ID) id: string,
  ): Promise<string> {
    return deleteDataSource(context, id);
  }

  @Mutation(() => ImportJobEntity, {
    description:
      'Syncs a source now, enabled or not, and returns the first import that this begins. Refused with CONFLICT where there is nothing to import, and where the source cannot be read.',
  })
  async syncDataSource(
    @Ctx() context: SourcesContext,
    @Arg('id', () => ID, ITS_ID) id: string,
  ): Promise<ImportJobEntity> {
    return syncDataSource(context, id);
  }

  @FieldResolver(() => ID, { description: 'Global ID; opaque, so pass it back as it is.' })
  id(@Root() { workspaceLocalId, localId }: DataSourceEntity): string {
    return globalId('DataSource', workspaceLocalId, localId);
  }

  @FieldResolver(() => ID, { description: 'The ID of the workspace that its files go to.' })
  workspaceId(@Root() { workspaceLocalId }: DataSourceEntity): string {
    return workspaceGlobalId(workspaceLocalId);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description:
      'When it is due, in real time: later after each failure in a row. Null while it is not enabled.',
  })
  nextSyncAt(@Root() { enabled, nextSyncMs }: DataSourceEntity): string | null {
    return enabled ? new Date(nextSyncMs).toISOString() : null;
  }

  @FieldResolver(() => [ImportJobEntity], {
    description: `The files that it has brought, the newest first, at most ${IMPORTS}.`,
  })
  async imports(
    @Root() { localId }: DataSourceEntity,
    @Ctx() context: AppContext,
  ): Promise<ImportJobEntity[]> {
    return importsOfSource(context.database.reader('live'), localId, IMPORTS);
  }
}
