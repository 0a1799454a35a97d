import type { Adjustment } from '../claim';
import type { Cents } from '../money';
import type { RemitEvent, RemitEventLine } from './remit-event';
import type { SubmissionEvent, SubmissionEventLine } from './submission-event';

/**
 * An adjudication in the lines of the claim that was sent: what the payer said of each under its number there, as it was
 * submitted. A line that it adjudicated in several is one again; one that it added comes after those that were sent.
 *
 * Lines are joined by the provider's number of the line (REF*6R), else by what they say, never by their order: a payer
 * may return them in any.
 */
export function inLinesOf(event: RemitEvent, { lines: sent }: SubmissionEvent): RemitEvent {
  if (event.lines.length === 0) return refusedAsWhole(event) ? { ...event, lines: sent.map(unpaid) } : event;
  const joined = joinLines(sent, event.lines);
  const lines = sent.flatMap((line) => {
    const own = event.lines.filter((each) => joined.get(each) === line);
    return own.length === 0 ? [] : [together(line, own)];
  });
  let last = sent.reduce((most, { lineNumber }) => Math.max(most, lineNumber), 0);
  const added = event.lines.filter((each) => !joined.has(each));
  return { ...event, lines: [...lines, ...added.map((line) => ({ ...line, lineNumber: ++last }))] };
}

/** Without lines, and paid nothing for reasons of the claim: they are those of each line. */
const refusedAsWhole = ({ paidCents, adjustments }: RemitEvent): boolean =>
  paidCents === 0 && adjustments.length > 0;

const unpaid = (line: SubmissionEventLine): RemitEventLine => ({
  ...statedOf(line),
  adjudicatedAs: null,
  paidUnits: null,
  paidCents: 0,
  allowedCents: null,
  dateOfServiceEnd: null,
  adjustments: [],
  remarks: [],
});

const statedOf = ({ diagnosisPointers: _, isControlNumberStated: __, ...line }: SubmissionEventLine) => line;

function together(line: SubmissionEventLine, own: readonly RemitEventLine[]): RemitEventLine {
  const codes = own.map((each) => each.adjudicatedAs ?? codeOf(each));
  const others = [...new Set(codes)].filter((code) => code !== codeOf(line));
  return {
    ...statedOf(line),
    revenueCode: line.revenueCode ?? own[0]?.revenueCode ?? null,
    dateOfService: line.dateOfService ?? own[0]?.dateOfService ?? null,
    dateOfServiceEnd: own.at(-1)?.dateOfServiceEnd ?? null,
    adjudicatedAs: others.length === 0 ? null : others.join(' '),
    paidUnits: own[0]?.paidUnits ?? null,
    paidCents: own.reduce<Cents>((sum, { paidCents }) => sum + paidCents, 0),
    allowedCents: own.reduce<Cents | null>(
      (sum, { allowedCents }) => (allowedCents === null ? sum : (sum ?? 0) + allowedCents),
      null,
    ),
    adjustments: own.flatMap<Adjustment>(({ adjustments }) => adjustments),
    remarks: [...new Set(own.flatMap(({ remarks }) => remarks))],
  };
}

const codeOf = ({ procedureCode, modifiers }: Pick<RemitEventLine, 'procedureCode' | 'modifiers'>): string =>
  [procedureCode, ...modifiers].join('-');

type Said = SubmissionEventLine | RemitEventLine;

/** What lines are told apart by, the surest first. */
const WAYS: readonly ((line: Said) => string | null)[] = [
  (line) => `${codeOf(line)} ${line.revenueCode ?? ''} ${line.billedCents} ${line.dateOfService ?? ''}`,
  (line) => `${codeOf(line)} ${line.billedCents} ${line.dateOfService ?? ''}`,
  ({ procedureCode: code, revenueCode, billedCents }) => `${code || revenueCode} ${billedCents}`,
  (line) => codeOf(line) || line.revenueCode,
  ({ procedureCode, revenueCode }) => procedureCode || revenueCode,
  ({ billedCents }) => String(billedCents),
  // One line left of each.
  () => '',
];
/** From here on, what several lines of one side say tells none of them. */
const FIRST_AMBIGUOUS_WAY = 4;

function joinLines(
  sent: readonly SubmissionEventLine[],
  adjudicated: readonly RemitEventLine[],
): Map<RemitEventLine, SubmissionEventLine> {
  const joined = new Map<RemitEventLine, SubmissionEventLine>();
  for (const line of adjudicated) {
    const numbered = sent.find((each) => isNumberOf(line, each));
    if (numbered) joined.set(line, numbered);
  }
  WAYS.forEach((wayOf, way) => {
    const taken = new Set(joined.values());
    const free = groupBy(
      sent.filter((line) => !taken.has(line)),
      wayOf,
    );
    for (const [said, lines] of groupBy(
      adjudicated.filter((line) => !joined.has(line)),
      wayOf,
    )) {
      const own = free.get(said) ?? [];
      if (way >= FIRST_AMBIGUOUS_WAY && (own.length !== 1 || lines.length !== 1)) continue;
      lines.slice(0, own.length).forEach((line, at) => {
        const match = own[at];
        if (match) joined.set(line, match);
      });
    }
  });
  return joined;
}

/** A number that the provider did not state is its place: what else came back has to agree with it. */
function isNumberOf({ controlNumber, ...line }: RemitEventLine, sent: SubmissionEventLine): boolean {
  if (controlNumber === undefined || controlNumber === null) return false;
  if (controlNumber.trim().toUpperCase() !== sent.controlNumber.trim().toUpperCase()) return false;
  return (
    sent.isControlNumberStated ||
    line.procedureCode === sent.procedureCode ||
    line.billedCents === sent.billedCents
  );
}

function groupBy<Line>(lines: readonly Line[], nameOf: (line: Line) => string | null): Map<string, Line[]> {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const name = nameOf(line);
    if (name === null) continue;
    const group = groups.get(name);
    if (group) group.push(line);
    else groups.set(name, [line]);
  }
  return groups;
}
