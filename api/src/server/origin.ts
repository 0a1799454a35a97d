import type { IncomingMessage } from 'node:http';
import { LOOPBACK_HOSTS } from '../config';

/**
 * Without sign-in, what protects the data is that only this machine can reach it. A page of another site in this
 * machine's browser could still try, by a request with its own Origin, or with its own host name pointed to 127.0.0.1
 * (DNS rebinding), which shows in Host.
 *
 * @returns why the request is refused, or null
 */
export function foreignRequest(request: Pick<IncomingMessage, 'headers'>): string | null {
  const { host, origin } = request.headers;
  if (host !== undefined && !isLoopback(hostnameOf(`http://${host}`))) {
    return 'This server responds only to 127.0.0.1, [::1] and localhost.';
  }
  if (origin !== undefined && hostOf(origin) !== host) {
    return 'Requests from pages of another origin are refused.';
  }
  return null;
}

const isLoopback = (hostname: string | null): boolean =>
  hostname !== null && LOOPBACK_HOSTS.includes(hostname);

const hostOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).host : null);

const hostnameOf = (url: string): string | null =>
  URL.canParse(url) ? new URL(url).hostname.replace(/^\[(.*)\]$/, '$1') : null;
