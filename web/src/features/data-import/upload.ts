export interface UploadTarget {
  /** Null creates a new workspace. */
  readonly workspaceId: string | null;
  readonly format: string;
}

/** The server refused the file; its message names the position, what was expected and what was found. */
export class UploadRefused extends Error {}

/**
 * Uploads the file unchanged, as a stream, and resolves with the import job's id once the server has stored it.
 * XMLHttpRequest, because fetch does not report upload progress.
 */
export function upload(file: File, target: UploadTarget, onSent: (share: number) => void): Promise<string> {
  const query = new URLSearchParams({ format: target.format, fileName: file.name });
  if (target.workspaceId !== null) query.set('workspaceId', target.workspaceId);

  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/import?${query}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => onSent(total === 0 ? 1 : loaded / total);
    request.onerror = () => reject(new UploadRefused('The connection was lost during the upload.'));
    request.onload = () => {
      const response = parseResponse(request.responseText);
      if (response.jobId !== null) resolve(response.jobId);
      else reject(new UploadRefused(response.message ?? `The server returned ${request.status}.`));
    };
    request.send(file);
  });
}

function parseResponse(text: string): { jobId: string | null; message: string | null } {
  const response = parseObject(text);
  const job = asObject(response.importJob);
  if (typeof job.id === 'string') return { jobId: job.id, message: null };
  const [first] = Array.isArray(response.errors)
    ? (response.errors as unknown[])
    : [response.error ?? response];
  const message = typeof first === 'string' ? first : asObject(first).message;
  return { jobId: null, message: typeof message === 'string' ? message : null };
}

function parseObject(text: string): Record<string, unknown> {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return {};
  }
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
