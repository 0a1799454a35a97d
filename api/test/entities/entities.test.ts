import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { getMetadataArgsStorage } from 'typeorm';
import { ENTITIES } from '../../src/persistence/entities';

const FOLDER = join(__dirname, '..', '..', 'src', 'entities');

describe('the list of entities', () => {
  it('holds every class that declares a table', () => {
    for (const file of readdirSync(FOLDER))
      if (file.endsWith('.entity.ts')) jest.requireActual(join(FOLDER, file));
    const declared = getMetadataArgsStorage().tables.map(({ target }) => (target as { name: string }).name);
    expect(declared.sort()).toEqual(ENTITIES.map(({ name }) => name).sort());
  });
});
