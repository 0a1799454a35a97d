import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { getMetadataArgsStorage } from 'typeorm';
import type { Database } from '../../src/persistence/database';
import type { EntityClass } from '../../src/persistence/read/hydrate';
import { columnsOf } from '../../src/persistence/read/hydrate';
import { DATABASES, withOneDatabase } from '../support/databases';

const FOLDER = join(__dirname, '..', '..', 'src', 'entities');

function entityTables(): { table: string; entity: EntityClass<unknown> }[] {
  for (const file of readdirSync(FOLDER))
    if (file.endsWith('.entity.ts')) jest.requireActual(join(FOLDER, file));
  return getMetadataArgsStorage().tables.map(({ name, target }) => ({
    table: name as string,
    entity: target as EntityClass<unknown>,
  }));
}

describe.each(DATABASES)('entities, on $name', ({ create }) => {
  let database: Database;
  withOneDatabase(create, (opened) => (database = opened));

  it.each(entityTables())('$table has every column that its entity declares', async ({ table, entity }) => {
    await expect(
      database.reader('live').query(`SELECT ${columnsOf(entity, 't')} FROM ${table} t`),
    ).resolves.toEqual([]);
  });
});
