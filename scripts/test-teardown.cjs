// After the last suite: what test-setup.cjs made room for is deleted.
const { rmSync } = require('node:fs');
const { basename } = require('node:path');
const { Client } = require('pg');

module.exports = async () => {
  const folder = process.env.TEST_TEMPLATES;
  rmSync(folder, { recursive: true, force: true });
  const connectionString = process.env.TEST_POSTGRES_URL ?? process.env.DATABASE_URL;
  if (!connectionString) return;
  const client = new Client({ connectionString });
  await client.connect();
  const name = basename(folder).replaceAll('-', '_');
  await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`).finally(() => client.end());
};
