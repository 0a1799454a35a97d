import { BadInputError } from '../domain/errors';
import {
  abandonImport,
  addImportChunk,
  beginImport,
  finishImport,
  IMPORT_CHUNK_BYTES,
} from '../persistence/requests/import-requests';
import { keepMapping, mappingFor, statedMapping } from './column-mappings';
import { judgeFileStart } from './judge-file';
import type { UseCaseContext } from './use-case-context';
import type { ImportClaimsInput } from '../entities/inputs/import.input';
import { parseName } from './scenario-document';
import { openWorkspace } from './scope';

const MAX_FILE_NAME_CHARACTERS = 255;

/**
 * Returns the import's number. @throws BadInputError naming what is wrong with the request; the file is checked later.
 */
export async function storeImport(context: UseCaseContext, input: ImportClaimsInput): Promise<number> {
  const bytes = Buffer.from(input.content, 'utf8');
  if (bytes.length === 0) throw BadInputError.of('input.content', 'expected a file, got nothing');
  const fileName = input.fileName?.trim() || null;
  if (fileName !== null && fileName.length > MAX_FILE_NAME_CHARACTERS) {
    throw BadInputError.of(
      'input.fileName',
      `expected at most ${MAX_FILE_NAME_CHARACTERS} characters, got ${fileName.length}`,
    );
  }
  const workspace = input.workspaceId
    ? await openWorkspace(context, input.workspaceId, 'input.workspaceId')
    : null;
  const stated = statedMapping(input.mapping);
  const mapping = stated ?? (await mappingFor(context, workspace?.localId ?? null, bytes));
  judgeFileStart({ head: bytes, isWhole: true, mapping }, input.format ?? 'AUTO', 'input.content');
  const { importId, workspaceId } = await beginImport(context.database, {
    workspaceId: workspace?.localId ?? null,
    workspaceName: parseName(
      input.workspaceName ?? fileName?.slice(0, 100) ?? 'Imported claims',
      'input.workspaceName',
    ),
    format: input.format ?? 'AUTO',
    fileName,
    nowMs: context.nowMs(),
  });
  try {
    await keepMapping(context, workspaceId, bytes, stated);
    await storePieces(context, importId, bytes);
  } catch (error) {
    // The file is stored completely or not at all: what was stored is removed, and the job gives the reason.
    await abandonImport(
      context.database,
      { importId, newWorkspaceId: workspace ? null : workspaceId },
      'The file could not be stored; send it again.',
      context.nowMs(),
    ).catch(() => undefined);
    throw error;
  }
  context.engine.wake();
  return importId;
}

async function storePieces(context: UseCaseContext, importId: number, bytes: Buffer): Promise<void> {
  let seq = 0;
  for (let offset = 0; offset < bytes.length; offset += IMPORT_CHUNK_BYTES) {
    await addImportChunk(
      context.database,
      importId,
      seq++,
      bytes.subarray(offset, offset + IMPORT_CHUNK_BYTES),
    );
  }
  await finishImport(context.database, importId, seq, bytes.length);
}
