import { BadInputError, NotFoundError } from '../domain/errors';
import { parseGlobalId } from '../entities/global-id';
import type { ImportJobEntity } from '../entities/import-job.entity';
import { requestCancel } from '../persistence/requests/import-requests';
import { isReadable } from './scope';
import type { UseCaseContext } from './use-case-context';

/** Null when there is none. @throws BadInputError for an id that names the import under another workspace */
export async function findImport(context: UseCaseContext, id: string): Promise<ImportJobEntity | null> {
  const key = parseGlobalId('ImportJob', id, 'id');
  if (!(await isReadable(context, key.workspaceId))) return null;
  const job = await context.loaders.importJob.load(key.id);
  if (job && job.workspaceLocalId !== key.workspaceId) {
    throw BadInputError.of('id', 'expected the id of an ImportJob of its own workspace, got one of another');
  }
  return job;
}

/** The job as it is now, read again from the store. @throws NotFoundError */
export async function freshImport(context: UseCaseContext, importId: number): Promise<ImportJobEntity> {
  const job = await context.loaders.importJob.clear(importId).load(importId);
  if (!job) throw new NotFoundError('import job', String(importId));
  return job;
}

/** Ends it at its next batch. @throws NotFoundError, ConflictError where it has ended */
export async function cancelImport(context: UseCaseContext, id: string): Promise<ImportJobEntity> {
  const job = await findImport(context, id);
  if (!job) throw new NotFoundError('import job', id);
  await requestCancel(context.database, job.localId, context.nowMs());
  context.engine.wake();
  return freshImport(context, job.localId);
}
