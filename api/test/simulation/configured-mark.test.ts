import { SECONDS_PER_DAY, addDays, dateOfInstant, startOfDayS } from '../../src/domain/calendar';
import type { RunCommand } from '../../src/domain/scenario/scenario';
import { createSimulation } from '../../src/generation/create-simulation';
import { busyScenario } from './scenarios';

const config = busyScenario();
const atS = startOfDayS(addDays(config.startDate, 5));

function marksOf(commands: readonly RunCommand[]): string[] {
  const simulation = createSimulation({ config, seed: 4, commands });
  return simulation
    .advance(atS + 2 * SECONDS_PER_DAY, Number.MAX_SAFE_INTEGER)
    .flatMap((event) => (event.kind === 'ANNOTATION' ? [event] : []))
    .filter(({ annotation }) => annotation.kind === 'CONFIGURED')
    .map((event) => `${dateOfInstant(event.atS)} ${event.annotation.label}`);
}

const day = addDays(config.startDate, 5);

describe('a change of configuration', () => {
  it('is marked on the day from which it holds, with what it changes', () => {
    const changes = { claimsPerDay: 40, denialRate: 15, patterns: [] };
    expect(marksOf([{ kind: 'CONFIGURE', effectiveAtS: atS, changes }])).toEqual([
      `${day} Configured: 40 claims a day, 15 % denied, 0 patterns`,
    ]);
    expect(marksOf([{ kind: 'CONFIGURE', effectiveAtS: atS, changes: { learning: null } }])).toEqual([
      `${day} Configured: no training`,
    ]);
  });

  it('of training is none where nobody may train', () => {
    expect(
      marksOf([
        { kind: 'STOP_TRAINING', effectiveAtS: startOfDayS(config.startDate) },
        { kind: 'CONFIGURE', effectiveAtS: atS, changes: { learning: null } },
      ]),
    ).toEqual([]);
  });
});
