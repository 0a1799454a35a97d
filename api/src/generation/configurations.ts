import { epochDayOfInstant } from '../domain/calendar';
import { elementAt } from '../domain/element-at';
import { realizationOf } from '../domain/scenario/pattern-realization';
import type { RunCommand, ScenarioConfig } from '../domain/scenario/scenario';

/** Whether payers do anything of their own accord under this configuration. */
export const hasBehaviors = ({ patterns, payerNoise = 0 }: ScenarioConfig): boolean =>
  payerNoise > 0 || patterns.some((pattern) => realizationOf(pattern) === 'BEHAVIOR');

export type ConfigureCommand = Extract<RunCommand, { kind: 'CONFIGURE' }>;

/** The configurations of a run, from its first day on, with the run day on which each takes effect. */
export function configurations(
  config: ScenarioConfig,
  commands: readonly RunCommand[],
  startDay: number,
): { runDay: number; config: ScenarioConfig }[] {
  const all = [{ runDay: 0, config }];
  for (const command of commands) {
    if (command.kind !== 'CONFIGURE') continue;
    const runDay = Math.max(0, epochDayOfInstant(command.effectiveAtS) - startDay);
    all.push({ runDay, config: configured(elementAt(all, all.length - 1).config, command) });
  }
  return all;
}

export function configured(
  config: ScenarioConfig,
  { changes: { claimsPerDay, denialRate, patterns, learning } }: Pick<ConfigureCommand, 'changes'>,
): ScenarioConfig {
  return {
    ...config,
    claimsPerDay: claimsPerDay ?? config.claimsPerDay,
    denialRate: denialRate ?? config.denialRate,
    patterns: patterns ?? config.patterns,
    learning: learning === undefined ? config.learning : learning,
  };
}
