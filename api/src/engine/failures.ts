import { SessionBrokenError } from '../ingest/workspace-session';
import { DatabaseClosedError } from '../persistence/database';
import { CopyTakenError } from '../persistence/fork-store';
import { ImportTakenError, WorkspaceHeldError } from '../persistence/import-store';
import { LeaseLostError } from '../persistence/run-lease';

const HANDOVERS = [
  LeaseLostError,
  SessionBrokenError,
  CopyTakenError,
  ImportTakenError,
  WorkspaceHeldError,
  DatabaseClosedError,
];

/** These are not failures: another engine owns the work by now, or it has to be started again. */
export const isHandover = (error: unknown): error is Error =>
  HANDOVERS.some((handover) => error instanceof handover);

/** For the log: the whole error, except that a text that cannot be parsed is not quoted, because it may hold names. */
export function forTheLog(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!(error instanceof SyntaxError)) return error.stack ?? error.message;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return ['SyntaxError: a stored text is not what it should be', ...frames].join('\n');
}

/**
 * The reason stored on a row for users: our own wording, never a database driver's or a quoted row.
 * @param advice what to do where the database is the cause
 */
export function forTheReader(error: unknown, advice: string): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof SyntaxError)
    return 'A stored row of this workspace cannot be read; the log of the server has the details.';
  if (error.name !== 'QueryFailedError') return error.message;
  const { code } = error as { code?: unknown };
  return `The database refused a statement (${typeof code === 'string' ? code : 'no code'}); the log of the server has the details. ${advice}`;
}
