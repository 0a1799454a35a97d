import { elementAt } from '../domain/element-at';
import type { InstantS } from '../domain/calendar';
import { SECONDS_PER_DAY, dateOfEpochDay, epochDay } from '../domain/calendar';
import type { Claim, Coder, Payer, Provider } from '../domain/claim';
import { RecentClaims } from '../domain/adjudication/claim-history';
import { epochDayOf } from '../domain/date-index';
import { ruleIndex, ruleOf } from '../domain/denial-rules';
import type { PolicyBook } from '../domain/policies/payer-policy';
import type { RunCommand } from '../domain/scenario/scenario';
import { ClaimLife } from './claims/claim-life';
import type { DayItem } from './visits/day-item';
import { RANK, canonically } from './visits/day-item';
import type { DayStreams, PlannedClaim } from './visits/day-plan';
import { DUPLICATE_DAYS, dayStreams, hasSubmissions, planClaims } from './visits/day-plan';
import { DayQueue } from './visits/day-queue';
import type { Epoch } from './epoch';
import { configurations, configured } from './configurations';
import { openBehaviors, openEpoch, trainsOn } from './epoch';
import { changeLabel } from './change-label';
import { expectedDenials, planFollowUps } from './follow-up/follow-up-plan';
import type { LearnerState } from './learning/learner';
import {
  DEFAULT_GAIN,
  DEFAULT_HALF_LIFE_DAYS,
  copyLearners,
  newLearners,
  practiceRule,
} from './learning/learner';
import type { LearningStreams } from './learning/learning-events';
import {
  generateEngagementPattern,
  generateRecordedPractice,
  learningStreams,
} from './learning/learning-events';
import { PracticeClaims } from './learning/practice-claims';
import { parseCheckpoint, type RunCheckpoint } from './run-checkpoint';
import { runEndS, submissionsEndS } from '../domain/scenario/run-end';
import { planScenario } from './plan/scenario-plan';
import { eventLabel, eventsOn, trainingLabel } from './scenario-events';
import type {
  ReadBack,
  RunAnnotation,
  Simulation,
  SimulationCheckpoint,
  SimulationEvent,
  SimulationInputs,
} from './simulation';
import { HISTORY_DAYS } from './simulation';
import type { Classroom, PracticeSession, Trainees } from './learning/training';
import { focusRules, holdSession, learnOvernight, newClassroom, sessionsOn } from './learning/training';
import type { World } from './world/world';
import { createWorld, mixCells } from './world/world';

/**
 * A run from its beginning. Invalid inputs throw a RangeError without field paths: validate with parseScenarioConfig
 * first.
 */
export function createSimulation(inputs: SimulationInputs): Simulation {
  return new SimulationRun(inputs, null, { open: [], history: [] });
}

/** A run as of a checkpoint, with its open claims and recent history read back from the store. */
export function resumeSimulation(
  inputs: SimulationInputs,
  checkpoint: SimulationCheckpoint,
  readBack: ReadBack,
): Simulation {
  return new SimulationRun(inputs, parseCheckpoint(checkpoint), readBack);
}

class SimulationRun implements Simulation {
  nowS: InstantS;
  readonly submissionsEndS: InstantS | null;
  readonly endS: InstantS | null;
  private readonly world: World;
  private readonly startDay: number;
  private readonly classroom: Classroom;
  private readonly streams: DayStreams;
  private readonly learningStreams: LearningStreams;
  private readonly queue = new DayQueue();
  private readonly history = new RecentClaims(HISTORY_DAYS);
  private readonly recent = new Map<number, Claim[]>();
  private readonly commands: RunCommand[];
  private readonly life: ClaimLife;
  private readonly practiceClaims: PracticeClaims;
  private learners: LearnerState;
  private epoch: Epoch;
  private runDay: number;
  private sessions: readonly PracticeSession[] = [];
  private items: DayItem[] = [];
  private cursor = 0;

  constructor(inputs: SimulationInputs, checkpoint: RunCheckpoint | null, readBack: ReadBack) {
    const { config, seed } = inputs;
    this.startDay = epochDay(config.startDate);
    this.submissionsEndS = submissionsEndS(config);
    this.endS = runEndS(config);
    this.commands = [...inputs.commands].sort((a, b) => a.effectiveAtS - b.effectiveAtS);
    this.world = createWorld(config, seed);
    this.classroom = newClassroom(seed, this.world.coders.length, this.startDay);
    this.streams = dayStreams(seed);
    this.learningStreams = learningStreams(seed);
    // Follow-up of denials depends on the first configuration only, so that decisions already taken stay the same.
    const { world } = this;
    const { ruleFactors, providerGroups } = world;
    const firstPlan = planScenario(config, mixCells(config, world), ruleFactors, providerGroups);
    const followUps = planFollowUps(seed, config.appeals, expectedDenials(config, firstPlan, ruleFactors));
    this.life = new ClaimLife(seed, {
      world,
      history: this.history,
      followUps,
      queue: this.queue,
    });
    this.nowS = checkpoint?.nowS ?? this.startDay * SECONDS_PER_DAY - 1;
    this.runDay = checkpoint?.runDay ?? -1;
    this.learners = checkpoint ? copyLearners(checkpoint.learners) : newLearners(this.world.coders.length);
    this.practiceClaims = new PracticeClaims(world.coders.length, checkpoint?.practiceClaims ?? null);
    const begun = configurations(config, this.commandsUpTo(this.midnightOf(this.runDay)), this.startDay);
    for (const { runDay, config: each } of begun) openBehaviors(world, each, runDay);
    const { config: current } = elementAt(begun, begun.length - 1);
    this.epoch = openEpoch(world, current, { ...this.trainees(), runDay: 0 }, checkpoint?.gain ?? null);
    this.readBack(readBack);
    if (this.runDay >= 0) this.planDay([]);
  }

  get payers(): readonly Payer[] {
    return this.world.payers;
  }
  get providers(): readonly Provider[] {
    return this.world.providers;
  }
  get coders(): readonly Coder[] {
    return this.world.coders;
  }
  get policies(): PolicyBook {
    return this.world.policies;
  }

  advance(untilS: InstantS, maxEvents: number): SimulationEvent[] {
    const stop = this.commands.find((command) => command.kind === 'STOP');
    const limitS = stop ? Math.min(untilS, stop.effectiveAtS) : untilS;
    const events: SimulationEvent[] = [];
    let lastS = this.nowS;
    for (;;) {
      const dayIsOver = this.cursor === this.items.length;
      const nextS = dayIsOver ? this.midnightOf(this.runDay + 1) : elementAt(this.items, this.cursor).atS;
      if (nextS > limitS) break;
      if (events.length > 0 && events.length >= maxEvents && nextS > lastS) {
        this.nowS = lastS;
        return events;
      }
      if (dayIsOver) {
        this.beginDay();
        continue;
      }
      const event = elementAt(this.items, this.cursor++).emit();
      if (event.kind === 'CLAIM_ADJUDICATED') this.practiceClaims.observe(event.claim, event.adjudication);
      events.push(event);
      lastS = nextS;
    }
    this.nowS = Math.max(this.nowS, untilS);
    return events;
  }

  apply(command: RunCommand): void {
    if (command.effectiveAtS <= this.nowS && command.kind !== 'STOP') {
      throw new RangeError(`a command takes effect after ${this.nowS}, got ${command.effectiveAtS}`);
    }
    if (command.effectiveAtS % SECONDS_PER_DAY !== 0 && command.kind !== 'STOP') {
      throw new RangeError(`a command takes effect at a midnight, got ${command.effectiveAtS}`);
    }
    const after = this.commands.findIndex((other) => other.effectiveAtS > command.effectiveAtS);
    this.commands.splice(after < 0 ? this.commands.length : after, 0, command);
  }

  checkpoint(): RunCheckpoint {
    return {
      nowS: this.nowS,
      runDay: this.runDay,
      learners: copyLearners(this.learners),
      gain: this.epoch.training?.gain ?? null,
      practiceClaims: this.practiceClaims.checkpoint(),
    };
  }

  private readBack({ open, history }: ReadBack): void {
    const today = this.startDay + this.runDay;
    for (const claim of history) {
      // Imported claims of the workspace are not part of the run.
      if (claim.source !== 'SIMULATED') continue;
      const day = epochDayOf(claim.submissionDate);
      if (today - day < HISTORY_DAYS) this.remember(claim, day);
    }
    for (const claims of this.recent.values()) claims.sort(byId);
    for (const entry of open) if (entry.nextDueS > this.nowS) this.queue.push(entry);
  }

  /** Midnight: last night's learning, the commands due, then the new day's plan. */
  private beginDay(): void {
    if (this.runDay >= 0) learnOvernight(this.learners, this.sessions, this.classroom, this.epoch.training);
    this.practiceClaims.beginDay();
    this.runDay++;
    const today = this.startDay + this.runDay;
    this.history.forgetBefore(today);
    this.recent.delete(today - DUPLICATE_DAYS - 1);
    // Submission is by time, but draws are by id: sort as when they are read back.
    this.recent.get(today - 1)?.sort(byId);
    const head: DayItem[] = [];
    const add = (event: SimulationEvent, id: number): void => {
      head.push({ atS: event.atS, rank: RANK[event.kind], id, emit: () => event });
    };
    const atS = this.midnightOf(this.runDay);
    const hadSubmissions = hasSubmissions(this.epoch.config, this.runDay - 1);
    if (this.runDay > 0) add({ kind: 'DAY_ENDED', atS, date: dateOfEpochDay(today), hadSubmissions }, 0);
    const trainedBefore = this.runDay > 0 && trainsOn(this.epoch, this.runDay - 1);
    let practices = 0;
    const changes: RunAnnotation[] = [];
    for (const command of this.commandsUpTo(atS)) {
      if (this.runDay > 0 && command.effectiveAtS <= atS - SECONDS_PER_DAY) continue;
      if (command.kind === 'CONFIGURE') {
        const config = configured(this.epoch.config, command);
        const gain = command.changes.learning === undefined ? (this.epoch.training?.gain ?? null) : null;
        this.epoch = openEpoch(this.world, config, this.trainees(), gain);
        this.world.behaviors.replaceFrom(this.runDay, this.epoch.plan.behaviors);
        const label = changeLabel(command, this.mayTrain());
        if (label !== null) changes.push({ kind: 'CONFIGURED', label });
      } else if (command.kind === 'PRACTICE' && this.mayTrain()) {
        this.recordPractice(command);
        const event = generateRecordedPractice(this.runDay, ++practices, atS, command);
        add({ kind: 'LEARNING', atS, event }, event.id);
      } else if (command.kind === 'ARCHIVE')
        add({ kind: 'PATTERN_ARCHIVED', atS, patternId: command.patternId }, command.patternId);
    }
    [...changes, ...this.annotations(trainedBefore)].forEach((annotation, index) => {
      add({ kind: 'ANNOTATION', atS, annotation }, index);
    });
    this.planDay(head);
  }

  private annotations(trainedBefore: boolean): RunAnnotation[] {
    const { config } = this.epoch;
    const marks: RunAnnotation[] = eventsOn(config, this.runDay)
      .filter(({ kind }) => kind !== 'TRAINING' || this.mayTrain())
      .map((event) => ({ kind: event.kind, label: eventLabel(event) }));
    if (config.learning && this.mayTrain() && !trainedBefore && trainsOn(this.epoch, this.runDay)) {
      marks.unshift({ kind: 'TRAINING', label: trainingLabel(config.learning, this.coders.length) });
    }
    return marks;
  }

  private recordPractice(command: Extract<RunCommand, { kind: 'PRACTICE' }>): void {
    const rule = ruleIndex(command.ruleKey);
    const coder = command.coderId - 1;
    if (rule < 0 || !this.world.coders[coder] || !ruleOf(command.ruleKey).coderControllable) return;
    const gain = (this.epoch.training?.gain ?? DEFAULT_GAIN) * (this.classroom.gainFactors[coder] as number);
    practiceRule(this.learners, coder, rule, { gain, halfLifeDays: this.halfLifeDays() }, command.correct);
  }

  private trainees(): Trainees {
    const { classroom, learners, runDay } = this;
    return { classroom, learners, runDay };
  }

  private halfLifeDays(): number {
    return this.epoch.config.learning?.halfLifeDays ?? DEFAULT_HALF_LIFE_DAYS;
  }

  /** Queues everything of the current day after nowS, in canonical order. */
  private planDay(head: DayItem[]): void {
    const today = this.startDay + this.runDay;
    const items = head;
    this.sessions = [];
    if (hasSubmissions(this.epoch.config, this.runDay)) {
      this.sessions = this.sessionsToday();
      for (const event of generateEngagementPattern(
        this.learningStreams,
        today,
        this.runDay,
        this.sessions,
        (coder, rule) => this.practiceClaims.of(coder, rule),
      )) {
        const learning: SimulationEvent = { kind: 'LEARNING', atS: event.atS, event };
        items.push({ atS: event.atS, rank: RANK.LEARNING, id: event.id, emit: () => learning });
      }
      const { runDay, learners, recent } = this;
      const morning = { day: today, runDay, learners, recent };
      for (const claim of planClaims(this.world, this.streams, this.epoch, morning))
        items.push(this.submission(claim, today));
    }
    for (const open of this.queue.take(today)) items.push(...this.life.itemsFor(open));
    this.items = items.filter((item) => item.atS > this.nowS).sort(canonically);
    this.cursor = 0;
  }

  /** False from the day on which training was stopped. What is known by then is kept, and fades. */
  private mayTrain(): boolean {
    return !this.commandsUpTo(this.midnightOf(this.runDay)).some(({ kind }) => kind === 'STOP_TRAINING');
  }

  private sessionsToday(): PracticeSession[] {
    if (!this.mayTrain()) return [];
    const { training, config } = this.epoch;
    const coders = this.world.coders.length;
    const trainees = this.trainees();
    const sessions = training ? sessionsOn(trainees, training, coders) : [];
    eventsOn(config, this.runDay).forEach((event, index) => {
      if (event.kind !== 'TRAINING') return;
      const focus =
        event.rule === null ? (training?.focus ?? focusRules(ANY_FOCUS, config)) : [ruleIndex(event.rule)];
      for (let coder = 0; coder < coders; coder++) {
        sessions.push(holdSession(trainees, coder, 5 + index, focus));
      }
    });
    return sessions;
  }

  private submission({ claim, atS, truth }: PlannedClaim, today: number): DayItem {
    return {
      atS,
      rank: RANK.CLAIM_SUBMITTED,
      id: claim.id,
      emit: () => {
        this.remember(claim, today);
        return this.life.submit(claim, atS, truth);
      },
    };
  }

  private remember(claim: Claim, day: number): void {
    this.history.add(claim, day);
    if (claim.frequencyCode !== '1' || day < this.startDay + this.runDay - DUPLICATE_DAYS) return;
    const claims = this.recent.get(day);
    if (claims) claims.push(claim);
    else this.recent.set(day, [claim]);
  }

  private commandsUpTo(atS: InstantS): RunCommand[] {
    return this.commands.filter((command) => command.effectiveAtS <= atS);
  }

  private midnightOf(runDay: number): InstantS {
    return (this.startDay + runDay) * SECONDS_PER_DAY;
  }
}

const byId = (a: Claim, b: Claim): number => a.id - b.id;

/** A workshop without a plan trains the rules of the scenario's patterns. */
const ANY_FOCUS = { focus: [] };
