/** One file being uploaded; once it is there, its import job shows the rest. */
export interface Upload {
  readonly key: number;
  readonly fileName: string;
  readonly bytes: number;
  readonly state:
    | { readonly phase: 'waiting' }
    | { readonly phase: 'sending'; readonly share: number }
    | { readonly phase: 'sent'; readonly jobId: string }
    | { readonly phase: 'refused'; readonly message: string };
}

export type UploadAction =
  | { readonly type: 'added'; readonly uploads: readonly Pick<Upload, 'key' | 'fileName' | 'bytes'>[] }
  | { readonly type: 'changed'; readonly key: number; readonly state: Upload['state'] }
  | { readonly type: 'dismissed'; readonly key: number };

/** Newest first. */
export function uploadReducer(uploads: readonly Upload[], action: UploadAction): readonly Upload[] {
  switch (action.type) {
    case 'added':
      return [
        ...action.uploads.map((upload): Upload => ({ ...upload, state: { phase: 'waiting' } })).reverse(),
        ...uploads,
      ];
    case 'changed':
      return uploads.map((upload) =>
        upload.key === action.key ? { ...upload, state: action.state } : upload,
      );
    case 'dismissed':
      return uploads.filter(({ key }) => key !== action.key);
  }
}
