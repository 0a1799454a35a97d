import type { PolicyBook } from '../domain/policies/payer-policy';
import type { RunEntity } from '../entities/run.entity';
import { payersOf, policiesOf } from '../generation/world/world';

/** Far more workspaces than anybody tries claims in at a time. */
const MAX_REMEMBERED = 64;
const remembered = new Map<string, PolicyBook>();

/** What a run's payers ask for: the very policies that the engine adjudicates by, from the same seed and config. */
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
