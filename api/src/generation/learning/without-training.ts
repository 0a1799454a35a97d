import { startOfDayS } from '../../domain/calendar';
import type { LocalDate } from '../../domain/calendar';
import type { SimulationInputs } from '../simulation';

/**
 * The same run with training switched off from a day on (from its first day when null): the counterfactual twin. Plan,
 * workshops and recorded attempts stay in the configuration and have no effect, because the number of coders and
 * everything else that is drawn must stay the same. Every draw belongs to an entity and a purpose, so claims differ
 * only by what coders have learned: in the rules trained, in duplicates of such claims, and in what follows from them.
 */
export function withoutTraining(inputs: SimulationInputs, from: LocalDate | null): SimulationInputs {
  const effectiveAtS = startOfDayS(from ?? inputs.config.startDate);
  return { ...inputs, commands: [{ kind: 'STOP_TRAINING', effectiveAtS }, ...inputs.commands] };
}
