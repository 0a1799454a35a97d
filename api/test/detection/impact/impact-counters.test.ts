import { ImpactCounters } from '../../../src/detection/impact/impact-counters';
import { maturesOn, mondayOf } from '../../../src/detection/impact/impact-history';
import { SECONDS_PER_DAY, epochDay } from '../../../src/domain/calendar';
import { createSimulation } from '../../../src/generation/create-simulation';
import type { SimulationEvent } from '../../../src/generation/simulation';
import { SMALL_PRACTICE } from '../../support/runs';

const DAYS = 120;
const START = epochDay(SMALL_PRACTICE.startDate);

function countedRun(): { counters: ImpactCounters; events: SimulationEvent[] } {
  const config = { ...SMALL_PRACTICE, durationDays: null };
  const run = createSimulation({ config, seed: config.seed, commands: [] });
  const counters = new ImpactCounters();
  const events = run.advance((START + DAYS) * SECONDS_PER_DAY - 1, Number.MAX_SAFE_INTEGER);
  for (const event of events) {
    if (event.kind === 'CLAIM_SUBMITTED') counters.submitted(event.claim);
    else if (event.kind === 'CLAIM_ADJUDICATED') {
      const cents = event.adjudication.lines.reduce(
        (sum, line, index) => sum + (line.denial ? (event.claim.lines[index]?.billedCents ?? 0) : 0),
        0,
      );
      counters.adjudicated(event.claim, event.adjudication, cents);
    } else if (event.kind === 'APPEAL_FILED') counters.appealFiled(event.claim.id);
    else if (event.kind === 'APPEAL_DECIDED')
      counters.appealDecided(event.claim.id, event.appeal.outcome === 'OVERTURNED', event.wonAllowedCents);
    else if (event.kind === 'LEARNING') counters.learned(event.event);
  }
  return { counters, events };
}

describe('the counts behind the estimated effect of training', () => {
  const { counters, events } = countedRun();
  const history = counters.history(START + DAYS - 1);

  it('hold every first submission of a mature week once by payer, provider and coder, and no other week', () => {
    const mature = events.filter(
      (event) =>
        event.kind === 'CLAIM_ADJUDICATED' &&
        event.claim.frequencyCode === '1' &&
        maturesOn(mondayOf(epochDay(event.claim.submissionDate))) <= START + DAYS - 1,
    );
    expect(mature.length).toBeGreaterThan(1_000);
    for (const by of ['payers', 'coders'] as const) {
      const counted = history.weeks.flatMap((week) => week[by]).map(({ eligible }) => eligible[0] ?? 0);
      expect(counted.reduce((sum, count) => sum + count, 0)).toBe(mature.length);
    }
    const denied = mature.filter((event) => event.kind === 'CLAIM_ADJUDICATED' && event.adjudication.denial);
    const counted = history.weeks.flatMap(({ payers }) => payers.flatMap((payer) => [...payer.denied]));
    expect(counted.reduce((sum, count) => sum + count, 0)).toBe(denied.length);
  });

  it('know the first day on which each coder trained each rule', () => {
    const attempts = events.flatMap((event) =>
      event.kind === 'LEARNING' && event.event.type === 'ATTEMPT' ? [event.event] : [],
    );
    const coders = new Set(attempts.map(({ coderId, ruleKey }) => `${coderId} ${ruleKey ?? ''}`));
    expect(history.trainings).toHaveLength(coders.size);
    const first = Math.min(...attempts.map(({ atS }) => Math.floor(atS / SECONDS_PER_DAY)));
    expect(Math.min(...history.trainings.map(({ firstDay }) => firstDay))).toBe(first);
  });

  it('follow denials to what appeals and corrected claims brought', () => {
    const won = events.flatMap((event) =>
      event.kind === 'APPEAL_DECIDED' && event.appeal.outcome === 'OVERTURNED' ? [event.wonAllowedCents] : [],
    );
    const corrected = events.flatMap((event) =>
      event.kind === 'CLAIM_ADJUDICATED' && event.claim.frequencyCode === '7'
        ? [event.adjudication.allowedCents ?? 0]
        : [],
    );
    const sum = (amounts: readonly number[]): number => amounts.reduce((total, cents) => total + cents, 0);
    expect(won.length).toBeGreaterThan(10);
    expect(corrected.length).toBeGreaterThan(10);
    expect(sum(history.outcomes.map(({ wonAllowedCents }) => wonAllowedCents))).toBe(sum(won));
    expect(sum(history.outcomes.map(({ adjudicatedAllowedCents }) => adjudicatedAllowedCents))).toBe(
      sum(corrected),
    );
  });
});
