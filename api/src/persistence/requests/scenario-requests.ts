import { ConflictError, NotFoundError } from '../../domain/errors';
import type { ScenarioConfig } from '../../domain/scenario/scenario';
import { ScenarioEntity } from '../../entities/scenario.entity';
import type { Database, Tx } from '../database';
import { newId } from '../database';

export interface NewScenario {
  name: string;
  description: string;
  config: ScenarioConfig;
}

export interface Preset extends NewScenario {
  key: string;
}

export function insertScenario(database: Database, scenario: NewScenario, nowMs: number): Promise<number> {
  return database.write((tx) => insert(tx, scenario, null, isoOf(nowMs)));
}

/** Null leaves a field as it is; any change increases the version. */
export function updateScenario(
  database: Database,
  id: number,
  changes: { name: string | null; description: string | null; config: ScenarioConfig | null },
  nowMs: number,
): Promise<void> {
  return database.write(async (tx) => {
    await ownScenario(tx, id, ['duplicateScenario', 'startGeneration']);
    const { name, description, config } = changes;
    await tx.repository(ScenarioEntity).update(id, {
      ...(name !== null && { name }),
      ...(description !== null && { description }),
      ...(config && { config }),
      version: () => 'version + 1',
      updatedAt: isoOf(nowMs),
    });
  });
}

export function deleteScenario(database: Database, id: number): Promise<void> {
  return database.write(async (tx) => {
    await ownScenario(tx, id, ['duplicateScenario', 'startGeneration']);
    const [run] = await tx.query<{ name: string }>(
      'SELECT w.name FROM runs r JOIN workspaces w ON w.id = r.workspace_id WHERE r.scenario_id = ? LIMIT 1',
      [id],
    );
    if (run) {
      throw new ConflictError(
        `The workspace "${run.name}" was made from this scenario, which is kept with it.`,
        ['updateScenario', 'duplicateScenario'],
      );
    }
    await tx.repository(ScenarioEntity).delete(id);
  });
}

/** Brings the stored presets up to those of this version; what has not changed is not touched. Safe to repeat. */
export function storePresets(database: Database, presets: readonly Preset[], nowMs: number): Promise<void> {
  const nowIso = isoOf(nowMs);
  return database.write(async (tx) => {
    const scenarios = tx.repository(ScenarioEntity);
    for (const { key, name, description, config } of presets) {
      const stored = await scenarios.findOneBy({ presetKey: key });
      if (!stored) await insert(tx, { name, description, config }, key, nowIso);
      else if (
        stored.name !== name ||
        stored.description !== description ||
        JSON.stringify(stored.config) !== JSON.stringify(config)
      ) {
        await scenarios.update(stored.localId, {
          name,
          description,
          config,
          version: () => 'version + 1',
          updatedAt: nowIso,
        });
      }
    }
  });
}

async function insert(
  tx: Tx,
  scenario: NewScenario,
  presetKey: string | null,
  nowIso: string,
): Promise<number> {
  const { name, description, config } = scenario;
  const row = { name, description, presetKey, version: 1, config, createdAt: nowIso, updatedAt: nowIso };
  return newId(await tx.repository(ScenarioEntity).insert(row));
}

async function ownScenario(tx: Tx, id: number, allowed: readonly string[]): Promise<ScenarioEntity> {
  const scenario = await tx.repository(ScenarioEntity).findOneBy({ localId: id });
  if (!scenario) throw new NotFoundError('scenario', String(id));
  if (scenario.presetKey !== null) throw new ConflictError('A preset cannot be changed.', allowed);
  return scenario;
}

const isoOf = (nowMs: number): string => new Date(nowMs).toISOString();
