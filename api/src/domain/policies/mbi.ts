/**
 * The form of a Medicare Beneficiary Identifier: eleven characters, digits and letters in fixed places, no letter that
 * looks like a digit (CMS, "Understanding the MBI format"). Cards show it with dashes.
 */
const LETTER = '[AC-HJKMNP-RT-Y]';
const MBI = new RegExp(
  `^[1-9]${LETTER}[AC-HJKMNP-RT-Y0-9]\\d${LETTER}[AC-HJKMNP-RT-Y0-9]\\d${LETTER}{2}\\d{2}$`,
);

export const isMbi = (memberId: string): boolean => MBI.test(memberId.toUpperCase().replaceAll('-', ''));
