import { BadInputError } from '../domain/errors';

/**
 * The API's ids: base64url of `Kind:local` or `Kind:workspace:local`, opaque to clients. Only the local id derives from
 * the seed, so a fork's claims share local ids with their origin, never global ones.
 */
const TOP_LEVEL_KINDS = ['Workspace', 'Scenario', 'GenerationStatus'] as const;
export type TopLevelKind = (typeof TOP_LEVEL_KINDS)[number];

const WORKSPACE_KINDS = [
  'Claim',
  'Appeal',
  'Pattern',
  'Policy',
  'Provider',
  'Payer',
  'Coder',
  'LearningEvent',
  'ImportJob',
  'RemitPayment',
  'ImportException',
  'DataSource',
] as const;
export type WorkspaceScopedKind = (typeof WORKSPACE_KINDS)[number];

export interface LocalKey {
  workspaceId: number;
  id: number;
}

export type DecodedId =
  { kind: TopLevelKind; id: number } | { kind: WorkspaceScopedKind; workspaceId: number; id: number };

/** A GenerationStatus bears its workspace's number: a workspace has one run. */
export const topLevelId = (kind: TopLevelKind, id: number): string => encode(`${kind}:${id}`);

export const globalId = (kind: WorkspaceScopedKind, workspaceId: number, id: number): string =>
  encode(`${kind}:${workspaceId}:${id}`);

export const workspaceGlobalId = (id: number): string => topLevelId('Workspace', id);

/** @throws BadInputError naming `field`, when the text is no id of ours or names another kind of thing. */
export function parseTopLevelId(kind: TopLevelKind, text: string, field: string): number {
  const decoded = parseId(text, field);
  if (decoded.kind !== kind) throw wrongKind(field, kind, decoded.kind);
  return decoded.id;
}

/** @throws BadInputError naming `field`, when the text is no id of ours or names another kind of thing. */
export function parseGlobalId(kind: WorkspaceScopedKind, text: string, field: string): LocalKey {
  const decoded = parseId(text, field);
  if (decoded.kind !== kind || !('workspaceId' in decoded)) throw wrongKind(field, kind, decoded.kind);
  return { workspaceId: decoded.workspaceId, id: decoded.id };
}

/** The local id of something that must be of this workspace. @throws BadInputError naming `field`. */
export function parseLocalId(
  kind: WorkspaceScopedKind,
  workspaceId: number,
  text: string,
  field: string,
): number {
  const key = parseGlobalId(kind, text, field);
  if (key.workspaceId !== workspaceId) {
    throw BadInputError.of(
      field,
      `expected the id of a ${kind} of this workspace, got one of another workspace`,
    );
  }
  return key.id;
}

/** @throws BadInputError naming `field`, when the text is no id of ours. */
export function parseId(text: string, field: string): DecodedId {
  const plain = Buffer.from(text, 'base64url').toString('latin1');
  const [kind, ...numbers] = plain.split(':');
  const parsed = numbers.map(Number);
  const decoded = decodedOf(kind ?? '', parsed);
  // Encoding again and comparing refuses every second spelling, so that one thing has one id.
  if (
    !decoded ||
    !parsed.every((n) => Number.isSafeInteger(n) && n >= 0) ||
    encode([kind, ...parsed].join(':')) !== text
  ) {
    throw BadInputError.of(field, `expected an id issued by this API, got "${text.slice(0, 80)}"`);
  }
  return decoded;
}

function decodedOf(kind: string, numbers: number[]): DecodedId | null {
  const topLevel = TOP_LEVEL_KINDS.find((name) => name === kind);
  if (topLevel && numbers.length === 1) return { kind: topLevel, id: numbers[0] as number };
  const scoped = WORKSPACE_KINDS.find((name) => name === kind);
  if (scoped && numbers.length === 2)
    return { kind: scoped, workspaceId: numbers[0] as number, id: numbers[1] as number };
  return null;
}

const encode = (plain: string): string => Buffer.from(plain, 'latin1').toString('base64url');

const wrongKind = (field: string, expected: string, found: string): BadInputError =>
  BadInputError.of(field, `expected the id of a ${expected}, got that of a ${found}`);
