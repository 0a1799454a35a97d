import type { BodySide } from '../../catalogues/diagnosis-facts';
import { factsOfDiagnosis } from '../../catalogues/diagnosis-facts';
import type { BodySite } from '../../catalogues/packs/pack';
import type { Claim, ClaimLine } from '../../claim';
import type { LineCheck } from '../policy-check';
import { codesOf } from '../policy-check';
import { SITE_MODIFIERS, isMarked, sideOfModifier } from './modifiers';

const SITE_WORDS: Record<BodySite, string> = {
  SIDE: 'its side (RT, LT or 50)',
  DIGIT: 'its finger or toe (FA to F9, TA to T9)',
  EYELID: 'its eyelid (E1 to E4)',
};

/** Payers do not guess on which side a paired organ was operated. */
export const MISSING_SITE_CHECK: LineCheck = {
  ruleKey: 'bilateral-modifier',
  codes: codesOf('bilateral-modifier'),
  fires: ({ claim }, line, service) =>
    service !== undefined &&
    service.needsSite &&
    service.site !== null &&
    claim.claimType === 'PROFESSIONAL' &&
    // Two units without a side are another check's.
    !(service.bilateral && line.units > 1) &&
    !isMarked(line, SITE_MODIFIERS[service.site]),
  explain: (_context, { procedureCode }, service) =>
    `${procedureCode} needs a modifier that tells ${SITE_WORDS[service?.site ?? 'SIDE']}.`,
};

/** RT, LT and 50 exclude each other on one line. */
export const MIXED_SIDES_CHECK: LineCheck = {
  ruleKey: 'bilateral-modifier',
  codes: codesOf('bilateral-modifier', { rarc: 'N519' }),
  fires: (_context, { modifiers }) => sidesOf(modifiers).length > 1,
  explain: (_context, { procedureCode, modifiers }) =>
    `${procedureCode} has ${modifiers.join(', ')} on one line: RT, LT and 50 exclude each other.`,
};

/** The side of the modifier must be a side of the diagnosis that the line points to. */
export const SIDE_OF_DIAGNOSIS_CHECK: LineCheck = {
  ruleKey: 'bilateral-modifier',
  codes: codesOf('bilateral-modifier', { rarc: 'N519' }),
  fires: ({ claim }, line, service) =>
    service !== undefined &&
    service.site !== null &&
    claim.claimType === 'PROFESSIONAL' &&
    isOtherSide(claim, line),
  explain: ({ claim }, line) =>
    `${line.procedureCode} is marked ${line.modifiers.join(', ')}, and ${pointedCodes(claim, line).join(', ')} names the other side.`,
};

function sidesOf(modifiers: readonly string[]): BodySide[] {
  if (modifiers.length === 0) return [];
  return [...new Set(modifiers.flatMap((modifier) => sideOfModifier(modifier) ?? []))];
}

function isOtherSide(claim: Claim, line: ClaimLine): boolean {
  if (line.modifiers.length === 0) return false;
  const [side, ...others] = sidesOf(line.modifiers);
  if (side === undefined || others.length > 0) return false;
  const pointed = pointedCodes(claim, line).filter((code) => factsOfDiagnosis(code).side !== null);
  if (pointed.length === 0) return false;
  // A line for each side often points to the first diagnosis alone: what else the claim names of the organ counts too.
  const named = new Set(
    claim.diagnosisCodes
      .filter((code) => pointed.some((each) => each.slice(0, 3) === code.slice(0, 3)))
      .flatMap((code) => factsOfDiagnosis(code).side ?? []),
  );
  if (named.has('BOTH')) return false;
  return side !== 'BOTH' && !named.has(side);
}

const pointedCodes = ({ diagnosisCodes }: Claim, { diagnosisPointers }: ClaimLine): string[] =>
  diagnosisPointers.flatMap((pointer) => diagnosisCodes[pointer - 1] ?? []);
