// Before the first suite: a place for what is made once and copied by every suite (api/test/support/templates.ts).
const { mkdirSync, readdirSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const PREFIX = 'claimstream-templates-';

module.exports = () => {
  removeAbandoned();
  const folder = join(tmpdir(), `${PREFIX}${process.pid}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  process.env.TEST_TEMPLATES = folder;
};

/** What a run that was killed could not delete. */
function removeAbandoned() {
  const folders = readdirSync(tmpdir()).filter((name) => /^claimstream-templates-\d+$/.test(name));
  for (const name of folders.filter((each) => !isRunning(Number(each.slice(PREFIX.length)))))
    rmSync(join(tmpdir(), name), { recursive: true, force: true });
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
