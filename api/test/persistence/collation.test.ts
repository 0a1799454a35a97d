import type { Database } from '../../src/persistence/database';
import { DATABASES, withOneDatabase } from '../support/databases';

/** Columns whose text is ordered or compared by anything but its code points. */
const BY_LANGUAGE = {
  sqlite: `SELECT t.name || '.' || i.name AS name FROM sqlite_schema t JOIN pragma_index_list(t.name) l
    JOIN pragma_index_xinfo(l.name) i WHERE t.type = 'table' AND i.coll <> 'BINARY'`,
  postgres: `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
    WHERE table_schema = current_schema() AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'`,
};

describe.each(DATABASES)('text, on $name', ({ create }) => {
  let database: Database;
  withOneDatabase(create, (opened) => (database = opened));

  it("stands in the order of code points, whatever the server's language", async () => {
    expect(await database.reader('live').query(BY_LANGUAGE[database.dialect])).toEqual([]);
  });
});
