import { detector } from './detector';
import type { Bench } from './figure';
import { fanout } from './fanout';
import { hospitalYear } from './hospital-year';
import { ingest } from './ingest';
import { mutationWaits } from './mutation-waits';
import { parser } from './parser';
import { queryGrowth } from './query-growth';

/**
 * npm run bench [-- figure ...]: one JSON line per figure. Ratios are measured within one run, on a machine at rest.
 */
const BENCHES: readonly Bench[] = [
  ingest,
  queryGrowth,
  fanout,
  mutationWaits,
  parser,
  detector,
  hospitalYear,
];

async function main(wanted: readonly string[]): Promise<void> {
  const unknown = wanted.filter((name) => !BENCHES.some((bench) => bench.name === name));
  if (unknown.length > 0) {
    process.stderr.write(
      `There is no benchmark "${unknown.join('", "')}"; there are ${BENCHES.map((bench) => bench.name).join(', ')}.\n`,
    );
    process.exitCode = 1;
    return;
  }
  for (const bench of BENCHES) {
    if (wanted.length > 0 ? !wanted.includes(bench.name) : bench.onRequest) continue;
    for (const figure of await bench.run()) process.stdout.write(`${JSON.stringify(figure)}\n`);
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
