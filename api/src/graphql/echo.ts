/**
 * How much of a value an error may echo. A short value helps its sender; a long one is likely a file with patient data;
 * a patient's own fields are never echoed.
 */
const MAX_ECHOED_CHARACTERS = 40;
const MAX_MESSAGE_CHARACTERS = 500;

/** Fields whose values are a patient's, or a whole file. */
const PRIVATE_FIELD = /^(content|patient|member|subscriber)/i;

export const isPrivateField = (name: string): boolean => PRIVATE_FIELD.test(name);

export const isShort = (value: unknown): boolean =>
  typeof value === 'string' ? value.length <= MAX_ECHOED_CHARACTERS : typeof value !== 'object';

/** A value by its kind and size alone. */
export function kindOf(value: unknown): string {
  if (typeof value === 'string') return `a text of ${value.length} characters`;
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return value === null ? 'null' : `a value of type ${typeof value}`;
}

/** A message of graphql-js about a document, without the long texts that it quotes. */
export function withoutLongTexts(message: string): string {
  const bare = message.replace(/"((?:[^"\\]|\\.)*)"/gs, (quoted, text: string) =>
    isShort(text) ? quoted : kindOf(text),
  );
  return bare.length <= MAX_MESSAGE_CHARACTERS ? bare : `${bare.slice(0, MAX_MESSAGE_CHARACTERS)}…`;
}
