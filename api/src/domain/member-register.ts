import { isCard } from './coverage';

/**
 * What a payer's member register says of a card, as pure functions of its number: which payer issued it, and two
 * standings that the last digit of the member's number holds. So a payer's answer needs no table, and a claim that a
 * person types in is answered from the same register. (A card's plan year is in coverage.ts.)
 */
const LETTERS = 'WHKNPRTVXZABCDEFGJLMQSUY';
const LAST_DIGIT = 8;

/** Members whose last digit is below this are in ordinary standing. */
export const ORDINARY_STANDINGS = 7;
/** Seen by this practice within three years: no new patient (CPT's definition of an established patient). */
export const ESTABLISHED_DIGIT = 7;
/** The plan year's benefit is used up. */
export const USED_UP_DIGIT = 9;

/** The letter that begins the cards of a payer; up to 24 payers have one of their own. */
export const cardLetterOf = (payerId: number): string => LETTERS[(payerId - 1) % LETTERS.length] as string;

export const otherCardLetter = (payerId: number): string => LETTERS[payerId % LETTERS.length] as string;

/** False for what is no card of ours: the payer's look-up finds nobody. */
export const isIdentified = (memberId: string | null): memberId is string =>
  memberId !== null && isCard(memberId);

export const isEstablished = (memberId: string): boolean => standingOf(memberId) === ESTABLISHED_DIGIT;
export const isBenefitUsedUp = (memberId: string): boolean => standingOf(memberId) === USED_UP_DIGIT;

/** The member number with another standing. */
export const withStanding = (memberNumber: number, digit: number): number =>
  memberNumber - (memberNumber % 10) + digit;

const standingOf = (memberId: string): number =>
  isCard(memberId) ? memberId.charCodeAt(LAST_DIGIT) - 48 : 0;

/**
 * Plans with a narrow network are known by their group number, GRP8 and three digits. The practices of these scenarios
 * belong to none of them.
 */
export const isNarrowNetwork = (memberGroupId: string | null): boolean =>
  memberGroupId !== null && memberGroupId.length === 7 && memberGroupId.startsWith('GRP8');

export const narrowNetworkGroup = (memberGroupId: string | null): string =>
  `GRP8${(memberGroupId ?? 'GRP1001').slice(-3)}`;
