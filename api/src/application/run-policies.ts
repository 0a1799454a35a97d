import type { PolicyBook } from '../domain/policies/payer-policy';
import type { RunEntity } from '../entities/run.entity';
import { payersOf, policiesOf } from '../generation/world/world';

/** Far more workspaces than are likely to test claims at the same time. */
const MAX_REMEMBERED = 64;
const remembered = new Map<string, PolicyBook>();

/** A run's payer policies: the same ones that the engine adjudicates by, made from the same seed and config. */
export function policiesOfRun({ config, seed }: RunEntity): PolicyBook {
  const payers = payersOf(config);
  const key = `${seed} ${JSON.stringify(payers)}`;
  let policies = remembered.get(key);
  if (!policies) {
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    remembered.set(key, (policies = policiesOf(payers, seed)));
  }
  return policies;
}
