import { isCard } from './coverage';

/**
 * The payer's member register, as pure functions of a card's number: which payer issued it, and two facts about the
 * member that the last digit of the member number encodes. So adjudication needs no table, and a claim that a person
 * enters is adjudicated from the same register. (A card's plan year is in coverage.ts.)
 */
const LETTERS = 'WHKNPRTVXZABCDEFGJLMQSUY';
const LAST_DIGIT = 8;

/** Members whose last digit is below this have neither of the two conditions below. */
export const ORDINARY_STANDINGS = 7;
/** Seen by this practice within three years: not a new patient (CPT's definition of an established patient). */
export const ESTABLISHED_DIGIT = 7;
/** The plan year's benefit maximum is reached. */
export const USED_UP_DIGIT = 9;

/** The letter that a payer's member numbers begin with; up to 24 payers have one of their own. */
export const cardLetterOf = (payerId: number): string => LETTERS[(payerId - 1) % LETTERS.length] as string;

export const otherCardLetter = (payerId: number): string => LETTERS[payerId % LETTERS.length] as string;

/** False for a number that is not one of our cards: the payer finds no such member. */
export const isIdentified = (memberId: string | null): memberId is string =>
  memberId !== null && isCard(memberId);

export const isEstablished = (memberId: string): boolean => standingOf(memberId) === ESTABLISHED_DIGIT;
export const isBenefitUsedUp = (memberId: string): boolean => standingOf(memberId) === USED_UP_DIGIT;

/** The same member number with another last digit, as explained above. */
export const withStanding = (memberNumber: number, digit: number): number =>
  memberNumber - (memberNumber % 10) + digit;

const standingOf = (memberId: string): number =>
  isCard(memberId) ? memberId.charCodeAt(LAST_DIGIT) - 48 : 0;

/**
 * Plans with a narrow network are known by their group number, GRP8 and three digits. The practices of these scenarios
 * are in none of these networks.
 */
export const isNarrowNetwork = (memberGroupId: string | null): boolean =>
  memberGroupId !== null && memberGroupId.length === 7 && memberGroupId.startsWith('GRP8');

export const narrowNetworkGroup = (memberGroupId: string | null): string =>
  `GRP8${(memberGroupId ?? 'GRP1001').slice(-3)}`;
