import { createHash } from 'node:crypto';
import type { InstantS } from '../domain/calendar';
import { SECONDS_PER_DAY, epochDay } from '../domain/calendar';
import { endOfWeekS } from '../domain/date-index';
import { dollarsOfCents } from '../domain/money';
import type { ScenarioConfig } from '../domain/scenario/scenario';
import { runEndS } from '../domain/scenario/run-end';
import type { Sides } from '../generation/forecast/exact-effect';
import { PairedRuns } from '../generation/forecast/exact-effect';
import { RunTally } from '../generation/forecast/run-tally';
import type { Simulation, SimulationEvent } from '../generation/simulation';

/** What `npm run simulate` prints. Dollars; rates are percent of adjudicated claims by submission week. */
export interface SimulateReport {
  seed: number;
  days: number;
  claims: number;
  adjudicated: number;
  denied: number;
  denialRateByWeek: (number | null)[];
  /** Percent of the week's claims that have been adjudicated; below 100 the week's rate is not final. */
  adjudicatedShareByWeek: (number | null)[];
  appeals: number;
  overturned: number;
  learningEvents: number;
  billed: number;
  paid: number;
  /**
   * Allowed dollars that training saved: this run minus its twin without training, over the same claims, all of them
   * followed to their end (past the last day); net of what appeals and corrected claims would have recovered anyway. 0
   * when there is no twin to compare with, or no training.
   */
  prevented: number;
  /** Allowed dollars that came back on denied claims by the run's end: appeals won and corrected claims. */
  recovered: number;
  claimsPerSecond: number;
  digest: string;
}

/** Where a run's events go besides the figures, e.g. a database. Called in order, awaited before the next batch. */
export interface SimulateSink {
  /** @param endS the run's last instant */
  begin(simulation: Simulation, endS: InstantS): Promise<void>;
  write(events: readonly SimulationEvent[], nowS: InstantS): Promise<void>;
  end(): Promise<void>;
  /** The run was interrupted: what it has written so far must not be taken for the whole. */
  abandon(): Promise<void>;
}

export interface SimulateOptions {
  config: ScenarioConfig;
  seed: number;
  days: number;
  /** PAIR also computes the twin, and with it `prevented`; TWIN is the run with training off from its first day. */
  sides: Sides;
  sinks: readonly SimulateSink[];
  /** Real seconds, for claimsPerSecond only; it has no part in what is computed. */
  clock(): number;
  onDay(done: number): void;
}

const EVENTS_PER_BATCH = 1000;

/** Runs a scenario for a number of virtual days, without a server, and reports it. */
export async function simulateRun(options: SimulateOptions): Promise<SimulateReport> {
  try {
    return await run(options);
  } catch (error) {
    for (const sink of options.sinks) await sink.abandon();
    throw error;
  }
}

async function run({ sinks, clock, onDay, ...options }: SimulateOptions): Promise<SimulateReport> {
  const { seed, days } = options;
  const config = { ...options.config, seed, durationDays: days };
  const startDay = epochDay(config.startDate);
  const endS = runEndS(config) ?? -1;
  const startedAt = clock();
  let besideS = 0;
  const beside = (work: () => void): void => {
    const from = clock();
    work();
    besideS += clock() - from;
  };
  const pair = new PairedRuns(config, seed, days, options.sides);
  const simulation = pair.run;
  const tally = new RunTally(startDay, () => createHash('sha256'));
  for (const sink of sinks) await sink.begin(simulation, endS);
  while (simulation.nowS < endS) {
    // A store closes its books between the weeks.
    const untilS = Math.min(endS, endOfWeekS(simulation.nowS));
    const events = simulation.advance(untilS, EVENTS_PER_BATCH);
    for (const event of events) tally.observe(event);
    for (const sink of sinks) await sink.write(events, simulation.nowS);
    beside(() => {
      pair.observeRun(events);
      pair.catchUp(simulation.nowS);
    });
    onDay(Math.floor((simulation.nowS + 1) / SECONDS_PER_DAY) - startDay);
  }
  for (const sink of sinks) await sink.end();
  const digest = tally.digest();
  const { billedCents, paidCents, ...figures } = tally.summary();
  const recoveredCents = pair.recoveredSoFarCents;
  beside(() => {
    while (pair.hasTwin && !pair.isOver) pair.step();
  });
  return {
    seed,
    days,
    claims: figures.claims,
    adjudicated: figures.adjudicated,
    denied: figures.denied,
    denialRateByWeek: figures.denialRateByWeek,
    adjudicatedShareByWeek: figures.adjudicatedShareByWeek,
    appeals: figures.appeals,
    overturned: figures.overturned,
    learningEvents: figures.learningEvents,
    billed: dollarsOfCents(billedCents),
    paid: dollarsOfCents(paidCents),
    prevented: dollarsOfCents(pair.effect().preventedAllowedCents),
    recovered: dollarsOfCents(recoveredCents),
    claimsPerSecond: Math.round(figures.claims / Math.max(clock() - startedAt - besideS, 1e-6)),
    digest,
  };
}
