import { startOfDayS, addDays, dateOfInstant } from '../../src/domain/calendar';
import type { Claim } from '../../src/domain/claim';
import type { RunCommand } from '../../src/domain/scenario/scenario';
import { reachedRules } from '../../src/domain/scenario/scenario-arithmetic';
import { createSimulation, resumeSimulation } from '../../src/generation/create-simulation';
import type {
  ClaimTruth,
  OpenClaim,
  SimulationEvent,
  SimulationInputs,
} from '../../src/generation/simulation';
import { withoutTraining } from '../../src/generation/learning/without-training';
import { busyScenario, ofKind } from './scenarios';
import { testSeed } from '../support/effort';

const SEED = testSeed(31);
const DAYS = 70;
const TRAINED = [1, 2];
const SELF_TAUGHT = 5;
const TRAINING_DAY = 20;

/** Eight coders, of whom two are trained from day 20 on, and a third makes one recorded attempt; nobody else is trained. */
function practice(): SimulationInputs {
  const config = busyScenario({
    claimsPerDay: 80,
    learning: { coders: 8, sessionsPerWeek: 3, fromDay: DAYS - 1 },
    events: [{ day: 30, kind: 'VOLUME_SPIKE', magnitude: 50 }],
  });
  const at = (day: number): number => startOfDayS(addDays(config.startDate, day));
  const learning = {
    coders: TRAINED.length,
    sessionsPerWeek: 4,
    fromDay: TRAINING_DAY,
    targetDenialRate: null,
    targetDay: null,
    halfLifeDays: null,
    focus: [],
  };
  const commands: RunCommand[] = [
    { kind: 'CONFIGURE', effectiveAtS: at(TRAINING_DAY), changes: { learning } },
    { kind: 'CONFIGURE', effectiveAtS: at(26), changes: { denialRate: 28 } },
    ...[24, 25, 26, 27, 28].map((day): RunCommand => ({
      kind: 'PRACTICE',
      effectiveAtS: at(day),
      coderId: SELF_TAUGHT,
      ruleKey: 'diagnosis-linkage',
      correct: true,
    })),
  ];
  return { config, seed: SEED, commands };
}

const run = (inputs: SimulationInputs): SimulationEvent[] => {
  const simulation = createSimulation(inputs);
  return simulation.advance(simulation.nowS + DAYS * 86_400, Number.MAX_SAFE_INTEGER);
};

const isPractice = (event: SimulationEvent): boolean =>
  event.kind === 'LEARNING' && event.event.type !== 'CORRECTION_APPLIED';
/** Of training begun, or of a change of its plan and of nothing else. */
const isTrainingMark = (event: SimulationEvent): boolean =>
  event.kind === 'ANNOTATION' &&
  (event.annotation.kind === 'TRAINING' ||
    /^Configured: [\d.]+ sessions a week$/.test(event.annotation.label));

/** Original claims by id, with what the generator knows of their defects. */
function originals(
  events: readonly SimulationEvent[],
): Map<number, { claim: Claim; truth: ClaimTruth | null }> {
  const submitted = ofKind(events, 'CLAIM_SUBMITTED').filter(({ claim }) => claim.frequencyCode === '1');
  return new Map(submitted.map(({ claim, truth }) => [claim.id, { claim, truth }]));
}

describe(`a run without its training (seed ${SEED})`, () => {
  const trained = run(practice());
  const twin = run(withoutTraining(practice(), null));
  const left = originals(trained);
  const right = originals(twin);
  const differing = [...left.keys()].filter(
    (id) => JSON.stringify(left.get(id)?.claim) !== JSON.stringify(right.get(id)?.claim),
  );

  it('is the same event by event until the first practice can show', () => {
    const firstSession = trained.find(isPractice)?.atS ?? 0;
    const untilS = startOfDayS(addDays(dateOfInstant(firstSession), 1));
    const before = (events: SimulationEvent[]): SimulationEvent[] =>
      events.filter((event) => event.atS < untilS && !isPractice(event) && !isTrainingMark(event));
    expect(before(trained).length).toBeGreaterThan(2_000);
    expect(before(twin)).toEqual(before(trained));
  });

  it('has no practice and no mark of it', () => {
    expect(trained.filter(isPractice).length).toBeGreaterThan(100);
    // The plan is changed, and training starts with it.
    expect(trained.filter(isTrainingMark).length).toBe(2);
    expect(twin.filter(isPractice)).toEqual([]);
    expect(twin.filter(isTrainingMark)).toEqual([]);
  });

  it('has the same claims by number, date, payer and patient', () => {
    expect([...right.keys()]).toEqual([...left.keys()]);
    expect(differing.length).toBeGreaterThan(20);
  });

  it('differs only in claims of coders who were trained, under the rules trained, and in what copies such a claim', () => {
    const reached = reachedRules({ focus: [] }, practice().config.patterns);
    const differs = new Set(differing);
    const copied = new Set<number>();
    for (const id of differing) {
      const { claim, truth } = right.get(id) as { claim: Claim; truth: ClaimTruth };
      if (truth.ruleKey === 'duplicate') copied.add(id);
      else if (claim.coderId === SELF_TAUGHT) expect(truth.ruleKey).toBe('diagnosis-linkage');
      else {
        expect(TRAINED).toContain(claim.coderId);
        expect(reached).toContain(truth.ruleKey);
      }
    }
    // A claim sent again is the copy of one that differs, told by what billing leaves as it is.
    for (const id of copied) {
      const again = right.get(id)?.claim as Claim;
      const sources = [...right.values()].filter(
        ({ claim }) =>
          claim.id < id && claim.memberId === again.memberId && claim.dateOfService === again.dateOfService,
      );
      expect(sources.some(({ claim }) => differs.has(claim.id))).toBe(true);
    }
    expect(differing.some((id) => right.get(id)?.claim.coderId === SELF_TAUGHT)).toBe(true);
  });

  it('is adjudicated and followed up alike wherever the claim is the same', () => {
    const differs = new Set(differing);
    const originOf = (claim: Claim): number => claim.originalClaimId ?? claim.id;
    const life = (events: SimulationEvent[]): unknown[] =>
      events.filter(
        (event) =>
          (event.kind === 'CLAIM_ADJUDICATED' ||
            event.kind === 'APPEAL_FILED' ||
            event.kind === 'APPEAL_DECIDED' ||
            event.kind === 'CLAIM_SUBMITTED') &&
          !differs.has(originOf(event.claim)),
      );
    expect(life(twin)).toEqual(life(trained));
  });

  it('keeps what was known where training stops on the way, and is the same until then', () => {
    const stopDay = 40;
    const from = addDays(practice().config.startDate, stopDay);
    const stopped = run(withoutTraining(practice(), from));
    const before = (events: SimulationEvent[]): SimulationEvent[] =>
      events.filter((event) => event.atS < startOfDayS(from));
    expect(before(stopped)).toEqual(before(trained));
    expect(stopped.filter((event) => isPractice(event) && event.atS >= startOfDayS(from))).toEqual([]);
    expect(JSON.stringify(stopped)).not.toBe(JSON.stringify(twin));
  });

  it('goes on from a checkpoint as if it had never stood still', () => {
    const inputs = withoutTraining(practice(), null);
    const whole = createSimulation(inputs);
    const midS = whole.nowS + 33 * 86_400 + 40_000;
    const first = whole.advance(midS, Number.MAX_SAFE_INTEGER);
    const resumed = resumeSimulation(inputs, whole.checkpoint(), {
      open: openClaims(first, midS),
      history: ofKind(first, 'CLAIM_SUBMITTED').map(({ claim }) => claim),
    });
    expect(resumed.advance(midS + 3 * 86_400, Number.MAX_SAFE_INTEGER)).toEqual(
      whole.advance(midS + 3 * 86_400, Number.MAX_SAFE_INTEGER),
    );
  });
});

/** The queue as a store would give it back. */
function openClaims(events: readonly SimulationEvent[], nowS: number): OpenClaim[] {
  const open = new Map<number, OpenClaim>();
  for (const event of events) {
    if (event.kind === 'CLAIM_SUBMITTED')
      open.set(event.claim.id, {
        claim: event.claim,
        nextDueS: event.nextDueS,
        status: 'PENDING',
        adjudication: null,
        appeals: [],
      });
    if (
      event.kind !== 'CLAIM_ADJUDICATED' &&
      event.kind !== 'APPEAL_FILED' &&
      event.kind !== 'APPEAL_DECIDED'
    )
      continue;
    const before = open.get(event.claim.id) as OpenClaim;
    if (event.nextDueS === null) open.delete(event.claim.id);
    else if (event.kind === 'CLAIM_ADJUDICATED')
      open.set(event.claim.id, {
        ...before,
        nextDueS: event.nextDueS,
        status: 'DENIED',
        adjudication: event.adjudication,
      });
    else
      open.set(event.claim.id, {
        ...before,
        nextDueS: event.nextDueS,
        status: 'APPEALED',
        appeals: [event.appeal],
      });
  }
  return [...open.values()].filter(({ nextDueS }) => nextDueS > nowS);
}
