import type { ScenarioEntity } from '../../entities/scenario.entity';
import { ScenarioConnection } from '../../entities/scenario.entity';
import type { PageSource } from '../../entities/views/connection';
import { countScenarios, listScenarios, scenarioExistsAfter } from '../../persistence/read/scenarios';
import type { AppContext } from '../context';
import { encodeCursor, pageOf, pageSize, parseCursor } from '../page';

const SCOPE = 'scenarios';

/** @throws BadInputError by argument */
export async function scenariosPage(
  context: AppContext,
  args: { first: number | null; after: string | null },
): Promise<PageSource<ScenarioEntity>> {
  const size = pageSize(args.first);
  const place = parseCursor(SCOPE, args.after, 'int');
  const db = context.database.reader('live');
  const rows = await listScenarios(db, size + 1, place?.[1] ?? null);
  const page = pageOf(
    rows,
    size,
    (scenario) => encodeCursor(SCOPE, [null, scenario.localId]),
    async (firstRow) => place !== null && scenarioExistsAfter(db, firstRow ? firstRow.localId : place[1] - 1),
  );
  return new ScenarioConnection({ ...page, count: () => countScenarios(db) });
}
