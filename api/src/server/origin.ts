import type { IncomingMessage } from 'node:http';
import { LOOPBACK_HOSTS } from '../config';
import { isPagePath } from './page-paths';

/**
 * Without sign-in, what protects the data is that only this machine can reach it. A page of another site, open in the
 * same machine's browser, could still try: by a request that bears its own Origin, or by a name of its own that it
 * points to 127.0.0.1 (DNS rebinding), which shows in Host. A GET bears no Origin; that another site caused it shows in
 * Sec-Fetch-Site, which every browser of today sends and no page can set. It may bring people to a page of the
 * dashboard, by a link, but not ask for data or files.
 *
 * @returns why the request is refused, or null
 */
export function foreignRequest(request: Pick<IncomingMessage, 'headers' | 'method' | 'url'>): string | null {
  const { host, origin } = request.headers;
  if (host !== undefined && !isLoopback(hostnameOf(`http://${host}`))) {
    return 'This server responds only to 127.0.0.1, [::1] and localhost.';
  }
  if (origin !== undefined && hostOf(origin) !== host) {
    return 'Requests from pages of another origin are refused.';
  }
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isVisit(request)) {
    return 'Requests that a page of another site makes are refused. Open the address in a tab of its own.';
  }
  return null;
}

const isVisit = ({
  headers,
  method,
  url = '',
}: Pick<IncomingMessage, 'headers' | 'method' | 'url'>): boolean =>
  method === 'GET' &&
  headers['sec-fetch-mode'] === 'navigate' &&
  headers['sec-fetch-dest'] === 'document' &&
  isPagePath(url);

const isLoopback = (hostname: string | null): boolean =>
  hostname !== null && LOOPBACK_HOSTS.includes(hostname);

const hostOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).host : null);

const hostnameOf = (url: string): string | null =>
  URL.canParse(url) ? new URL(url).hostname.replace(/^\[(.*)\]$/, '$1') : null;
