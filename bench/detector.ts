import { addDays } from '../api/src/domain/calendar';
import type { LocalDate } from '../api/src/domain/calendar';
import { BENCHMARK_TOTAL_PERCENT } from '../api/src/domain/denial-rule';
import { RULE_BENCHMARKS } from '../api/src/domain/denial-rules';
import { createBenchmarkRates } from '../api/src/detection/benchmark-rates';
import { LatticeEngine } from '../api/src/detection/lattice/lattice-engine';
import type { LatticeObservation } from '../api/src/detection/lattice/lattice-fields';
import { observationOf } from '../api/src/detection/lattice/observation-of';
import { createSimulation } from '../api/src/generation/create-simulation';
import { findPreset } from '../api/src/generation/presets';
import type { Bench, Figure } from './figure';
import { rounded } from './figure';

/** What a claim may cost, in microseconds: counting it, and its part of the daily search. */
const TARGETS = [
  { preset: 'standard-practice', days: 300, targetMicros: 30 },
  { preset: 'hospital-system', days: 60, targetMicros: 60 },
] as const;
const SEED = 41;
/** The newest days from which an engine is restored. */
const HELD_DAYS = 160;
const MAX_RESTORE_SECONDS = 5;

const rates = createBenchmarkRates({
  benchmarks: RULE_BENCHMARKS,
  totalPercent: BENCHMARK_TOTAL_PERCENT,
});

/** The first days, run before anything is measured: a program that goes on for weeks has its code compiled. */
const WARM_UP_DAYS = 60;

/** Of this process, so that what else the machine does counts little; collecting garbage counts. */
const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** The lattice engine by itself: a claim's processor time early and late in a stream, and what restoring it takes. */
export const detector: Bench = {
  name: 'detector',
  run: () => Promise.resolve(TARGETS.flatMap(measure)),
};

function measure({ preset, days, targetMicros }: (typeof TARGETS)[number]): Figure[] {
  const stream = streamOf(preset, days);
  const warmUp = new LatticeEngine(rates);
  for (const { date, observations } of stream.slice(0, WARM_UP_DAYS)) {
    for (const observation of observations) warmUp.observe(observation);
    warmUp.evaluateDay(date);
  }
  const engine = new LatticeEngine(rates);
  const halves = [0, 0];
  const claims = [0, 0];
  stream.forEach(({ date, observations }, day) => {
    const half = day * 2 < stream.length ? 0 : 1;
    const startMs = cpuMs();
    for (const observation of observations) engine.observe(observation);
    engine.evaluateDay(date);
    halves[half] = (halves[half] as number) + cpuMs() - startMs;
    claims[half] = (claims[half] as number) + observations.length;
  });
  const micros = halves.map((ms, half) => (ms * 1000) / (claims[half] as number));
  const restoreMs = restore(engine, stream);
  const [early = 0, late = 0] = micros;
  return [
    {
      figure: `detector ${preset}`,
      ratio: rounded(late / early),
      target: `<= ${targetMicros} us a claim, restored in <= ${MAX_RESTORE_SECONDS} s`,
      from: {
        claims: (claims[0] as number) + (claims[1] as number),
        earlyMicros: rounded(early, 1),
        lateMicros: rounded(late, 1),
        restoreSeconds: rounded(restoreMs / 1000, 2),
        patterns: engine.patterns.length,
      },
    },
  ];
}

interface Day {
  date: LocalDate;
  observations: LatticeObservation[];
}

function restore(engine: LatticeEngine, stream: readonly Day[]): number {
  const startMs = cpuMs();
  const again = new LatticeEngine(rates, engine.state);
  for (const { observations } of stream.slice(-HELD_DAYS)) {
    for (const observation of observations) again.observe(observation);
  }
  return cpuMs() - startMs;
}

function streamOf(key: string, days: number): Day[] {
  const preset = findPreset(key);
  if (!preset) throw new Error(`there is no preset ${key}`);
  const config = { ...preset.config, durationDays: days };
  const simulation = createSimulation({ config, seed: SEED, commands: [] });
  const types = new Map(simulation.payers.map(({ id, type }) => [id, type]));
  const stream: Day[] = [];
  let observations: LatticeObservation[] = [];
  for (const event of simulation.advance(simulation.submissionsEndS as number, Number.MAX_SAFE_INTEGER)) {
    if (event.kind === 'DAY_ENDED') {
      stream.push({ date: addDays(event.date, -1), observations });
      observations = [];
    }
    if (event.kind !== 'CLAIM_ADJUDICATED' || event.claim.frequencyCode !== '1') continue;
    observations.push(
      observationOf(event.claim, event.adjudication, types.get(event.claim.payerId) ?? 'OTHER'),
    );
  }
  return stream;
}
