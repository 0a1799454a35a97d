import { SECONDS_PER_DAY, epochDay } from '../../api/src/domain/calendar';
import { ruleIndex } from '../../api/src/domain/denial-rules';
import type { ScenarioConfig } from '../../api/src/domain/scenario/scenario';
import { reachedRules } from '../../api/src/domain/scenario/scenario-arithmetic';
import { ImpactCounters } from '../../api/src/detection/impact/impact-counters';
import type { FirstTraining, ImpactHistory } from '../../api/src/detection/impact/impact-history';
import { maturesOn, mondayOf } from '../../api/src/detection/impact/impact-history';
import type { ExactEffect } from '../../api/src/generation/forecast/exact-effect';
import { PairedRuns } from '../../api/src/generation/forecast/exact-effect';
import { findPreset } from '../../api/src/generation/presets';
import type { SimulationEvent } from '../../api/src/generation/simulation';
import { coderCount } from '../../api/src/domain/scenario/scenario-arithmetic';
import { deniedCents } from '../../api/src/ingest/rows';

/** The presets that train, both at the volume of a single practice. */
type ImpactPreset = 'standard-practice' | 'improvement-story';
const CLAIMS_PER_DAY = 100;

/** One run that the estimate is compared with its exact twin on. */
export interface ImpactCase {
  preset: ImpactPreset;
  /** Percent by which the defects of every rule and payer grow from the first day of training on. */
  driftPercent: number;
  /** False: nobody learns, but the sessions are on record. */
  isTrained: boolean;
  seed: number;
}

interface ImpactEvidence {
  history: ImpactHistory;
  effect: ExactEffect;
}

export function runImpactCase({ preset, driftPercent, isTrained, seed }: ImpactCase): ImpactEvidence {
  const config = drifting(configOf(preset), driftPercent);
  const days = config.durationDays ?? 0;
  const pair = new PairedRuns(config, seed, days, isTrained ? 'PAIR' : 'TWIN');
  const counters = new ImpactCounters();
  while (!pair.isOver) {
    const untilS = pair.run.nowS + SECONDS_PER_DAY;
    const events = pair.run.advance(untilS, Number.MAX_SAFE_INTEGER);
    for (const event of events) observe(counters, event);
    pair.observeRun(events);
    pair.catchUp(untilS);
  }
  const startDay = epochDay(config.startDate);
  const asOf = maturesOn(mondayOf(startDay + days - 1));
  const history = counters.history(asOf);
  const trainings = isTrained ? history.trainings : sessionsOnRecord(config, startDay);
  return { history: { ...history, trainings }, effect: pair.effect() };
}

function observe(counters: ImpactCounters, event: SimulationEvent): void {
  switch (event.kind) {
    case 'CLAIM_SUBMITTED':
      counters.submitted(event.claim);
      break;
    case 'CLAIM_ADJUDICATED':
      counters.adjudicated(event.claim, event.adjudication, deniedCents(event.claim, event.adjudication));
      break;
    case 'APPEAL_FILED':
      counters.appealFiled(event.claim.id);
      break;
    case 'APPEAL_DECIDED':
      counters.appealDecided(event.claim.id, event.appeal.outcome === 'OVERTURNED', event.wonAllowedCents);
      break;
    case 'LEARNING':
      counters.learned(event.event);
      break;
    default:
  }
}

function configOf(preset: ImpactPreset): ScenarioConfig {
  const found = findPreset(preset);
  if (!found?.config.learning || found.config.durationDays === null)
    throw new Error(`expected a preset with training and an end, got ${preset}`);
  return { ...found.config, claimsPerDay: CLAIMS_PER_DAY };
}

/** A change of practice or payers that has nothing to do with training and sets in together with it. */
function drifting(config: ScenarioConfig, percent: number): ScenarioConfig {
  if (percent === 0) return config;
  const kind = percent > 0 ? 'PAYER_POLICY_CHANGE' : 'SYSTEM_UPDATE';
  const day = config.learning?.fromDay ?? 0;
  const drift = { day, kind, rule: null, payer: null, magnitude: Math.abs(percent), note: null } as const;
  return { ...config, events: [...config.events, drift] };
}

/** As if every coder had trained the focus rules on the plan's first day. */
function sessionsOnRecord(config: ScenarioConfig, startDay: number): FirstTraining[] {
  const { learning } = config;
  if (!learning) return [];
  const rules = reachedRules(learning, config.patterns).map(ruleIndex);
  return Array.from({ length: coderCount(config) }, (_, coder) =>
    rules.map((rule) => ({ coderId: coder + 1, rule, firstDay: startDay + learning.fromDay })),
  ).flat();
}
