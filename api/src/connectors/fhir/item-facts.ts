import type { LocalDate } from '../../domain/calendar';
import type { Cents } from '../../domain/money';
import type { LineFacts } from '../records/claim-facts';
import { modifiersOf } from '../records/code-words';
import { adjudicationFacts } from './adjudication-facts';
import type { AdjudicationFacts } from './adjudication-facts';
import { centsAt, codesOf, dateAt, fieldOf, listAt, listOf, textAt } from './fhir-values';

export interface ItemFacts {
  line: LineFacts;
  adjudication: AdjudicationFacts;
}

/**
 * A service line (Claim.item, ExplanationOfBenefit.item). The same amounts can stand on the item, on its details and in
 * its adjudication: the one that says most of the item is taken, and details are added up only where it has none.
 */
export function itemFacts(
  item: unknown,
  place: number,
  { diagnoses, serviceFrom }: { diagnoses: ReadonlyMap<number, number>; serviceFrom: LocalDate | null },
): ItemFacts {
  const adjudication = adjudicationFacts(fieldOf(item, 'adjudication'));
  const sequence = Number(fieldOf(item, 'sequence'));
  const date = dateAt(item, 'servicedDate') ?? dateAt(item, 'servicedPeriod', 'start');
  const quantity = Number(fieldOf(item, 'quantity', 'value'));
  const paidCents = adjudication.paidCents ?? sumOfDetails(item, (detail) => detail.paidCents);
  return {
    adjudication,
    line: {
      lineNumber: Number.isInteger(sequence) && sequence > 0 ? sequence : place,
      procedureCode: procedureCodeOf(item),
      modifiers: listAt(item, 'modifier').flatMap((each) =>
        codesOf(each)
          .slice(0, 1)
          .flatMap(({ code }) => modifiersOf(code)),
      ),
      revenueCode: revenueCodeOf(item),
      nationalDrugCode: codesOf(product(item)).find(({ system }) => /\bndc\b/i.test(system))?.code ?? null,
      diagnosisPointers: listAt(item, 'diagnosisSequence').flatMap(
        (each) => diagnoses.get(Number(each)) ?? [],
      ),
      units: Number.isFinite(quantity) && quantity > 0 ? quantity : 1,
      billedCents: adjudication.submittedCents ?? chargeOf(item),
      paidCents,
      allowedCents: adjudication.allowedCents,
      dateOfService: date ?? serviceFrom,
      dateOfServiceEnd: dateAt(item, 'servicedPeriod', 'end'),
      reasons: reasonsOfLine(adjudication, paidCents),
      remarks: adjudication.remarks,
      lineControlNumber: null,
    },
  };
}

/** What is not covered bears the reasons that have no amount; where nothing was paid and nothing else is said, it is CARC 96. */
function reasonsOfLine(
  { reasons, noncoveredCents }: AdjudicationFacts,
  paidCents: Cents | null,
): AdjudicationFacts['reasons'] {
  if (noncoveredCents === null || noncoveredCents <= 0 || (paidCents ?? 0) > 0) return reasons;
  if (reasons.some(({ amountCents, carc }) => amountCents === null || !['1', '2', '3', '45'].includes(carc)))
    return reasons;
  return [...reasons, { group: null, carc: '96', amountCents: noncoveredCents }];
}

/** STU3 has it under another name. */
const product = (item: unknown): unknown => fieldOf(item, 'productOrService') ?? fieldOf(item, 'service');

const SYSTEMS = [/\/cpt$/i, /hcpcs/i, /\/cdt$/i, /hipps/i];

function procedureCodeOf(item: unknown): string {
  const codes = codesOf(product(item)).filter(
    ({ system, code }) =>
      !/revenue|rev_cntr|rev-cntr|data-absent|NullFlavor|\bndc\b/i.test(system) && code !== 'not-applicable',
  );
  for (const pattern of SYSTEMS) {
    const found = codes.find(({ system }) => pattern.test(system));
    if (found) return found.code.toUpperCase();
  }
  const [first] = codes;
  if (first) return first.code.toUpperCase();
  const text = textAt(product(item), 'text') ?? '';
  return /^[A-Z0-9]{5}$/i.test(text) ? text.toUpperCase() : '';
}

function revenueCodeOf(item: unknown): string | null {
  const codes = [...codesOf(fieldOf(item, 'revenue')), ...codesOf(product(item)).filter(({ system }) => /revenuecodes/i.test(system))]; // prettier-ignore
  const code = codes.find((each) => /^\d{1,4}$/.test(each.code))?.code;
  return code === undefined ? null : code.padStart(4, '0');
}

function chargeOf(item: unknown): Cents | null {
  const net = centsAt(item, 'net');
  if (net !== null) return net;
  const price = centsAt(item, 'unitPrice');
  if (price !== null) {
    const quantity = Number(fieldOf(item, 'quantity', 'value') ?? 1);
    return Number.isFinite(quantity) ? Math.round(price * quantity) : price;
  }
  return sumOfDetails(item, (detail, of) => detail.submittedCents ?? centsAt(of, 'net'));
}

function sumOfDetails(
  item: unknown,
  of: (detail: AdjudicationFacts, at: unknown) => Cents | null,
): Cents | null {
  return listOf(fieldOf(item, 'detail')).reduce<Cents | null>((sum, detail) => {
    const cents = of(adjudicationFacts(fieldOf(detail, 'adjudication')), detail);
    return cents === null ? sum : (sum ?? 0) + cents;
  }, null);
}
