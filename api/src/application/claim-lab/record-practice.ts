import { ruleIndexOfDenial, DENIAL_RULES } from '../../domain/denial-rules';
import { attemptId } from '../../domain/local-id';
import type { Fault } from '../../domain/errors';
import { BadInputError } from '../../domain/errors';
import { globalId, parseLocalId } from '../../entities/global-id';
import type { PracticeAttemptInput } from '../../entities/inputs/practice.input';
import type { PracticeResult } from '../../entities/views/practice-result';
import { firstDenialOf } from '../../persistence/read/first-denial';
import { learningEventsById } from '../../persistence/read/learning-events';
import { requestPractice } from '../../persistence/requests/practice-requests';
import { openWorkspace } from '../scope';
import { testClaim } from './test-claim';
import type { UseCaseContext } from '../use-case-context';

const MAX_DURATION_MS = 86_400_000;
const MAX_KEY_CHARACTERS = 64;

/**
 * Adjudicates a corrected claim at once and records the attempt as a command of the run, which takes effect at its next
 * virtual midnight and is replayed wherever the run is.
 * @throws BadInputError with the faults of `input`, ConflictError where the run is not going on
 */
export async function recordPractice(
  context: UseCaseContext,
  input: PracticeAttemptInput,
): Promise<PracticeResult> {
  const workspace = await openWorkspace(context, input.workspaceId, 'input.workspaceId');
  const { localId: workspaceId } = workspace;
  const { claimId, coderId, ruleKey } = await subjectOf(context, workspaceId, input);
  const draft = { ...input.correctedClaim, claimId: globalId('Claim', workspaceId, claimId) };
  const verdict = await testClaim(context, workspace, draft, 'input.correctedClaim');
  const { seq } = await requestPractice(
    context.database,
    workspaceId,
    { coderId, ruleKey, correct: !verdict.wouldDeny, claimId, durationMs: input.durationMs ?? null },
    input.attemptId ?? null,
    context.nowMs(),
  );
  context.engine.wake();
  const [event] = await learningEventsById(context.database.reader('live'), workspaceId, [attemptId(seq)]);
  if (!event) throw new Error(`workspace ${workspaceId} was deleted while practice was recorded`);
  return { event, verdict, correct: !verdict.wouldDeny };
}

interface Subject {
  claimId: number;
  coderId: number;
  ruleKey: string;
}

/** The denied claim, the coder, and the rule that denied it. @throws BadInputError with all faults at once */
async function subjectOf(
  context: UseCaseContext,
  workspaceId: number,
  input: PracticeAttemptInput,
): Promise<Subject> {
  const faults: Fault[] = [];
  const durationMs = input.durationMs ?? 0;
  if (durationMs < 0 || durationMs > MAX_DURATION_MS)
    faults.push({
      field: 'input.durationMs',
      message: `expected 0 to ${MAX_DURATION_MS}, got ${durationMs}`,
    });
  const key = input.attemptId ?? 'none';
  if (key.trim() === '' || key.length > MAX_KEY_CHARACTERS)
    faults.push({
      field: 'input.attemptId',
      message: `expected 1 to ${MAX_KEY_CHARACTERS} characters, got ${key.length}`,
    });
  const claimId = parseLocalId('Claim', workspaceId, input.claimId, 'input.claimId');
  const denial = await firstDenialOf(context.database.reader('live'), workspaceId, claimId);
  const rule = denial && DENIAL_RULES[ruleIndexOfDenial(denial)];
  if (!rule)
    faults.push({
      field: 'input.claimId',
      message: 'expected a claim that its payer has denied, under a rule that is known',
    });
  const coderId = await coderOf(context, workspaceId, input, denial?.coderId ?? null);
  if (typeof coderId === 'object') faults.push(coderId);
  if (faults.length > 0 || !rule || typeof coderId === 'object') throw new BadInputError(faults);
  return { claimId, coderId, ruleKey: rule.key };
}

/** The coder who is named, else the one who coded the claim; the fault where there is none. */
async function coderOf(
  context: UseCaseContext,
  workspaceId: number,
  input: PracticeAttemptInput,
  codedBy: number | null,
): Promise<number | Fault> {
  if (input.coderId == null)
    return (
      codedBy ?? { field: 'input.coderId', message: 'expected a coder: it is not known who coded the claim' }
    );
  const id = parseLocalId('Coder', workspaceId, input.coderId, 'input.coderId');
  if (await context.loaders.coder.load({ workspaceId, id })) return id;
  return { field: 'input.coderId', message: 'there is no coder with this id' };
}
