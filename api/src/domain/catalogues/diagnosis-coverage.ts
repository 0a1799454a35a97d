import type { DiagnosisList } from './diagnosis-catalogue';
import { DIAGNOSIS_LISTS } from './diagnosis-catalogue';

/** The diagnoses for which payers cover a service. */
export interface DiagnosisCoverage {
  /** What payers list for professional services. */
  has(code: string): boolean;
  /** The narrower list by which institutional claims are judged, which has no pointers to tell one reason from another. */
  hasUsual(code: string): boolean;
  /** The most usual codes, the first one first. */
  readonly codes: readonly string[];
  /** For a person: the blocks of codes, or the codes themselves. */
  readonly inWords: string;
}

/**
 * Beginnings of the codes that coverage policies list, wider than the reasons for which the case mix has a service.
 * After the national and local coverage determinations of Medicare, in broad strokes: what is a plain reason for a
 * service is paid, and what says nothing of one (advice, papers) is not.
 */
const ANY_DISEASE = 'A B C D E F G H I J K L M N O P Q R S T U07';
const BLOCKS: Partial<Record<DiagnosisList, string>> = {
  metabolic: `${ANY_DISEASE} Z00 Z01 Z08 Z09 Z13 Z51 Z79`,
  lipid: 'E0 E10 E11 E13 E66 E78 E88 I K76 L40 N04 N18 R73 R74 R79 Z00 Z13.22 Z13.6 Z79 Z82.4',
  diabetes: 'E08 E09 E10 E11 E13 E16 E66 E88 O24 O99.81 R73 R79 R81 Z00 Z13.1 Z79',
  heart:
    'E05 E10 E11 E66 E78 E83 E87 F41 I J44 N18 Q2 R00 R01 R03 R06 R07 R09 R10.1 R42 R53 R55 R60 R94 T Z01.81 Z13.6 Z79 Z82.4 Z95',
  wart: 'A63 B07 B08 D22 D23 L57 L82 L91 L98',
  joint: 'M S4 S5 S6 S7 S8 S9 T84',
  injection: `${ANY_DISEASE} Z29 Z30 Z31 Z51 Z79`,
  therapy: 'C E11.4 G I69 M N39 N81 R2 R53.1 S T Z47 Z48 Z89 Z96',
  behavioral: 'F G R41 R45 T74 T76 Z56 Z60 Z62 Z63 Z65',
  knee: 'C40 C79 D16 D48 G57 M Q6 Q7 R22 R26 R93 S7 S8 S9 T84',
  cardiac:
    'A41 C E85 G45 I J81 J96 M Q2 R00 R01 R06 R07 R09 R42 R55 R57 R60 R94 T8 Z01.81 Z08 Z09 Z51 Z79 Z95',
  colon:
    'C18 C19 C20 C21 C78 D12 D37 D49 D50 K5 K6 K92 R10 R15 R19 R63 R93 R94 R97 Z09 Z12.1 Z80.0 Z83.71 Z85.0 Z86.01',
  stomach:
    'B98 C15 C16 C22 D13 D37 D50 D62 I85 K2 K3 K44 K5 K7 K9 R06 R07 R09 R10 R11 R12 R13 R14 R19 R49 R63 R93 Z85 Z86',
  abdomen: 'A B C D E I K M54 N O R S3 T Z08 Z09 Z85',
  spine: 'G54 G55 G57 G89 M4 M5 M96 S3',
  sleep: 'E66 F51 G4 I R06 R35 R40 R53.83',
  infusion: 'A B C D E G35 G61 G70 H20 H44 J45 K50 K51 L40 L73 L93 M N T86 Z51 Z94',
  meniscus: 'M S8',
  cataract: 'E10.3 E11.3 H2 H40 Q12 T85 Z96.1',
  eye: 'B C69 D31 E05 E08 E09 E10 E11 E13 G H I L40 M0 M3 Q1 R51 S0 T15 T26 Z01.0 Z13.5 Z79 Z83.5 Z96.1',
  chest: ANY_DISEASE,
  head: ANY_DISEASE,
};

/** A list of the case mix with the codes that policies list besides. */
export function coverageOfList(list: DiagnosisList): DiagnosisCoverage {
  const codes: readonly string[] = DIAGNOSIS_LISTS[list];
  const exact = new Set(codes);
  const blocks = (BLOCKS[list] ?? '').split(' ').filter((block) => block !== '');
  return {
    hasUsual: (code) => exact.has(code),
    has: (code) => exact.has(code) || blocks.some((block) => code.startsWith(block)),
    codes,
    inWords: blocks.length > 0 ? `codes that begin with ${blocks.join(', ')}` : codes.join(', '),
  };
}
