import type { DiagnosisChapter } from './catalogues/diagnosis-chapters';
import { diagnosisChapterOf } from './catalogues/diagnosis-chapters';
import { procedureGroupOf } from './catalogues/procedure-groups';
import type { Claim, PayerType } from './claim';

/** The fields by which a scenario may narrow an injected pattern; all are known before adjudication. */
export const SLICE_FIELDS = [
  'payer',
  'lineOfBusiness',
  'provider',
  'coder',
  'procedure',
  'procedureGroup',
  'placeOfService',
  'diagnosisChapter',
] as const;

/** A conjunction of conditions on a claim; null is no condition. */
export interface ClaimSlice {
  /** Local ids within the workspace. */
  payer: number | null;
  lineOfBusiness: PayerType | null;
  provider: number | null;
  coder: number | null;
  /** A line of the claim has the code, or a code of the group. */
  procedure: string | null;
  procedureGroup: string | null;
  placeOfService: string | null;
  /** Of the principal (first) diagnosis. */
  diagnosisChapter: DiagnosisChapter | null;
}

export const WHOLE_STREAM: ClaimSlice = {
  payer: null,
  lineOfBusiness: null,
  provider: null,
  coder: null,
  procedure: null,
  procedureGroup: null,
  placeOfService: null,
  diagnosisChapter: null,
};

/** What a slice reads of a claim. */
export type SlicedFacts = Pick<
  Claim,
  'payerId' | 'providerId' | 'coderId' | 'placeOfService' | 'diagnosisCodes'
> & { lines: readonly Pick<Claim['lines'][number], 'procedureCode'>[] };

/**
 * Whether a claim is in a slice, judged claim by claim: a service that the slice names may be on any of its lines. A
 * missing value satisfies no condition.
 *
 * @param payerType of the claim's payer
 */
export function isInSlice(claim: SlicedFacts, payerType: PayerType, slice: ClaimSlice): boolean {
  const { payer, lineOfBusiness, provider, coder, placeOfService, diagnosisChapter } = slice;
  if (payer !== null && claim.payerId !== payer) return false;
  if (lineOfBusiness !== null && payerType !== lineOfBusiness) return false;
  if (provider !== null && claim.providerId !== provider) return false;
  if (coder !== null && claim.coderId !== coder) return false;
  if (placeOfService !== null && claim.placeOfService !== placeOfService) return false;
  if (diagnosisChapter !== null && diagnosisChapterOf(claim.diagnosisCodes[0] ?? '') !== diagnosisChapter)
    return false;
  return hasService(claim, slice);
}

/** Whether a line has the service that the slice names; every line does where it names none. */
export const isServiceInSlice = (
  { procedureCode }: Pick<Claim['lines'][number], 'procedureCode'>,
  { procedure, procedureGroup }: Pick<ClaimSlice, 'procedure' | 'procedureGroup'>,
): boolean =>
  (procedure === null || procedureCode === procedure) &&
  (procedureGroup === null || procedureGroupOf(procedureCode) === procedureGroup);

function hasService(claim: SlicedFacts, slice: ClaimSlice): boolean {
  if (slice.procedure === null && slice.procedureGroup === null) return true;
  for (const line of claim.lines) if (isServiceInSlice(line, slice)) return true;
  return false;
}

/** How many conditions the slice has. */
export const depthOf = (slice: ClaimSlice): number =>
  SLICE_FIELDS.filter((field) => slice[field] !== null).length;
