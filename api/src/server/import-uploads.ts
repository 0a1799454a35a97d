import { BadInputError } from '../domain/errors';
import type { ImportFormat } from '../entities/enums/states';
import { IMPORT_FORMATS } from '../entities/enums/states';
import {
  abandonImport,
  addImportChunk,
  beginImport,
  finishImport,
} from '../persistence/requests/import-requests';
import type { AppContext } from '../graphql/context';
import { globalId } from '../entities/global-id';
import { mappingFor } from '../application/column-mappings';
import { judgeFileStart } from '../application/judge-file';
import { openWorkspace } from '../application/scope';
import type { FileStart, Upload, UploadRequest, UploadTarget } from './upload';

const MAX_FILE_NAME_CHARACTERS = 255;

/** A file is checked by its first piece before anything is stored. Uploads become the same import rows as `importClaims` makes, piece by piece as they arrive. */
export const importUploads = (createContext: () => AppContext): UploadTarget => ({
  begin: (request, start) => beginUpload(createContext(), request, start),
});

async function beginUpload(context: AppContext, request: UploadRequest, start: FileStart): Promise<Upload> {
  const { database, engine, nowMs } = context;
  const format = formatOf(request.format);
  const fileName = request.fileName?.trim() || null;
  if (fileName !== null && fileName.length > MAX_FILE_NAME_CHARACTERS) {
    throw BadInputError.of(
      'fileName',
      `expected at most ${MAX_FILE_NAME_CHARACTERS} characters, got ${fileName.length}`,
    );
  }
  const workspace = request.workspaceId === null ? null : await openWorkspace(context, request.workspaceId);
  const mapping = await mappingFor(context, workspace?.localId ?? null, start.head);
  judgeFileStart({ ...start, mapping }, format, 'body');
  const { importId, workspaceId } = await beginImport(database, {
    workspaceId: workspace?.localId ?? null,
    workspaceName: fileName?.slice(0, 100) ?? 'Imported claims',
    format,
    fileName,
    nowMs: nowMs(),
  });
  let seq = 0;
  let bytesTotal = 0;
  return {
    append: async (piece) => {
      await addImportChunk(database, importId, seq, piece);
      seq += 1;
      bytesTotal += piece.length;
    },
    complete: async () => {
      await finishImport(database, importId, seq, bytesTotal);
      engine.wake();
      return { id: globalId('ImportJob', workspaceId, importId), state: 'QUEUED' };
    },
    abandon: (reason) =>
      abandonImport(database, { importId, newWorkspaceId: workspace ? null : workspaceId }, reason, nowMs()),
  };
}

function formatOf(text: string | null): ImportFormat {
  if (text === null) return 'AUTO';
  const format = IMPORT_FORMATS.find((known) => known === text.toUpperCase());
  if (format) return format;
  throw BadInputError.of(
    'format',
    `expected one of ${IMPORT_FORMATS.join(', ')}, got "${text.slice(0, 40)}"`,
  );
}
