import type { LocalDate } from '../../domain/calendar';
import type { LatticeSlice } from '../../detection/lattice/lattice-fields';
import { submittedOf } from '../../detection/lattice/observation-of';
import { isInSlice } from '../../detection/pattern-counts';
import { addDays, daysBetween } from '../../domain/calendar';
import type { Claim, PayerType } from '../../domain/claim';
import { ruleOf } from '../../domain/denial-rules';
import { eligiblePopulationsOf } from '../../domain/eligible-populations';
import { MIN_JACCARD, matchPatterns } from '../../domain/pattern-matching';
import type { PatternTruth } from '../../domain/pattern-truth';
import { isEligibleFor } from '../../domain/pattern-truth';
import type { PatternEntity, PatternSliceTerm } from '../../entities/pattern.entity';
import type { RunEntity } from '../../entities/run.entity';
import type { InjectedPattern } from '../../entities/views/injected-pattern';
import type { WorkspaceEntity } from '../../entities/workspace.entity';
import { runTruths } from '../../generation/run-truths';
import { payersOf } from '../../generation/world/world';
import { countTruths, sampleOfClaims, standingPatterns } from '../../persistence/read/truth/pattern-truths';
import { configureCommands } from '../../persistence/read/requested-changes';
import type { Database } from '../../persistence/database';
import type { UseCaseContext } from '../use-case-context';

/** Claims over which slices are compared: enough to tell a slice of one claim in a hundred. */
const SAMPLE_SIZE = 6_000;
/** What was found in so many workspaces is kept until their next commit. */
const MAX_REMEMBERED = 16;
const remembered = new WeakMap<Database, Map<number, Known>>();

interface Known {
  commitNumber: number;
  truths: InjectedPattern[];
}

/** The truth of a simulated workspace, and what has found it; empty where there is no run. */
export async function injectedPatterns(
  context: UseCaseContext,
  workspace: WorkspaceEntity,
): Promise<InjectedPattern[]> {
  const { localId, commitNumber } = workspace;
  let known = remembered.get(context.database);
  if (!known) remembered.set(context.database, (known = new Map()));
  const before = known.get(localId);
  if (before?.commitNumber === commitNumber) return before.truths;
  const run = await context.loaders.run.load(localId);
  const truths = run ? await findTruths(context, workspace, run) : [];
  // The one that was found longest ago makes room.
  known.delete(localId);
  for (const oldest of known.keys()) if (known.size >= MAX_REMEMBERED) known.delete(oldest);
  known.set(localId, { commitNumber, truths });
  return truths;
}

async function findTruths(
  { database }: UseCaseContext,
  { localId, claimCount }: WorkspaceEntity,
  { config, seed }: RunEntity,
): Promise<InjectedPattern[]> {
  const db = database.reader('lists');
  const payers = payersOf(config);
  const typeOf = (payerId: number): PayerType => payers[payerId - 1]?.type ?? 'OTHER';
  const truths = runTruths({ config, seed, commands: await configureCommands(db, localId) });
  const patterns = await standingPatterns(db, localId);
  const sample = await sampleOfClaims(db, localId, claimCount, SAMPLE_SIZE);
  const found = findersOf(truths, patterns, sample, typeOf);
  const counts = await countTruths(db, localId, truths);
  return truths.map((truth, index): InjectedPattern => {
    const finder = found.get(index) ?? null;
    const isFound = finder !== null && finder.jaccard >= MIN_JACCARD;
    return {
      workspaceId: localId,
      truth,
      rule: { ...ruleOf(truth.ruleKey) },
      from: truth.from,
      to: truth.to,
      carc: truth.carc,
      origin: truth.origin,
      exposedClaims: counts[index]?.eligible ?? 0,
      deniedClaims: counts[index]?.denied ?? 0,
      overlap: finder?.jaccard ?? null,
      detectedAs: isFound ? finder.pattern : null,
      daysToDetect: isFound ? daysBetween(truth.from, detectedOn(finder.pattern)) : null,
    };
  });
}

interface Finder {
  pattern: PatternEntity;
  jaccard: number;
}

/** By truth: the pattern of its CARC that has most of its claims in common; each pattern stands for one truth. */
function findersOf(
  truths: readonly PatternTruth[],
  patterns: readonly PatternEntity[],
  sample: readonly Claim[],
  typeOf: (payerId: number) => PayerType,
): Map<number, Finder> {
  const masks = sample.map(eligiblePopulationsOf);
  const truthClaims = truths.map((truth) => ({
    carc: truth.carc,
    members: Uint8Array.from(sample, (claim, i) =>
      isEligibleFor(truth, claim, typeOf(claim.payerId), masks[i] ?? 0) ? 1 : 0,
    ),
  }));
  const submitted = sample.map((claim) => submittedOf(claim, typeOf(claim.payerId)));
  const patternClaims = patterns.map((pattern) => ({
    carc: pattern.carc,
    members: Uint8Array.from(submitted, (claim) => (isInSlice(claim, pattern.terms as LatticeSlice) ? 1 : 0)),
  }));
  const finders = new Map<number, Finder>();
  for (const { truth, pattern, jaccard } of matchPatterns(truthClaims, patternClaims, 0)) {
    const found = patterns[pattern];
    const from = truths[truth]?.from;
    if (found && from !== undefined && detectedOn(found) >= from)
      finders.set(truth, { pattern: found, jaccard });
  }
  return finders;
}

/** The day that had ended when the pattern was raised. */
const detectedOn = ({ firstDetected }: PatternEntity): LocalDate => addDays(firstDetected.slice(0, 10), -1);

/** The conditions of a truth, with names. */
export async function truthTerms(
  { loaders }: Pick<UseCaseContext, 'loaders'>,
  { workspaceId, truth }: InjectedPattern,
): Promise<PatternSliceTerm[]> {
  const terms: PatternSliceTerm[] = [];
  for (const [field, value] of Object.entries(truth.slice)) {
    if (value === null) continue;
    const named =
      field === 'payer' || field === 'provider' || field === 'coder'
        ? await loaders[field].load({ workspaceId, id: Number(value) })
        : null;
    terms.push({ field, value: named?.name ?? String(value) });
  }
  return terms;
}
