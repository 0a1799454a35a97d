import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { getMetadataArgsStorage } from 'typeorm';
import type { Database } from '../../src/persistence/database';
import type { EntityClass } from '../../src/persistence/read/hydrate';
import { columnsOf } from '../../src/persistence/read/hydrate';
import type { TestDatabase } from '../support/databases';
import { DATABASES, openMigrated } from '../support/databases';

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
  let home: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    home = await create();
    database = await openMigrated(home.url);
  });
  afterAll(async () => {
    await database.close();
    await home.drop();
  });

  it.each(entityTables())('$table has every column that its entity declares', async ({ table, entity }) => {
    await expect(
      database.reader('live').query(`SELECT ${columnsOf(entity, 't')} FROM ${table} t`),
    ).resolves.toEqual([]);
  });
});
