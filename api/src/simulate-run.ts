import { createHash } from 'node:crypto';
import { SECONDS_PER_DAY, epochDay } from './domain/calendar';
import { dollarsOfCents } from './domain/money';
import type { ScenarioConfig } from './domain/scenario';
import { createSimulation } from './generation/create-simulation';
import { RunTally } from './generation/run-tally';
import type { Simulation, SimulationEvent } from './generation/simulation';

/** What `npm run simulate` prints. Dollars; rates are percent of adjudicated claims by submission week. */
export interface SimulateReport {
  seed: number;
  days: number;
  claims: number;
  adjudicated: number;
  denied: number;
  denialRateByWeek: (number | null)[];
  appeals: number;
  overturned: number;
  learningEvents: number;
  billed: number;
  paid: number;
  claimsPerSecond: number;
  digest: string;
}

/** Where a run's events go besides the figures: a database, for one. Called in order, awaited before the next batch. */
export interface SimulateSink {
  begin(simulation: Simulation): Promise<void>;
  write(events: readonly SimulationEvent[], nowS: number): Promise<void>;
  end(): Promise<void>;
}

export interface SimulateOptions {
  config: ScenarioConfig;
  seed: number;
  days: number;
  sink: SimulateSink | null;
  /** Real seconds, for claimsPerSecond only; it has no part in what is computed. */
  clock(): number;
  onDay(done: number): void;
}

const EVENTS_PER_BATCH = 1000;

/** Runs a scenario for so many virtual days, without a server, and reports it. */
export async function simulateRun(options: SimulateOptions): Promise<SimulateReport> {
  const { seed, days, sink, clock } = options;
  const config = { ...options.config, seed, durationDays: days };
  const startDay = epochDay(config.startDate);
  const endS = (startDay + days) * SECONDS_PER_DAY - 1;
  const startedAt = clock();
  const simulation = createSimulation({ config, seed, commands: [] });
  const tally = new RunTally(startDay, () => createHash('sha256'));
  await sink?.begin(simulation);
  while (simulation.nowS < endS) {
    const events = simulation.advance(endS, EVENTS_PER_BATCH);
    for (const event of events) tally.observe(event);
    await sink?.write(events, simulation.nowS);
    options.onDay(Math.floor((simulation.nowS + 1) / SECONDS_PER_DAY) - startDay);
  }
  await sink?.end();
  const digest = tally.digest();
  const { billedCents, paidCents, ...figures } = tally.summary();
  return {
    seed,
    days,
    claims: figures.claims,
    adjudicated: figures.adjudicated,
    denied: figures.denied,
    denialRateByWeek: figures.denialRateByWeek,
    appeals: figures.appeals,
    overturned: figures.overturned,
    learningEvents: figures.learningEvents,
    billed: dollarsOfCents(billedCents),
    paid: dollarsOfCents(paidCents),
    claimsPerSecond: Math.round(figures.claims / Math.max(clock() - startedAt, 1e-6)),
    digest,
  };
}
