/**
 * Emits schema.graphql from the code. With --check it writes nothing and reports what is wrong:
 * - schema.graphql is not what the code gives;
 * - the public contract is broken beyond what stands by name in schema-pending.txt;
 * - schema-pending.txt names what is built already, or has grown against the committed one.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { buildSchema, printSchema } from 'graphql';
import { format, resolveConfig } from 'prettier';
import { buildAppSchema } from '../api/src/schema';
import { brokenPromises, pendingNames } from './schema-contract';

const ROOT = join(__dirname, '..');
const SCHEMA = join(ROOT, 'schema.graphql');
const PENDING = join(ROOT, 'schema-pending.txt');
const HEADER = '# Emitted from the code by `npm run fix:schema`; do not edit.\n\n';

async function main(): Promise<void> {
  const emitted = await formatted(`${HEADER}${printSchema(buildAppSchema())}\n`);
  if (!process.argv.includes('--check')) {
    writeFileSync(SCHEMA, emitted);
    console.log(`wrote ${relative(process.cwd(), SCHEMA)}`);
    return;
  }
  const faults = [...staleness(emitted), ...contractFaults(), ...growth()];
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
  else console.log('schema.graphql is what the code gives');
}

function staleness(emitted: string): string[] {
  const committed = existsSync(SCHEMA) ? readFileSync(SCHEMA, 'utf8') : '';
  return committed === emitted
    ? []
    : ['schema.graphql is not what the code gives: run `npm run fix:schema` and commit it'];
}

function contractFaults(): string[] {
  const path = process.env['CLAIMSTREAM_CONTRACT'] ?? join(ROOT, '..', 'shared', 'contract.graphql');
  if (!existsSync(path)) {
    console.log('skipped: no contract to compare with (CLAIMSTREAM_CONTRACT names the file)');
    return [];
  }
  const contract = buildSchema(readFileSync(path, 'utf8'));
  return brokenPromises(contract, buildAppSchema(), pendingNames(readFileSync(PENDING, 'utf8')));
}

/** A promise listed as pending may only be built: a name that comes in later would withdraw something. */
function growth(): string[] {
  const committed = committedPending();
  if (committed === null) return [];
  const before = new Set(pendingNames(committed));
  return pendingNames(readFileSync(PENDING, 'utf8'))
    .filter((name) => !before.has(name))
    .map((name) => `schema-pending.txt has grown by ${name}: the list may only shrink`);
}

/** Against the newest commit; null outside a git checkout and before the list was first committed. */
function committedPending(): string | null {
  try {
    return execFileSync('git', ['show', 'HEAD:schema-pending.txt'], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    console.log('skipped: no committed schema-pending.txt to compare with');
    return null;
  }
}

/** In the form that the format check expects. */
async function formatted(text: string): Promise<string> {
  return format(text, { ...(await resolveConfig(SCHEMA)), parser: 'graphql' });
}

void main();
