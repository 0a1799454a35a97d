/** V8 copies substrings shorter than this and lets longer ones refer to the text they were cut from. */
const MIN_SLICE = 13;
const utf8 = new TextDecoder('utf-8', { fatal: true });
/** Windows-1252 at 0x80-0x9f, with spaces for undefined bytes. (Node's own decoder for it reads latin-1.) */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/**
 * Decodes names and other text: UTF-8 if the bytes are valid UTF-8, otherwise Windows-1252, which is what latin-1
 * senders mean. The result is a copy, so that a name kept for long does not keep the chunk it was cut from in memory.
 */
export function readableText(latin1: string): string {
  const isPlain = isPrintableAscii(latin1);
  if (isPlain && latin1.length < MIN_SLICE) return latin1;
  const bytes = Buffer.from(latin1, 'latin1');
  if (isPlain) return bytes.toString('latin1');
  return withoutControls(decode(bytes)).trim();
}

function isPrintableAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || code >= 0x7f) return false;
  }
  return true;
}

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return Array.from(bytes, (byte) =>
      byte >= 0x80 && byte < 0xa0 ? WINDOWS_1252.charAt(byte - 0x80) : String.fromCharCode(byte),
    ).join('');
  }
}

function withoutControls(text: string): string {
  let clean = '';
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    clean += code < 0x20 || (code >= 0x7f && code < 0xa0) ? ' ' : char;
  }
  return clean;
}
