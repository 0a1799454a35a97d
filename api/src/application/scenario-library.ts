import { NotFoundError } from '../domain/errors';
import { parseTopLevelId, topLevelId } from '../entities/global-id';
import type { ScenarioEntity } from '../entities/scenario.entity';
import { insertScenario, updateScenario } from '../persistence/requests/scenario-requests';
import type { ScenarioDraft } from './scenario-document';
import {
  parseAll,
  parseConfig,
  parseDescription,
  parseDocument,
  parseDraft,
  parseName,
} from './scenario-document';
import type { UseCaseContext } from './use-case-context';

/** Users' own scenarios: created, changed, duplicated, exported and imported. */

/** @throws BadInputError with every fault of name, description and config */
export const createScenario = (
  context: UseCaseContext,
  draft: Record<keyof ScenarioDraft, unknown>,
): Promise<ScenarioEntity> => store(context, parseDraft(draft));

/**
 * Changes what is given; null or undefined leaves a field unchanged.
 * @throws BadInputError with all faults, NotFoundError, ConflictError for a preset
 */
export async function changeScenario(
  context: UseCaseContext,
  id: string,
  given: Record<keyof ScenarioDraft, unknown>,
): Promise<ScenarioEntity> {
  const scenarioId = parseTopLevelId('Scenario', id, 'id');
  const changes = parseAll({
    name: () => (given.name == null ? null : parseName(given.name)),
    description: () => (given.description == null ? null : parseDescription(given.description)),
    config: () => (given.config == null ? null : parseConfig(given.config)),
  });
  await updateScenario(context.database, scenarioId, changes, context.nowMs());
  return reread(context, scenarioId);
}

/** @throws BadInputError naming `name`, NotFoundError */
export async function duplicateScenario(
  context: UseCaseContext,
  id: string,
  name: string,
): Promise<ScenarioEntity> {
  const { description, config } = await requiredScenario(context, id);
  return store(context, { name: parseName(name), description, config });
}

/** The document that importScenario and the command line accept unchanged. @throws NotFoundError */
export async function exportScenario(context: UseCaseContext, id: string): Promise<ScenarioDraft> {
  const { name, description, config } = await requiredScenario(context, id);
  return { name, description, config };
}

/** @throws BadInputError with field paths below `document` */
export const importScenario = (context: UseCaseContext, document: unknown): Promise<ScenarioEntity> =>
  store(context, parseDocument(document));

async function store(context: UseCaseContext, draft: ScenarioDraft): Promise<ScenarioEntity> {
  return reread(context, await insertScenario(context.database, draft, context.nowMs()));
}

async function requiredScenario(context: UseCaseContext, id: string): Promise<ScenarioEntity> {
  const scenario = await context.loaders.scenario.load(parseTopLevelId('Scenario', id, 'id'));
  if (!scenario) throw new NotFoundError('scenario', id);
  return scenario;
}

async function reread(context: UseCaseContext, scenarioId: number): Promise<ScenarioEntity> {
  const scenario = await context.loaders.scenario.clear(scenarioId).load(scenarioId);
  if (!scenario) throw new NotFoundError('scenario', topLevelId('Scenario', scenarioId));
  return scenario;
}
