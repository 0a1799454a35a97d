import { BadInputError, NotFoundError } from '../../domain/errors';
import type { DataSourceEntity } from '../../entities/data-source.entity';
import { parseGlobalId, parseTopLevelId } from '../../entities/global-id';
import type { ImportJobEntity } from '../../entities/import-job.entity';
import type { DataSourceInput } from '../../entities/inputs/data-source.input';
import { findDataSource, listDataSources } from '../../persistence/read/sources/data-sources';
import {
  insertDataSource,
  removeDataSource,
  updateDataSource,
} from '../../persistence/requests/data-source-requests';
import { freshImport } from '../import-jobs';
import { parseName } from '../scenario-document';
import { isReadable, openWorkspace } from '../scope';
import type { UseCaseContext } from '../use-case-context';
import { parseSourceConfig } from './source-config';

/** What the API knows of the runner of sources. */
export interface SourceRunner {
  /**
   * Syncs it now, and resolves with the number of the first import that this begins. @throws ConflictError where there
   * is nothing to import, or it fails before it begins one
   */
  sync(source: DataSourceEntity): Promise<number>;
}

export type SourcesContext = UseCaseContext & { sources: SourceRunner };

/** @throws BadInputError, NotFoundError, ConflictError: see openWorkspace */
export async function dataSources(context: UseCaseContext, workspaceId: string): Promise<DataSourceEntity[]> {
  const { localId } = await openWorkspace(context, workspaceId);
  return listDataSources(context.database.reader('live'), localId);
}

/** @throws BadInputError by field, NotFoundError, ConflictError */
export async function createDataSource(
  context: UseCaseContext,
  input: DataSourceInput,
): Promise<DataSourceEntity> {
  const name = parseName(input.name, 'input.name');
  const { config, secret } = parseSourceConfig(input.kind, input.config, 'input.config');
  const { localId: workspaceId } = await openWorkspace(context, input.workspaceId, 'input.workspaceId');
  const id = await insertDataSource(
    context.database,
    { workspaceId, kind: input.kind },
    { name, enabled: input.enabled ?? true, config, secret },
    context.nowMs(),
  );
  return required(context, workspaceId, id);
}

/** @throws BadInputError by field, also for another workspace or kind; NotFoundError */
export async function changeDataSource(
  context: UseCaseContext,
  id: string,
  input: DataSourceInput,
): Promise<DataSourceEntity> {
  const source = await openSource(context, id);
  if (parseTopLevelId('Workspace', input.workspaceId, 'input.workspaceId') !== source.workspaceLocalId)
    throw BadInputError.of('input.workspaceId', 'expected the workspace of the source: it cannot be changed');
  if (input.kind !== source.kind)
    throw BadInputError.of('input.kind', `expected ${source.kind}: what a source is cannot be changed`);
  const name = parseName(input.name, 'input.name');
  const { config, secret } = parseSourceConfig(input.kind, input.config, 'input.config');
  await updateDataSource(
    context.database,
    source.localId,
    { name, enabled: input.enabled ?? true, config, secret },
    context.nowMs(),
  );
  return required(context, source.workspaceLocalId, source.localId);
}

/** What it has brought stays. @returns its id. @throws NotFoundError */
export async function deleteDataSource(context: UseCaseContext, id: string): Promise<string> {
  const { localId } = await openSource(context, id);
  await removeDataSource(context.database, localId);
  return id;
}

/** @returns the first import that it begins. @throws NotFoundError, ConflictError where there is nothing to import */
export async function syncDataSource(context: SourcesContext, id: string): Promise<ImportJobEntity> {
  const source = await openSource(context, id);
  return freshImport(context, await context.sources.sync(source));
}

async function openSource(context: UseCaseContext, id: string): Promise<DataSourceEntity> {
  const key = parseGlobalId('DataSource', id, 'id');
  if (!(await isReadable(context, key.workspaceId))) throw new NotFoundError('data source', id);
  return required(context, key.workspaceId, key.id);
}

async function required(
  { database }: UseCaseContext,
  workspaceId: number,
  id: number,
): Promise<DataSourceEntity> {
  const source = await findDataSource(database.reader('live'), workspaceId, id);
  if (!source) throw new NotFoundError('data source', String(id));
  return source;
}
