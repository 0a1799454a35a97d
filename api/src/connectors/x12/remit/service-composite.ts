import type { RemitService } from '../../remittance';
import { readableText } from '../segments/readable-text';

/** A service composite (SVC01, SVC06), sorted into what its code is. */
export interface ReadService extends RemitService {
  revenueCode: string | null;
  nationalDrugCode: string | null;
  /** The modifiers stood at the end of the procedure code, without a separator. */
  gluedModifiers: boolean;
}

/** X12 code list 235. NU: the code is an NUBC revenue code, as on institutional lines without a HCPCS code. */
const REVENUE_QUALIFIER = 'NU';
/** National Drug Codes and national health related item codes in their several layouts. */
const DRUG_QUALIFIERS = new Set(['N1', 'N2', 'N3', 'N4', 'N5', 'N6']);
const HCPCS_QUALIFIER = 'HC';
const FIRST_MODIFIER = 2;
const LAST_MODIFIER = 5;
const DESCRIPTION = 6;
/** A CPT or HCPCS code with one to four modifiers right after it. */
const GLUED = /^(\d{4}[0-9A-Z]|[A-Z]\d{4})((?:[0-9A-Z]{2}){1,4})$/;

/**
 * Qualifier, code, up to four modifiers (any of them may be empty) and a description. Only HCPCS, dental, HIPPS and the
 * like are procedure codes; a revenue code or a drug is kept as what it is.
 *
 * @returns null without a qualifier or a code
 */
export function readService(composite: readonly string[]): ReadService | null {
  const qualifier = composite[0] ?? '';
  const code = composite[1] ?? '';
  if (qualifier === '' || code === '') return null;
  const isRevenueCode = qualifier === REVENUE_QUALIFIER;
  const isDrug = DRUG_QUALIFIERS.has(qualifier);
  const modifiers = modifiersOf(composite);
  const glued =
    qualifier === HCPCS_QUALIFIER && code.length > 5 && modifiers.length === 0 ? GLUED.exec(code) : null;
  return {
    qualifier,
    procedureCode: isRevenueCode || isDrug ? '' : (glued?.[1] ?? code),
    modifiers: glued?.[2] === undefined ? modifiers : (glued[2].match(/../g) ?? []),
    description: readableText(composite[DESCRIPTION] ?? '') || null,
    revenueCode: isRevenueCode ? code : null,
    nationalDrugCode: isDrug ? code : null,
    gluedModifiers: glued !== null,
  };
}

/**
 * SVC06 as what was submitted: null when it says nothing other than SVC01. Some payers repeat the code there and leave
 * its modifiers out, which states no difference.
 */
export function submittedService(submitted: ReadService, adjudicated: ReadService): RemitService | null {
  const { qualifier, procedureCode, modifiers, description } = submitted;
  if (procedureCode === '') return null;
  const sameModifiers = modifiers.length === 0 || modifiers.join() === adjudicated.modifiers.join();
  return procedureCode === adjudicated.procedureCode && sameModifiers
    ? null
    : { qualifier, procedureCode, modifiers, description };
}

function modifiersOf(composite: readonly string[]): string[] {
  const modifiers: string[] = [];
  for (let index = FIRST_MODIFIER; index <= LAST_MODIFIER; index++) {
    const modifier = composite[index] ?? '';
    if (modifier !== '') modifiers.push(modifier);
  }
  return modifiers;
}
