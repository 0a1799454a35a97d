import type {
  Adjudication,
  Adjustment,
  Appeal,
  Claim,
  ClaimLine,
  DenialCodes,
  LearningEvent,
  LineAdjudication,
} from '../domain/claim';
import type { ClaimStatus } from '../domain/claim-status';
import type { ClaimRow } from '../persistence/claim-reader';
import type { Packed } from '../persistence/table';
import type { RowIn } from '../persistence/tables';
import {
  APPEALS,
  CLAIMS,
  CLAIM_ADJUDICATIONS,
  LEARNING_EVENTS,
  LINES,
  LINE_ADJUDICATIONS,
} from '../persistence/tables';
import { resolutionOfAdjudication } from './resolutions';

type DenialColumns = Pick<ClaimRow, 'carc' | 'rarc' | 'groupCode' | 'ruleKey'>;

/** Objects of the domain as rows: what both name alike is taken over, and only the rest is said here. */
const packClaim = CLAIMS.packerOver<Claim, RowIn<typeof CLAIM_ADJUDICATIONS>>();
const packImportedClaim = CLAIMS.packerOver<Claim, ImportedClaimState>();
const packLine = LINES.packerOver<ClaimLine, DenialColumns>();
const packLineAdjudication = LINE_ADJUDICATIONS.packerOver<LineAdjudication, DenialColumns>();
const packAppeal = APPEALS.packerOver<Appeal>();
const packLearningEvent = LEARNING_EVENTS.packerOver<LearningEvent>();

const NONE: readonly Adjustment[] = [];
const NO_REMARKS: readonly string[] = [];

const denialColumns = (denial: DenialCodes | null): DenialColumns => ({
  carc: denial?.carc ?? null,
  rarc: denial?.rarc ?? null,
  groupCode: denial?.group ?? null,
  ruleKey: denial?.ruleKey ?? null,
});

export type ClaimRowExtras = Pick<
  ClaimRow,
  'eligiblePopulations' | 'nextDueS' | 'injectedRule' | 'injectedPattern'
>;

/** A simulated claim as it is stored before its adjudication. */
export const claimRow = (
  workspaceId: number,
  claim: Claim,
  extras: ClaimRowExtras,
): Packed<RowIn<typeof CLAIMS>> =>
  packClaim(
    claim,
    {
      coderLocalId: claim.coderId,
      eligiblePopulations: extras.eligiblePopulations,
      injectedRule: extras.injectedRule,
      injectedPattern: extras.injectedPattern,
      identityKey: null,
      standing: null,
      denialExtent: null,
      deniedLaterCents: null,
      takenBackCents: null,
      remarks: NO_REMARKS,
    },
    statusRow(workspaceId, claim, 'PENDING', null, extras.nextDueS),
  );

/** What the events of an imported claim say beyond its first adjudication. */
export type ImportedClaimState = Pick<
  ClaimRow,
  | 'eligiblePopulations'
  | 'identityKey'
  | 'standing'
  | 'denialExtent'
  | 'deniedLaterCents'
  | 'takenBackCents'
  | 'remarks'
  | 'status'
  | 'paidCents'
  | 'carc'
  | 'rarc'
  | 'groupCode'
  | 'storedResolution'
  | 'storedResolvedOn'
>;

/** An imported claim as its events leave it. @param adjudication the first; null before any */
export const importedClaimRow = (
  workspaceId: number,
  claim: Claim,
  adjudication: Adjudication | null,
  state: ImportedClaimState,
): Packed<RowIn<typeof CLAIMS>> => {
  const first = statusRow(workspaceId, claim, state.status, adjudication, null);
  return packImportedClaim(
    claim,
    {
      workspaceId,
      localId: claim.id,
      coderLocalId: claim.coderId,
      injectedRule: null,
      injectedPattern: null,
      processingDate: first.processingDate,
      allowedCents: first.allowedCents,
      ruleKey: first.ruleKey,
      adjustments: first.adjustments,
      initiallyDeniedFlag: first.initiallyDeniedFlag,
      firstCarc: first.firstCarc,
      deniedCents: first.deniedCents,
      firstPaidCents: first.firstPaidCents,
      nextDueS: null,
    },
    state,
  );
};

export const adjudicationRow = (
  workspaceId: number,
  claim: Claim,
  status: ClaimStatus,
  adjudication: Adjudication,
  nextDueS: number | null,
): Packed<RowIn<typeof CLAIM_ADJUDICATIONS>> =>
  CLAIM_ADJUDICATIONS.pack(statusRow(workspaceId, claim, status, adjudication, nextDueS));

function statusRow(
  workspaceId: number,
  claim: Claim,
  status: ClaimStatus,
  adjudication: Adjudication | null,
  nextDueS: number | null,
): RowIn<typeof CLAIM_ADJUDICATIONS> {
  const denial = adjudication?.denial ?? null;
  const isDenied = adjudication && adjudication.outcome === 'DENIED';
  const resolved = adjudication && resolutionOfAdjudication(claim, adjudication, nextDueS);
  return {
    workspaceId,
    localId: claim.id,
    status,
    processingDate: adjudication?.processingDate ?? null,
    allowedCents: adjudication?.allowedCents ?? null,
    paidCents: adjudication?.paidCents ?? null,
    carc: denial?.carc ?? null,
    rarc: denial?.rarc ?? null,
    groupCode: denial?.group ?? null,
    ruleKey: denial?.ruleKey ?? null,
    adjustments: adjudication?.adjustments ?? NONE,
    initiallyDeniedFlag: isDenied,
    firstCarc: isDenied ? (denial?.carc ?? null) : null,
    deniedCents: adjudication && deniedCents(claim, adjudication),
    storedResolution: resolved?.resolution ?? null,
    storedResolvedOn: resolved?.resolvedOn ?? null,
    firstPaidCents: adjudication?.paidCents ?? null,
    nextDueS,
  };
}

/** Denied dollars are the billed dollars of the denied lines; of the whole claim when no line is denied. */
export function deniedCents(claim: Claim, adjudication: Adjudication): number {
  if (adjudication.outcome !== 'DENIED') return 0;
  const denied = new Set(adjudication.lines.filter((line) => line.denial).map((line) => line.lineNumber));
  if (denied.size === 0) return claim.billedCents;
  return claim.lines.reduce((sum, line) => sum + (denied.has(line.lineNumber) ? line.billedCents : 0), 0);
}

/** What an imported claim's remittance says of its lines, by line number. */
export interface ImportedLines {
  processingDate: string;
  adjudications: ReadonlyMap<number, LineAdjudication>;
  stated: ReadonlyMap<number, Pick<RowIn<typeof LINES>, 'remarks' | 'adjudicatedAs'>>;
}

/** A line as it is stored; with `imported`, one that has already been adjudicated. */
export const lineRow = (
  workspaceId: number,
  claimId: number,
  line: ClaimLine,
  imported: ImportedLines | null = null,
): Packed<RowIn<typeof LINES>> => {
  const adjudication = imported?.adjudications.get(line.lineNumber);
  const stated = imported?.stated.get(line.lineNumber);
  return packLine(
    line,
    {
      workspaceId,
      claimId,
      revenueCode: line.revenueCode ?? null,
      allowedCents: adjudication?.allowedCents ?? null,
      paidCents: adjudication?.paidCents ?? null,
      adjustments: adjudication?.adjustments ?? NONE,
      denialDate: adjudication?.denial ? (imported?.processingDate ?? null) : null,
      remarks: stated?.remarks ?? NO_REMARKS,
      adjudicatedAs: stated?.adjudicatedAs ?? null,
    },
    denialColumns(adjudication?.denial ?? null),
  );
};

export const lineAdjudicationRow = (
  workspaceId: number,
  claimId: number,
  line: LineAdjudication,
  processingDate: string,
): Packed<RowIn<typeof LINE_ADJUDICATIONS>> =>
  packLineAdjudication(
    line,
    { workspaceId, claimId, denialDate: line.denial ? processingDate : null },
    denialColumns(line.denial),
  );

export const appealRow = (workspaceId: number, appeal: Appeal): Packed<RowIn<typeof APPEALS>> =>
  packAppeal(appeal, { workspaceId, localId: appeal.id });

export const learningEventRow = (
  workspaceId: number,
  event: LearningEvent,
): Packed<RowIn<typeof LEARNING_EVENTS>> =>
  packLearningEvent(event, {
    workspaceId,
    localId: event.id,
    coderLocalId: event.coderId,
    patternId: null,
  });
