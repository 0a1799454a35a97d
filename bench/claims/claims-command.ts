import { Command } from 'commander';
import { readClaimCases } from './claim-case';
import type { JudgedCase } from './judge-case';
import { CaseJudge } from './judge-case';

interface Options {
  file: string;
  json?: boolean;
}

/** npm run evaluate -- claims: hand-written claims with what a coder expects, against the adjudicator. */
export function claimsCommand(): Command {
  return new Command('claims')
    .description(
      'Adjudicates hand-written claims in a standard world and compares the results with what a coder expects.',
    )
    .requiredOption('--file <file>', 'claims with what is expected of them, one JSON object a line')
    .option('--json', 'one JSON line per claim; the last line is JSON in any case')
    .action(evaluateClaims);
}

function evaluateClaims({ file, json }: Options): void {
  const judge = new CaseJudge();
  const judged = readClaimCases(file).map((each) => judge.judge(each));
  for (const each of judged) process.stdout.write(`${json ? JSON.stringify(each) : lineOf(each)}\n`);
  process.stdout.write(`${JSON.stringify(scoreOf(judged))}\n`);
}

interface ClaimsScore {
  total: number;
  right: number;
  rightDeny: number;
  rightPay: number;
}

export function scoreOf(judged: readonly JudgedCase[]): ClaimsScore {
  const right = judged.filter((each) => each.right);
  const rightDeny = right.filter(({ expect }) => expect === 'DENY').length;
  return { total: judged.length, right: right.length, rightDeny, rightPay: right.length - rightDeny };
}

function lineOf({ case: key, what, expect, carcs, right, got, reasons }: JudgedCase): string {
  const wanted = expect === 'DENY' ? `DENY ${carcs.join('/')}` : 'PAY';
  const found = right ? got : [got, ...reasons].join('\n          ');
  return `${right ? 'ok    ' : 'WRONG '}  ${key.padEnd(6)} ${wanted.padEnd(16)} ${what}\n        ${found}`;
}
