import { useApolloClient } from '@apollo/client/react';
import { useReducer, useRef } from 'react';
import { ImportJobByIdDocument } from './data-import.generated';
import { upload, UploadRefused, type UploadTarget } from './upload';
import { uploadReducer, type Upload } from './upload-queue';

interface Uploads {
  readonly uploads: readonly Upload[];
  send(files: readonly File[], target: UploadTarget): void;
  dismiss(key: number): void;
}

/** Uploads files one after another. Files dropped together into a new workspace all go into that one. */
export function useUploads(onJob: () => void): Uploads {
  const apollo = useApolloClient();
  const [uploads, dispatch] = useReducer(uploadReducer, []);
  const nextKey = useRef(0);
  const last = useRef<Promise<void>>(Promise.resolve());

  const workspaceOf = async (jobId: string): Promise<string | null> => {
    const { data } = await apollo.query({
      query: ImportJobByIdDocument,
      variables: { id: jobId },
      fetchPolicy: 'network-only',
    });
    return data?.importJob?.workspaceId ?? null;
  };

  const sendAll = async (entries: readonly { key: number; file: File }[], target: UploadTarget) => {
    let { workspaceId } = target;
    for (const { key, file } of entries) {
      try {
        dispatch({ type: 'changed', key, state: { phase: 'sending', share: 0 } });
        const jobId = await upload(file, { ...target, workspaceId }, (share) =>
          dispatch({ type: 'changed', key, state: { phase: 'sending', share } }),
        );
        workspaceId ??= await workspaceOf(jobId).catch(() => null);
        dispatch({ type: 'changed', key, state: { phase: 'sent', jobId } });
        onJob();
      } catch (error) {
        const message = error instanceof UploadRefused ? error.message : 'The file could not be uploaded.';
        dispatch({ type: 'changed', key, state: { phase: 'refused', message } });
      }
    }
  };

  return {
    uploads,
    send: (files, target) => {
      const entries = files.map((file) => ({ key: nextKey.current++, file }));
      dispatch({
        type: 'added',
        uploads: entries.map(({ key, file }) => ({ key, fileName: file.name, bytes: file.size })),
      });
      last.current = last.current.then(() => sendAll(entries, target));
    },
    dismiss: (key) => dispatch({ type: 'dismissed', key }),
  };
}
