import type { PolicyBook } from '../domain/policies/payer-policy';
import type { RunEntity } from '../entities/run.entity';
import { policiesOfInputs } from '../generation/epoch';
import { payersOf } from '../generation/world/world';
import { hasBehaviors } from '../generation/configurations';
import { configureCommands } from '../persistence/read/requested-changes';
import type { UseCaseContext } from './use-case-context';

/** Far more workspaces than are likely to test claims at the same time. */
const MAX_REMEMBERED = 64;
const remembered = new Map<string, PolicyBook>();

/**
 * A run's payer policies, and what its payers do besides: what the engine adjudicates by, made from the same seed,
 * config and commands.
 */
export async function policiesOfRun(
  { database }: Pick<UseCaseContext, 'database'>,
  { workspaceId, config, seed }: RunEntity,
): Promise<PolicyBook> {
  const commands = await configureCommands(database.reader('live'), workspaceId);
  const configs = [config, ...commands.map(({ changes }) => ({ ...config, ...changes }))];
  // Policies alone follow from seed and payers, so that most runs of a scenario share them.
  const key = JSON.stringify(
    configs.some(hasBehaviors) ? [seed, config, commands] : [seed, payersOf(config)],
  );
  let policies = remembered.get(key);
  if (!policies) {
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    remembered.set(key, (policies = policiesOfInputs({ config, seed, commands })));
  }
  return policies;
}
