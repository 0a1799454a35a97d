import type { Cents } from '../../domain/money';
import type { StatedReason } from '../records/claim-facts';
import { readReasons } from '../records/state-reasons';
import type { Code } from './fhir-values';
import { centsAt, codesOf, fieldOf, lastPart, listOf, textAt } from './fhir-values';

/** What the adjudications of an item, or the totals of a claim, say of money. */
const KINDS = {
  submitted:
    /^(?:submitted|line_sbmtd_chrg_amt|clm_tot_chrg_amt|rev_cntr_tot_chrg_amt|clm_sbmt_chrg_amt|clm_line_sbmt_chrg_amt)$/,
  allowed: /^(?:eligible|allowed|line_alowd_chrg_amt|clm_alowd_chrg_amt|clm_line_alowd_chrg_amt)$/,
  benefit: /^(?:benefit|line_nch_pmt_amt|clm_line_cvrd_pd_amt)$/,
  toProvider: /^(?:paidtoprovider|line_prvdr_pmt_amt|clm_prvdr_pmt_amt|payment|paid)$/,
  toPatient: /^(?:paidtopatient|line_bene_pmt_amt)$/,
  deductible: /^(?:deductible|line_bene_ptb_ddctbl_amt)$/,
  coinsurance: /^(?:coinsurance|line_coinsrnc_amt)$/,
  copay: /^copay$/,
  patient: /^memberliability$/,
  discount: /^discount$/,
  noncovered: /^noncovered$/,
} as const;

type Kind = keyof typeof KINDS;
const KIND_NAMES = Object.keys(KINDS) as Kind[];

/** Amounts that say how a service is priced, under a category that means another one. */
const RATES = /rate_amt$/;

export interface AdjudicationFacts {
  submittedCents: Cents | null;
  allowedCents: Cents | null;
  paidCents: Cents | null;
  patientCents: Cents | null;
  noncoveredCents: Cents | null;
  reasons: StatedReason[];
  remarks: string[];
  /** Says in words that it was refused: a status or review action. */
  isRefused: boolean;
}

/** Reads a list of adjudications (ExplanationOfBenefit.item.adjudication, .adjudication or .total). */
export function adjudicationFacts(adjudications: unknown): AdjudicationFacts {
  const amounts = new Map<Kind, Cents>();
  const reasons: StatedReason[] = [];
  const remarks: string[] = [];
  let isRefused = false;
  for (const entry of listOf(adjudications)) {
    const categories = codesOf(fieldOf(entry, 'category'));
    const kind = kindOf(categories);
    const cents = centsAt(entry, 'amount');
    // The same amount stands under several categories, and under one category of several systems: the first is it.
    if (kind !== null && cents !== null && !amounts.has(kind)) amounts.set(kind, cents);
    const codes = codesOf(fieldOf(entry, 'reason'));
    const read = reasonsOf(codes, isReason(categories));
    const isAmountOfReason = kind === null || !SUMS.has(kind);
    for (const reason of read.reasons)
      reasons.push({ ...reason, amountCents: isAmountOfReason ? cents : null });
    remarks.push(...read.remarks);
    if (codes.length === 0 && isReason(categories)) {
      const said = readReasons(textAt(entry, 'reason', 'text') ?? '');
      for (const reason of said.reasons)
        reasons.push({ ...reason, amountCents: isAmountOfReason ? cents : null });
      isRefused ||= said.isProse;
    }
    isRefused ||= isRefusedIn(entry, categories, codes);
  }
  const share = (kind: Kind, carc: string, group: 'PR' | 'CO'): void => {
    const cents = amounts.get(kind);
    if (cents !== undefined && cents !== 0 && !reasons.some((reason) => reason.carc === carc))
      reasons.push({ group, carc, amountCents: cents });
  };
  share('deductible', '1', 'PR');
  share('coinsurance', '2', 'PR');
  share('copay', '3', 'PR');
  share('discount', '45', 'CO');
  return { ...sumsOf(amounts), reasons, remarks, isRefused };
}

/** Amounts that no reason takes away. */
const SUMS: ReadonlySet<Kind> = new Set(['submitted', 'allowed', 'benefit', 'toProvider', 'toPatient']);

function sumsOf(
  amounts: ReadonlyMap<Kind, Cents>,
): Omit<AdjudicationFacts, 'reasons' | 'remarks' | 'isRefused'> {
  const of = (kind: Kind): Cents | null => amounts.get(kind) ?? null;
  const handed = [of('toProvider'), of('toPatient')].filter((cents) => cents !== null);
  const shares = [of('deductible'), of('coinsurance'), of('copay')].filter((cents) => cents !== null);
  const sum = (all: readonly Cents[]): Cents | null =>
    all.length === 0 ? null : all.reduce((a, b) => a + b, 0);
  return {
    submittedCents: of('submitted'),
    allowedCents: of('allowed'),
    paidCents: of('benefit') ?? sum(handed),
    patientCents: of('patient') ?? sum(shares),
    noncoveredCents: of('noncovered'),
  };
}

/** FHIR's and CARIN's own words come first: CMS puts variables under them that say more. */
function kindOf(categories: readonly Code[]): Kind | null {
  const codes = categories.map(({ code }) => lastPart(code));
  if (codes.some((code) => RATES.test(code))) return null;
  for (const code of codes) {
    const kind = KIND_NAMES.find((name) => KINDS[name].test(code));
    if (kind) return kind;
    // A category that is none of these, priorpayerpaid for one, says that the variable beside it is no total of its own.
    if (FOREIGN.has(code)) return null;
  }
  return null;
}

const FOREIGN: ReadonlySet<string> = new Set([
  'priorpayerpaid',
  'paidbypatient',
  'drugcost',
  'other',
  'unallocated',
]);

const isReason = (categories: readonly Code[]): boolean =>
  categories.some(({ code }) =>
    /^(?:denialreason|adjustmentreason|noncovered|discount)$/.test(lastPart(code)),
  );

/**
 * Reason and remark codes with their group. A code of another list than the CARCs and RARCs, a carrier's own, is none;
 * "N/A" in the place of a code is none either.
 */
function reasonsOf(
  codes: readonly Code[],
  isOfReasons: boolean,
): { reasons: StatedReason[]; remarks: string[] } {
  const read: { reasons: StatedReason[]; remarks: string[] } = { reasons: [], remarks: [] };
  let group: StatedReason['group'] = null;
  const seen = new Set<string>();
  for (const { system, code } of codes) {
    const stated = /^(CO|PR|OA|PI|CR)$/.exec(code.toUpperCase())?.[1] as StatedReason['group'] | undefined;
    if (stated) group ??= stated;
    else if (isOfList(system, isOfReasons)) {
      const { reasons, remarks } = readReasons(code);
      for (const reason of reasons) if (!seen.has(reason.carc)) read.reasons.push(reason);
      for (const reason of reasons) seen.add(reason.carc);
      read.remarks.push(...remarks.filter((remark) => !read.remarks.includes(remark)));
    }
  }
  read.reasons = read.reasons.map((reason) => ({ ...reason, group: reason.group ?? group }));
  return read;
}

const isOfList = (system: string, isOfReasons: boolean): boolean =>
  /adjustment-reason|remittance-advice|remark|carc|rarc|ansi[-_]rsn|ansi_cd|x12/i.test(system) ||
  (system === '' && isOfReasons);

/** C4BBPayerAdjudicationStatus denied; a review action (X12 code list 306) A3, not certified. */
function isRefusedIn(entry: unknown, categories: readonly Code[], codes: readonly Code[]): boolean {
  if (codes.some(({ code }) => code === 'denied')) return true;
  if (categories.some(({ code }) => lastPart(code) === 'denied')) return true;
  return listOf(fieldOf(entry, 'extension')).some((extension) =>
    listOf(fieldOf(extension, 'extension')).some((inner) =>
      codesOf(fieldOf(inner, 'valueCodeableConcept')).some(
        ({ system, code }) => /\/306$/.test(system) && code === 'A3',
      ),
    ),
  );
}
