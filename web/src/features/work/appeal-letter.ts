import { formatFullDay } from '../../format/dates';
import { formatExactDollars } from '../../format/numbers';
import type { WorkDetailFragment } from './work.generated';

interface LetterSource {
  readonly item: WorkDetailFragment;
  /** The payer's policy behind the denial; null where it is not known. */
  readonly policyTitle: string | null;
  /** The day of the letter. */
  readonly today: string;
}

type Line = WorkDetailFragment['claim']['lineItems'][number];

/**
 * A letter of appeal from what the records say: the claim, its denied lines, the payer's reason and policy, what the
 * rule's guidance asks for, and the filing limit. What only the practice knows is left open in brackets.
 */
export function appealLetter({ item, policyTitle, today }: LetterSource): string {
  const { claim, rule } = item;
  const level = claim.appeals.length + 1;
  return [
    claim.provider?.name ?? '[Name of the provider]',
    claim.provider?.npi ? `NPI ${claim.provider.npi}` : null,
    '[Address and phone number]',
    '',
    formatFullDay(today),
    '',
    claim.payer?.name ?? '[Name of the payer]',
    'Appeals department',
    '',
    `Re: ${level === 1 ? 'Appeal' : `Appeal of level ${level}`} of the denial of claim ${claim.claimNumber}`,
    ...subject(item).map(([label, value]) => `    ${label}: ${value}`),
    '',
    'To whom it may concern:',
    '',
    `We ask you to reconsider your decision of ${formatFullDay(item.deniedOn)} on the claim above. You denied ${formatExactDollars(item.deniedAmount)} of the ${formatExactDollars(claim.billedAmount)} that we billed, with the reason ${reasonOf(item)}.`,
    '',
    ...deniedServices(claim.lineItems),
    ...(policyTitle === null ? [] : [`We understand that this policy was applied: ${policyTitle}.`, '']),
    'We believe that the service should be paid, because [what in the record supports it].',
    '',
    ...enclosures(claim, rule?.fixGuidance ?? null),
    ...limitOf(item, today),
    'Please send your decision in writing, with the clinical or contractual basis for it.',
    '',
    'Sincerely,',
    '',
    '[Name, title and signature]',
  ]
    .filter((line) => line !== null)
    .join('\n');
}

function subject({ claim }: WorkDetailFragment): [string, string][] {
  const served =
    claim.dischargeDate !== null && claim.dischargeDate !== claim.dateOfService
      ? `${formatFullDay(claim.dateOfService)} to ${formatFullDay(claim.dischargeDate)}`
      : formatFullDay(claim.dateOfService);
  const facts: [string, string | null][] = [
    ['Patient', claim.patientName],
    ['Date of birth', claim.patientBirthDate && formatFullDay(claim.patientBirthDate)],
    ['Member ID', claim.memberId],
    ['Date of service', served],
    ['Submitted', formatFullDay(claim.submissionDate)],
    ['Diagnoses', claim.diagnosisCodes.join(', ')],
    ['Prior authorization', claim.priorAuthorization],
    ['Referral', claim.referralNumber],
  ];
  return facts.filter((fact): fact is [string, string] => fact[1] !== null && fact[1] !== '');
}

function reasonOf({ carc, claim }: WorkDetailFragment): string {
  const codes = [
    `CARC ${[claim.group, claim.carc ?? carc].filter(Boolean).join('-')}`,
    ...(claim.rarc === null ? [] : [`RARC ${claim.rarc}`]),
  ].join(', ');
  return claim.denialReason === null ? codes : `“${claim.denialReason}” (${codes})`;
}

function deniedServices(lines: readonly Line[]): string[] {
  const denied = lines.filter(({ carc }) => carc !== null);
  if (denied.length === 0) return [];
  return ['Denied services:', ...denied.map(serviceOf), ''];
}

function serviceOf({ lineNumber, procedureCode, revenueCode, modifiers, units, billedAmount }: Line): string {
  const code = procedureCode || `revenue code ${revenueCode}`;
  const withModifiers = modifiers.length === 0 ? '' : ` with ${modifiers.join(' ')}`;
  return `    Line ${lineNumber}: ${code}${withModifiers}, ${units} ${units === 1 ? 'unit' : 'units'}, ${formatExactDollars(billedAmount)}`;
}

/** The guidance is what the practice has to do: it stands as a reminder, to be replaced. */
function enclosures({ priorAuthorization }: WorkDetailFragment['claim'], guidance: string | null): string[] {
  return [
    'Enclosed:',
    '    [Your remittance with the denial]',
    ...(priorAuthorization === null ? [] : [`    The authorization ${priorAuthorization}`]),
    `    [What supports the appeal${guidance === null ? '' : `. For this denial: ${guidance}`}]`,
    '',
  ];
}

/** Said only where it helps: a late appeal needs a reason of its own. */
function limitOf({ deadline }: WorkDetailFragment, today: string): string[] {
  return today <= deadline
    ? [`This appeal is within your filing limit, which ends on ${formatFullDay(deadline)}.`, '']
    : [
        `The filing limit ended on ${formatFullDay(deadline)}. [Why this appeal should be accepted all the same]`,
        '',
      ];
}

/** The letter as a page of its own, for printing. */
export const letterHtml = (letter: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Appeal letter</title><style>body{margin:1in;font:12pt/1.5 Georgia,serif;white-space:pre-wrap}</style></head><body>${letter
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')}</body></html>`;
