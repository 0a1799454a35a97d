// npm run fuzz: 100,000 damaged files of every format through its reader and what is made of it, and 3,000 through the
// database. Another round of seeds with `npm run fuzz -- ROUND`; a failure prints its seed.
import { ensureInstalled } from './install.mjs';
import { runChosen } from './jest-runs.mjs';

const SUITES = ['api/test/connectors/conformance.test.ts', 'api/test/ingest/damaged-files.test.ts'];

const [round = '0'] = process.argv.slice(2);
await ensureInstalled();
const run = { files: SUITES, patterns: [], options: [], watch: false };
process.exitCode = await runChosen(run, { ...process.env, TEST_FUZZ: 'true', TEST_ROUND: round });
