import { BadInputError } from '../domain/errors';

/** Two feeds read the same commits, each with its own positions within them. */
export type FeedName = 'claims' | 'patterns';

/**
 * What is read next: the commit, and how many of its changes have been read. The end of a commit is the next one's
 * start.
 */
export interface FeedPosition {
  commit: number;
  offset: number;
  /** How many claim changes of the workspace precede it, over all commits; tells how many a gap lost. */
  claimChanges: number;
}

export function comparePositions(a: FeedPosition, b: FeedPosition): number {
  return a.commit - b.commit || a.offset - b.offset;
}

/**
 * Opaque to clients; it contains the workspace and the feed, so that a cursor of another one is refused, not misread.
 */
export function encodeCursor(feed: FeedName, workspaceId: number, at: FeedPosition): string {
  const parts = [VERSION, FEED_LETTERS[feed], workspaceId, at.commit, at.offset, at.claimChanges];
  return Buffer.from(parts.join('.')).toString('base64url');
}

/** @throws BadInputError naming `after` */
export function decodeCursor(feed: FeedName, workspaceId: number, cursor: string): FeedPosition {
  const text = Buffer.from(cursor, 'base64url').toString('latin1');
  const [version, letter, ...numbers] = text.split('.');
  const [workspace, commit, offset, claimChanges] = numbers.map(wholeNumber);
  const isCursor =
    version === VERSION &&
    numbers.length === 4 &&
    workspace !== undefined &&
    commit !== undefined &&
    offset !== undefined &&
    claimChanges !== undefined &&
    Buffer.from(text, 'latin1').toString('base64url') === cursor;
  if (!isCursor)
    throw BadInputError.of('after', 'expects the cursor of an event of this feed, but got something else');
  if (letter !== FEED_LETTERS[feed])
    throw BadInputError.of('after', `is a cursor of another feed than that of ${feed}`);
  if (workspace !== workspaceId) throw BadInputError.of('after', 'is a cursor of another workspace');
  return { commit, offset, claimChanges };
}

export const beyondTheFeed = (): BadInputError =>
  BadInputError.of('after', 'is beyond the end of the feed: this workspace has not issued such a cursor');

const VERSION = 'f1';
const FEED_LETTERS: Record<FeedName, string> = { claims: 'c', patterns: 'p' };

function wholeNumber(text: string): number | undefined {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : NaN;
  return Number.isSafeInteger(value) ? value : undefined;
}
