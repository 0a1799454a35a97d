import { SessionBrokenError } from '../ingest/workspace-session';
import { DatabaseClosedError } from '../persistence/database';
import { CopyTakenError } from '../persistence/fork-store';
import { ImportTakenError, WorkspaceHeldError } from '../persistence/import-store';
import { LeaseLostError } from '../persistence/run-store';

const HANDOVERS = [
  LeaseLostError,
  SessionBrokenError,
  CopyTakenError,
  ImportTakenError,
  WorkspaceHeldError,
  DatabaseClosedError,
];

/** Nothing is wrong with whoever throws these: the work is another's by now, or is to be begun again. */
export const isHandover = (error: unknown): error is Error =>
  HANDOVERS.some((handover) => error instanceof handover);

/** For the log: the whole error, except that a text which does not parse is quoted by no one, as it may hold names. */
export function forTheLog(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!(error instanceof SyntaxError)) return error.stack ?? error.message;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return ['SyntaxError: a stored text is not what it should be', ...frames].join('\n');
}

/** What stands on a row for everybody to read: our own words, never a driver's or a stored text's. */
export function forTheReader(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof SyntaxError)
    return 'A stored row of this workspace cannot be read; the log of the server has the details.';
  if (error.name !== 'QueryFailedError') return error.message;
  const { code } = error as { code?: unknown };
  return `The database refused a statement (${typeof code === 'string' ? code : 'no code'}); the log of the server has the details. Resume the run when it is mended.`;
}
