import type { Logger } from 'pino';
import { destination, pino, stdTimeFunctions } from 'pino';
import type { Config } from '../config';

export type { Logger } from 'pino';

/**
 * To stderr: stdout holds the three lines of the start. Requests are logged by method, route, status and time, never
 * by URL or body, which may name patients.
 */
export function createLog(level: Config['logLevel']): Logger {
  return pino(
    { level, base: null, timestamp: stdTimeFunctions.isoTime },
    destination({ dest: 2, sync: true }),
  );
}
