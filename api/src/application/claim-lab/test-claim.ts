import { addDays, daysBetween } from '../../domain/calendar';
import type { Claim } from '../../domain/claim';
import type { ClaimHistory, EarlierService } from '../../domain/adjudication/claim-history';
import { NO_HISTORY, RecentClaims, withEarlierServices } from '../../domain/adjudication/claim-history';
import type { ClaimDraft, VerdictDenial } from '../../domain/adjudication/claim-verdict';
import { verdictOf } from '../../domain/adjudication/claim-verdict';
import { findDiagnosis } from '../../domain/catalogues/diagnosis-facts';
import { findService } from '../../domain/catalogues/services';
import { epochDayOf } from '../../domain/date-index';
import { ruleOf } from '../../domain/denial-rules';
import type { Fault } from '../../domain/errors';
import { BadInputError } from '../../domain/errors';
import { simulatedId } from '../../domain/local-id';
import type { PolicyBook } from '../../domain/policies/payer-policy';
import { policyIdOf } from '../../domain/policies/policy-register';
import type { ClaimDraftInput } from '../../entities/inputs/claim-draft.input';
import type { ClaimEntity } from '../../entities/claim.entity';
import type { ClaimVerdict, DraftDenial } from '../../entities/views/claim-verdict';
import type { RunEntity } from '../../entities/run.entity';
import type { WorkspaceEntity } from '../../entities/workspace.entity';
import { HISTORY_DAYS } from '../../generation/simulation';
import {
  claimNumberExists,
  claimsOfMember,
  claimsOfSameService,
} from '../../persistence/read/received-before';
import type { UseCaseContext } from '../use-case-context';
import { draftFields } from './draft-fields';
import type { WorkspaceScopedKind } from '../../entities/global-id';
import { globalId, parseLocalId } from '../../entities/global-id';
import { policiesOfRun } from '../run-policies';
import { submissionDay } from '../scope';

/**
 * Whether the payer would deny this draft, and why: the run's own adjudication, over the claims that the payer has
 * received.
 * @param path the draft's path in the operation; faults are named below it
 * @throws BadInputError with all faults of the draft
 */
export async function testClaim(
  context: UseCaseContext,
  workspace: WorkspaceEntity,
  input: ClaimDraftInput,
  path: string,
): Promise<ClaimVerdict> {
  const run = await context.loaders.run.load(workspace.localId);
  const policies = run && (await policiesOfRun(context, run));
  const { draft, claim } = await parseDraft(context, workspace, input, policies, path);
  if (!run || !policies) throw BadInputError.of(`${path}.payerId`, NO_POLICIES);
  const { wouldDeny, denials } = verdictOf(draft, {
    policies,
    history: await historyFor(context, workspace.localId, draft, claim),
    claimId: idOf(draft, claim, run),
  });
  return {
    wouldDeny,
    denials: denials.map((denial) => draftDenial(workspace.localId, draft.payerId, denial)),
    codesWithoutRules: codesWithoutRules(draft),
  };
}

/** Codes that exist for all this program knows, and about which no pack says anything. */
function codesWithoutRules({ lines, diagnosisCodes }: ClaimDraft): string[] {
  const codes = [
    ...lines.map(({ procedureCode }) => procedureCode).filter((code) => code !== '' && !findService(code)),
    ...diagnosisCodes.filter((code) => !findDiagnosis(code)),
  ];
  return [...new Set(codes)];
}

const NO_POLICIES =
  'expected a payer of a simulated run: the policies of an imported payer are not known, so claims cannot be tested against them';

interface ParsedDraft {
  draft: ClaimDraft;
  /** The claim that this is a draft of. */
  claim: ClaimEntity | null;
}

async function parseDraft(
  context: UseCaseContext,
  workspace: WorkspaceEntity,
  input: ClaimDraftInput,
  policies: PolicyBook | null,
  path: string,
): Promise<ParsedDraft> {
  const { fields, faults: ownFaults } = draftFields(input);
  const faults = ownFaults.map((fault): Fault => ({ ...fault, field: `${path}.${fault.field}` }));
  const { loaders } = context;
  const found = async <T>(
    kind: WorkspaceScopedKind & ('Payer' | 'Provider' | 'Claim'),
    field: 'payerId' | 'providerId' | 'claimId',
    load: (key: { workspaceId: number; id: number }) => Promise<T | null>,
  ): Promise<T | null> => {
    const given = input[field] ?? null;
    if (given === null) return null;
    const id = localIdOf(kind, workspace.localId, given, `${path}.${field}`, faults);
    if (id === null) return null;
    const there = await load({ workspaceId: workspace.localId, id });
    if (!there) faults.push({ field: `${path}.${field}`, message: `there is no ${kind} with this id` });
    return there;
  };
  const payer = await found('Payer', 'payerId', (key) => loaders.payer.load(key));
  const provider = await found('Provider', 'providerId', (key) => loaders.provider.load(key));
  const claim = await found('Claim', 'claimId', (key) => loaders.claim.load(key));
  if (payer && !policies?.of(payer.localId)) faults.push({ field: `${path}.payerId`, message: NO_POLICIES });
  const originalNumber = input.originalClaimNumber?.trim() ?? '';
  if (fields.frequencyCode === '7' && originalNumber !== '') {
    const reader = context.database.reader('live');
    if (!(await claimNumberExists(reader, workspace.localId, originalNumber)))
      faults.push({
        field: `${path}.originalClaimNumber`,
        message: 'there is no claim with this number in the workspace',
      });
  }
  const today = await submissionDay(context, workspace);
  const submissionDate = input.submissionDate ?? laterOf(today, input.dateOfService);
  if (faults.length > 0 || !payer) throw new BadInputError(faults);
  const ids = { payerId: payer.localId, providerId: provider?.localId ?? null };
  return { draft: { ...fields, ...ids, submissionDate }, claim };
}

function localIdOf(
  kind: WorkspaceScopedKind,
  workspaceId: number,
  id: string,
  field: string,
  faults: Fault[],
): number | null {
  try {
    return parseLocalId(kind, workspaceId, id, field);
  } catch (error) {
    if (!(error instanceof BadInputError)) throw error;
    faults.push(...error.faults);
    return null;
  }
}

/** A claim cannot be sent before the service: a draft for a day that the clock has not reached is sent on that day. */
const laterOf = (one: string, other: string): string => (one > other ? one : other);

/**
 * What the payer had received when it adjudicated the claim; for a draft of no existing claim, what it has received by
 * the day the draft is sent.
 */
async function historyFor(
  context: UseCaseContext,
  workspaceId: number,
  draft: ClaimDraft,
  claim: ClaimEntity | null,
): Promise<ClaimHistory> {
  const { payerId, memberId, dateOfService, submissionDate } = draft;
  if (memberId === null) return NO_HISTORY;
  const adjudicatedOn = claim?.processingDate ?? submissionDate;
  const received = await claimsOfSameService(
    context.database.reader('live'),
    workspaceId,
    { payerId, memberId, dateOfService },
    addDays(adjudicatedOn, 1 - HISTORY_DAYS),
  );
  const history = new RecentClaims(HISTORY_DAYS);
  for (const each of received) history.add(each, epochDayOf(each.submissionDate));
  // A claim of the run is adjudicated by what the run itself remembers.
  if (claim?.source === 'SIMULATED') return history;
  return withEarlierServices(history, await earlierServicesOf(context, workspaceId, draft));
}

/** A new patient was not seen for three years (CPT's definition); everything else looks back less far. */
const PATIENT_DAYS = 3 * 366;

/** The draft of a claim of the run, without a word about which claim it is. */
const isCopy = ({ payerId, dateOfService, submissionDate }: ClaimDraft, sent: Claim): boolean =>
  sent.source === 'SIMULATED' &&
  sent.payerId === payerId &&
  sent.dateOfService === dateOfService &&
  sent.submissionDate === submissionDate;

async function earlierServicesOf(
  context: UseCaseContext,
  workspaceId: number,
  draft: ClaimDraft,
): Promise<EarlierService[]> {
  const { memberId, dateOfService, providerId } = draft;
  // A replacement is for services that the workspace has already.
  if (memberId === null || draft.frequencyCode !== '1') return [];
  const claims = await claimsOfMember(context.database.reader('live'), workspaceId, {
    memberId,
    fromDate: addDays(dateOfService, -PATIENT_DAYS),
    toDate: dateOfService,
  });
  if (claims.some((each) => isCopy(draft, each))) return [];
  const specialtyOf = async (id: number | null): Promise<string | null> =>
    id === null ? null : ((await context.loaders.provider.load({ workspaceId, id }))?.specialty ?? null);
  const own = await specialtyOf(providerId);
  const services = await Promise.all(
    claims.map(async (each): Promise<EarlierService[]> => {
      const sameSpecialty = (await specialtyOf(each.providerId)) === own;
      return each.lines.map(({ procedureCode, modifiers }) => ({
        dateOfService: each.dateOfService,
        procedureCode,
        modifiers,
        sameSpecialty,
      }));
    }),
  );
  return services.flat().sort((a, b) => (a.dateOfService < b.dateOfService ? 1 : -1));
}

/** Claims with a lower id count as received before: for a draft of no existing claim, those of earlier days. */
function idOf({ submissionDate }: ClaimDraft, claim: ClaimEntity | null, { config }: RunEntity): number {
  if (claim?.source === 'SIMULATED') return claim.localId;
  return simulatedId(daysBetween(config.startDate, submissionDate), 1);
}

function draftDenial(workspaceId: number, payerId: number, denial: VerdictDenial): DraftDenial {
  const { lineNumber, ruleKey, codes, explanation } = denial;
  // What the payer does of its own accord is no policy that it publishes.
  const policy = codes.ruleKey === null ? null : policyIdOf(payerId, ruleKey);
  return {
    lineNumber,
    carc: codes.carc,
    rarc: codes.rarc,
    group: codes.group,
    rule: { ...ruleOf(ruleKey) },
    policyId: policy === null ? null : globalId('Policy', workspaceId, policy),
    explanation,
  };
}
