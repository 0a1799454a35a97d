// Before the first suite: a place for what is made once and copied by every suite (api/test/support/templates.ts).
const { mkdirSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

module.exports = () => {
  const folder = join(tmpdir(), `claimstream-templates-${process.pid}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  process.env.TEST_TEMPLATES = folder;
};
