import type { Logger } from 'pino';
import { destination, pino, stdTimeFunctions } from 'pino';
import type { Config } from '../config';

export type { Logger } from 'pino';

/**
 * An error reduced to what may be logged: a failed statement carries its parameters, which may be a whole remittance.
 * Values that a driver adds to its message are cut off with the statement.
 */
export function bareError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code } = error as { code?: unknown };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { type: error.name, code, message: error.message, stack: frames.join('\n') };
}

/**
 * To stderr: stdout holds the three lines of the start. Requests are logged by method, route, status and time, never
 * by URL or body, which may name patients.
 */
export function createLog(level: Config['logLevel']): Logger {
  return pino(
    { level, base: null, timestamp: stdTimeFunctions.isoTime, serializers: { err: bareError } },
    destination({ dest: 2, sync: true }),
  );
}
