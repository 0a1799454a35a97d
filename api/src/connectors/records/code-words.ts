import type { ClaimType } from '../../domain/claim';
import type { StatedOutcome } from './claim-facts';

/** Codes and words that tables and documents use for the same things, in the ledger's terms. */

const OUTCOMES: readonly (readonly [RegExp, StatedOutcome])[] = [
  [
    /^(?:22|reversed|reversal|void|voided|cancel|cancell?ed|cancellation|taken back|refunded|recouped|deleted?)$/,
    'TAKEN_BACK',
  ],
  [
    /^(?:4|denied|denial|deny|refused|declined|not paid|unpaid|upheld|appealed|in appeal|fully denied)$/,
    'DENIED',
  ],
  [/^(?:rejected|reject|rejection|front.?end rejection|clearinghouse rejection|failed|error)$/, 'REJECTED'],
  [/^(?:1|2|3|19|20|21|paid|approved|processed|settled|finali[sz]ed|complete|completed|adjudicated|partial|partially paid|partial payment|paid in full|overturned|partially denied|closed)$/, 'PAID'], // prettier-ignore
  [/^(?:pending|open|submitted|billed|in process|in progress|processing|received|new|sent|queued|active|suspended|awaiting response)$/, 'PENDING'], // prettier-ignore
];

/** @returns null for words that are none of them */
export function outcomeOf(status: string): StatedOutcome | null {
  const plain = status
    .trim()
    .toLowerCase()
    .replace(/[_\s-]+/g, ' ');
  return OUTCOMES.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}

/** CMS: NCH claim types 10 to 69 are institutional (home health, SNF, outpatient, hospice, inpatient). */
export function claimTypeOf(text: string): ClaimType | null {
  const plain = text.trim().toLowerCase();
  if (/^\d{2,4}$/.test(plain)) {
    const code = Number(plain);
    if (code >= 1000) return [700, 800].includes(code % 1000) ? 'PROFESSIONAL' : 'INSTITUTIONAL';
    return code >= 10 && code < 70 ? 'INSTITUTIONAL' : 'PROFESSIONAL';
  }
  if (/inst|ub-?04|hosp|837i|inpatient|outpatient|snf|hha|^[ihf]$|facility/.test(plain))
    return 'INSTITUTIONAL';
  return /prof|1500|837p|physician|carrier|^p$|oral|dental|pharm|vision|dme/.test(plain)
    ? 'PROFESSIONAL'
    : null;
}

/** The kind of plan as X12 code list 1032, from its code or in words. */
export function filingIndicatorOf(text: string, claimType: ClaimType): string | null {
  const plain = text
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_');
  if (/^(?:MA|MB|MC|16|12|13|14|15|BL|CI|HM|CH|VA|WC|AM|LM|OF|TV|11|17|09|ZZ)$/.test(plain)) return plain;
  if (/MEDICARE_ADV|MEDICARE_PART_C|^MAPD|MEDICARE_C$/.test(plain)) return '16';
  if (/MEDICARE/.test(plain)) return claimType === 'INSTITUTIONAL' ? 'MA' : 'MB';
  if (/MEDICAID|CHIP/.test(plain)) return 'MC';
  if (/BLUE|BCBS/.test(plain)) return 'BL';
  if (/HMO/.test(plain)) return 'HM';
  return /COMMERCIAL|PPO|POS|EPO|PRIVATE|EMPLOYER/.test(plain) ? 'CI' : null;
}

/** A diagnosis with its dot; null for what is no code of ICD-9 or ICD-10. */
export function diagnosisOf(text: string): string | null {
  const plain = text.trim().toUpperCase().replace('.', '');
  if (/^[A-TV-Z]\d[0-9A-Z]{1,5}$/.test(plain) || /^U\d[0-9A-Z]{1,5}$/.test(plain)) return dotted(plain, 3);
  if (/^E\d{3,4}$/.test(plain)) return dotted(plain, 4);
  return /^(?:\d{3,5}|V\d{2,4})$/.test(plain) ? dotted(plain, 3) : null;
}

const dotted = (code: string, at: number): string =>
  code.length > at ? `${code.slice(0, at)}.${code.slice(at)}` : code;

/** "99213-25", "99213:25:59", "99213 25" as a code and its modifiers. */
export function procedureOf(text: string): { procedureCode: string; modifiers: string[] } {
  const plain = text.trim().toUpperCase();
  const match = /^([A-Z0-9]{5})((?:[-:\s,][A-Z0-9]{2})+)$/.exec(plain);
  if (!match) return { procedureCode: plain, modifiers: [] };
  return { procedureCode: match[1] ?? '', modifiers: modifiersOf(match[2] ?? '') };
}

export const modifiersOf = (text: string): string[] =>
  text
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter((modifier) => /^[A-Z0-9]{2}$/.test(modifier));

/** "DOE, JANE" or "Jane Doe". */
export function personOf(text: string): { lastName: string; firstName: string } {
  const [last, first] = text.split(',', 2).map((part) => part.trim());
  if (first !== undefined) return { lastName: last ?? '', firstName: first };
  const words = text.trim().split(/\s+/);
  return { lastName: words.at(-1) ?? '', firstName: words.slice(0, -1).join(' ') };
}

export const sexOf = (text: string): string | null =>
  /^f(emale)?$|^2$/i.test(text.trim()) ? 'F' : /^m(ale)?$|^1$/i.test(text.trim()) ? 'M' : null;
