import { ConflictError, NotFoundError } from '../../domain/errors';
import type { ScenarioConfig } from '../../domain/scenario/scenario';
import type { Database, Tx } from '../database';
import { returning } from '../dialect';

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
    await refusePreset(tx, id, ['duplicateScenario', 'startGeneration']);
    await tx.run(
      `UPDATE scenarios SET name = COALESCE(?, name), description = COALESCE(?, description), config = COALESCE(?, config),
         version = version + 1, updated_at = ? WHERE id = ?`,
      [changes.name, changes.description, changes.config && JSON.stringify(changes.config), isoOf(nowMs), id],
    );
  });
}

export function deleteScenario(database: Database, id: number): Promise<void> {
  return database.write(async (tx) => {
    await refusePreset(tx, id, ['duplicateScenario', 'startGeneration']);
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
    await tx.run('DELETE FROM scenarios WHERE id = ?', [id]);
  });
}

/** Brings the stored presets up to those of this version; what has not changed is not touched. Safe to repeat. */
export function storePresets(database: Database, presets: readonly Preset[], nowMs: number): Promise<void> {
  return database.write(async (tx) => {
    for (const preset of presets) {
      const [stored] = await tx.query<{ id: number; name: string; description: string; config: string }>(
        'SELECT id, name, description, config FROM scenarios WHERE preset_key = ?',
        [preset.key],
      );
      const config = JSON.stringify(preset.config);
      if (!stored) await insert(tx, preset, preset.key, isoOf(nowMs));
      else if (
        stored.name !== preset.name ||
        stored.description !== preset.description ||
        stored.config !== config
      ) {
        await tx.run(
          'UPDATE scenarios SET name = ?, description = ?, config = ?, version = version + 1, updated_at = ? WHERE id = ?',
          [preset.name, preset.description, config, isoOf(nowMs), stored.id],
        );
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
  const [row] = await tx.query<{ id: number }>(
    returning(
      `INSERT INTO scenarios (name, description, preset_key, version, config, created_at, updated_at)
       VALUES (?, ?, ?, 1, ?, ?, ?) RETURNING id`,
    ),
    [scenario.name, scenario.description, presetKey, JSON.stringify(scenario.config), nowIso, nowIso],
  );
  return (row as { id: number }).id;
}

async function refusePreset(tx: Tx, id: number, allowed: readonly string[]): Promise<void> {
  const [row] = await tx.query<{ preset_key: string | null }>(
    'SELECT preset_key FROM scenarios WHERE id = ?',
    [id],
  );
  if (!row) throw new NotFoundError('scenario', String(id));
  if (row.preset_key !== null) throw new ConflictError('A preset cannot be changed.', allowed);
}

const isoOf = (nowMs: number): string => new Date(nowMs).toISOString();
