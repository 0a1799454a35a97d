import type { FhirServerConfig } from '../application/sources/source-config';
import type { Sync } from './intake';
import { ended, takeIn } from './intake';

const REQUEST_MS = 60_000;
/** A bulk export may be in preparation for hours. */
const EXPORT_MS = 6 * 3_600_000;
const TRIES = 5;
const MAX_REST_MS = 300_000;
const PAGE_SIZE = 100;
/** A page is held whole; 100 explanations of benefit are some hundred kilobytes. */
const MAX_PAGE_BYTES = 64 * 1024 * 1024;
const MAX_PAGES = 100_000;
/** Clocks differ, and a server may file a resource under a time that has passed: what comes twice creates nothing. */
const OVERLAP_MS = 5 * 60_000;

/**
 * Asks a FHIR server for what has changed since the last sync that succeeded, and imports it as NDJSON.
 * @throws with what the server said, or that it said nothing
 */
export async function syncFhirServer(
  sync: Sync,
  config: FhirServerConfig,
  token: string | null,
): Promise<void> {
  const server = new FhirServer(config.url.replace(/\/+$/, ''), token, sync);
  const since = sync.source.lastSyncAt
    ? new Date(Date.parse(sync.source.lastSyncAt) - OVERLAP_MS).toISOString()
    : null;
  const stamp = new Date(sync.nowMs()).toISOString().slice(0, 19).replaceAll(':', '');
  const files =
    config.mode === 'BULK'
      ? await server.exported(config.resourceTypes, since)
      : config.resourceTypes.map((type) => ({ type, bytes: server.found(type, since) }));
  for (const file of files) await importFile(sync, file, stamp);
}

/** What came in is to be in before the next sync asks for what has changed since: nothing is left out between the two. */
async function importFile(sync: Sync, { type, bytes }: TypedBytes, stamp: string): Promise<void> {
  const importId = await takeIn(sync, { name: `${type}-${stamp}.ndjson`, format: 'FHIR', bytes });
  if (importId === null) return;
  const { state, error } = await ended(sync, importId);
  if (state !== 'COMPLETED')
    throw new Error(`the import of ${type} ended as ${state}: ${error ?? 'no reason is known'}`);
}

interface TypedBytes {
  type: string;
  bytes: AsyncIterable<Uint8Array>;
}

interface Bundle {
  resourceType?: unknown;
  entry?: { resource?: unknown; search?: { mode?: unknown } }[];
  link?: { relation?: unknown; url?: unknown }[];
}

class FhirServer {
  private readonly origin: string;

  constructor(
    private readonly base: string,
    private readonly token: string | null,
    private readonly sync: Sync,
  ) {
    this.origin = new URL(base).origin;
  }

  /** Page after page, one resource a line. */
  async *found(type: string, since: string | null): AsyncGenerator<Uint8Array> {
    const query = new URLSearchParams({ _count: String(PAGE_SIZE) });
    if (since !== null) query.set('_lastUpdated', `ge${since}`);
    let url: string | null = `${this.base}/${type}?${query.toString()}`;
    for (let page = 0; url !== null; page += 1) {
      if (page === MAX_PAGES) throw new Error(`the server gave more than ${MAX_PAGES} pages of ${type}`);
      const bundle: Bundle = await this.page(url);
      const lines = (bundle.entry ?? [])
        .filter(({ search }) => search?.mode !== 'outcome')
        .flatMap(({ resource }) => (resource === undefined ? [] : [`${JSON.stringify(resource)}\n`]));
      if (lines.length > 0) yield Buffer.from(lines.join(''));
      const next: unknown = bundle.link?.find(({ relation }) => relation === 'next')?.url;
      url = typeof next === 'string' ? this.ownUrl(next, url) : null;
    }
  }

  /** Has the server write its files, waits for them, and gives them one after the other. */
  async exported(types: readonly string[], since: string | null): Promise<TypedBytes[]> {
    const query = new URLSearchParams({ _type: types.join(',') });
    if (since !== null) query.set('_since', since);
    const kickOff = await this.get(`${this.base}/$export?${query.toString()}`, {
      accept: 'application/fhir+json',
      prefer: 'respond-async',
    });
    const place = kickOff.headers.get('content-location');
    await kickOff.body?.cancel();
    if (kickOff.status !== 202 || place === null)
      throw new Error(
        `expected 202 with a Content-Location from $export, got ${kickOff.status}${place === null ? ' without one' : ''}`,
      );
    const { output } = await this.finished(this.ownUrl(place, this.base));
    return output
      .filter(({ type }) => types.includes(type))
      .map(({ type, url }) => ({ type, bytes: this.file(this.ownUrl(url, this.base)) }));
  }

  private async finished(statusUrl: string): Promise<{ output: { type: string; url: string }[] }> {
    const untilMs = this.sync.nowMs() + EXPORT_MS;
    for (;;) {
      const response = await this.get(statusUrl, { accept: 'application/json' });
      if (response.status === 200) {
        const manifest = JSON.parse(await textOf(response)) as { output?: unknown };
        return { output: outputsOf(manifest.output) };
      }
      await response.body?.cancel();
      if (response.status !== 202)
        throw new Error(`expected 200 or 202 of the export, got ${response.status}`);
      if (this.sync.nowMs() > untilMs) throw new Error('the export was not finished within 6 hours');
      await this.sync.rest(restOf(response, 10_000), this.sync.signal);
      this.sync.signal.throwIfAborted();
    }
  }

  private async *file(url: string): AsyncGenerator<Uint8Array> {
    const response = await this.get(url, { accept: 'application/fhir+ndjson' }, null);
    if (response.status !== 200)
      throw new Error(`expected 200 for a file of the export, got ${response.status}`);
    if (response.body) for await (const chunk of response.body) yield chunk as Uint8Array;
  }

  private async page(url: string): Promise<Bundle> {
    const response = await this.get(url, { accept: 'application/fhir+json' });
    const text = await textOf(response);
    if (response.status !== 200) throw new Error(`expected 200 with a Bundle, got ${response.status}`);
    const bundle = parsed(text);
    if (bundle?.resourceType !== 'Bundle')
      throw new Error('expected a Bundle, got something else: is this the base of a FHIR server?');
    return bundle;
  }

  /** The token goes to the server that it is for, and to no other that a page or an export names. */
  private ownUrl(url: string, from: string): string {
    const absolute = new URL(url, from);
    if (absolute.origin !== this.origin)
      throw new Error(`the server leads to ${absolute.origin}, which is another one than ${this.origin}`);
    return absolute.href;
  }

  /**
   * Tries again what a busy server refuses, after the time that it asks for.
   * @param timeoutMs null where the body may take any time
   */
  private async get(
    url: string,
    headers: Record<string, string>,
    timeoutMs: number | null = REQUEST_MS,
  ): Promise<Response> {
    for (let attempt = 1; ; attempt += 1) {
      const signals = [this.sync.signal, ...(timeoutMs === null ? [] : [AbortSignal.timeout(timeoutMs)])];
      const response = await fetch(url, {
        headers: { ...headers, ...(this.token === null ? {} : { authorization: `Bearer ${this.token}` }) },
        signal: AbortSignal.any(signals),
        // A redirect could lead the token elsewhere.
        redirect: 'error',
      }).catch((error: unknown) => {
        throw new Error(`the server was not reached: ${causeOf(error)}`);
      });
      if (response.status === 401 || response.status === 403) {
        await response.body?.cancel();
        throw new Error(`the server refuses with ${response.status}: check bearerToken`);
      }
      if (![429, 503].includes(response.status) || attempt === TRIES) return response;
      await response.body?.cancel();
      await this.sync.rest(restOf(response, 1_000 * 2 ** attempt), this.sync.signal);
      this.sync.signal.throwIfAborted();
    }
  }
}

/** Retry-After in seconds or as a date. */
function restOf(response: Response, usualMs: number): number {
  const asked = response.headers.get('retry-after');
  const seconds = asked === null ? Number.NaN : Number(asked);
  const ms = Number.isFinite(seconds) ? seconds * 1_000 : usualMs;
  return Math.min(MAX_REST_MS, Math.max(100, ms));
}

async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  if (response.body)
    for await (const chunk of response.body) {
      bytes += (chunk as Uint8Array).length;
      if (bytes > MAX_PAGE_BYTES) throw new Error(`a page holds more than ${MAX_PAGE_BYTES} bytes`);
      chunks.push(chunk as Uint8Array);
    }
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string): Bundle | null {
  try {
    return JSON.parse(text) as Bundle | null;
  } catch {
    return null;
  }
}

function outputsOf(output: unknown): { type: string; url: string }[] {
  if (!Array.isArray(output)) throw new Error('expected a list of files (output) of the export, got none');
  return output.flatMap((each: { type?: unknown; url?: unknown } | null) =>
    typeof each?.type === 'string' && typeof each.url === 'string'
      ? [{ type: each.type, url: each.url }]
      : [],
  );
}

function causeOf(error: unknown): string {
  const { cause, message } = error as Error;
  const code = (cause as NodeJS.ErrnoException | undefined)?.code;
  return code ?? (cause instanceof Error ? cause.message : message);
}
