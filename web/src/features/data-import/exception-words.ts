import { humanize } from '../../format/words';

/** Kinds of exceptions that have a better name than their code. */
const TITLES: Readonly<Record<string, string>> = {
  TAKEBACK_UNMATCHED: 'Takeback of a claim that is not here',
  UNEXPLAINED_ZERO: 'Paid nothing without a reason',
  STATUS_4_WITHOUT_REFUSAL: 'Denied by status, but not by any reason',
  PREDETERMINATION: 'Predetermination, no claim',
  NOT_THIS_PAYERS_CLAIM: "Not this payer's claim",
};

/** What the segments are that a code begins with. */
const SEGMENTS: Readonly<Record<string, string>> = {
  BPR: 'payment',
  CAS: 'adjustment',
  CLP: 'claim',
  DTM: 'date',
  NM1: 'name',
  SVC: 'service line',
  TRN: 'trace number',
};

/** "CLP_STATUS_MISSING" -> "Claim status missing" */
export function exceptionTitle(code: string): string {
  const [first = '', ...rest] = code.split('_');
  return TITLES[code] ?? humanize([SEGMENTS[first] ?? first, ...rest].join(' '));
}
