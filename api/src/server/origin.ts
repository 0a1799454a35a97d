import type { IncomingMessage } from 'node:http';
import { LOOPBACK_HOSTS } from '../config';
import { isPagePath } from './page-paths';

/**
 * Without sign-in, what protects the data is that only this machine can reach it. A page of another site in this
 * machine's browser could still try, by a request with its own Origin, or with its own host name pointed to 127.0.0.1
 * (DNS rebinding), which shows in Host. A GET has no Origin; that another site caused
 * it shows in Sec-Fetch-Site, which every current browser sends and no page can set. Another site may link to a page of
 * the dashboard, but not request data or files.
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
    return 'Requests from pages of another site are refused. Open the address in a tab of its own.';
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
