// Runs on plain Node: nothing may be installed yet. CommonJS, because loading an ES module already starts the thread
// pool, whose size can be set only before its first use: each SQLite connection keeps one of its threads busy.
process.env.UV_THREADPOOL_SIZE ??= '12';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Claimstream needs Node 20.19 or newer; this is ${process.versions.node}.\n`);
  process.exit(1);
}

async function start() {
  const { ensureInstalled } = await import('./install.mjs');
  const { ensureBuilt, isUpToDate } = await import('./build.mjs');
  // A release that was built before runs without what built it.
  await ensureInstalled({ dev: !isUpToDate() });
  await ensureBuilt();
  const { main } = require('../dist/api/src/main.js');
  await main(process.argv.slice(2));
}

start().catch((error) => {
  process.stderr.write(`${error.isForTheUser ? error.message : error.stack}\n`);
  process.exit(1);
});
