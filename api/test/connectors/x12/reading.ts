import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { ConnectorItem } from '../../../src/connectors/connector';
import type { RemitClaim } from '../../../src/connectors/remittance';
import { SourceFault } from '../../../src/connectors/source-position';
import { Remit835Connector } from '../../../src/connectors/x12/remit/read-835';

export interface Reading {
  items: ConnectorItem[];
  remits: RemitClaim[];
  rejections: string[];
  notices: string[];
  fault: SourceFault | null;
}

/** Reads bytes cut at the given offsets; everything but a SourceFault escapes. */
export function readBytes(bytes: Uint8Array, cuts: readonly number[] = []): Reading {
  const connector = new Remit835Connector();
  const items: ConnectorItem[] = [];
  let fault: SourceFault | null = null;
  try {
    let from = 0;
    for (const cut of [...cuts, bytes.length]) {
      items.push(...connector.push(bytes.subarray(from, cut)));
      from = cut;
    }
    items.push(...connector.end());
    items.push(...connector.end());
  } catch (error) {
    if (!(error instanceof SourceFault)) throw error;
    fault = error;
  }
  return {
    items,
    remits: items.flatMap((item) => (item.kind === 'remit' ? [item.remit] : [])),
    rejections: items.flatMap((item) => (item.kind === 'rejection' ? [item.rejection.code] : [])),
    notices: items.flatMap((item) => (item.kind === 'notice' ? [item.notice.code] : [])),
    fault,
  };
}

export const readText = (text: string): Reading => readBytes(Buffer.from(text, 'latin1'));

/** An 835 around claim segments, its segment count right. */
export function interchangeOf(claims: readonly string[], header: readonly string[] = HEADER): string {
  const body = [...header, ...claims];
  return [
    'ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *250310*0815*^*00501*000000007*0*T*:',
    'GS*HP*SENDER*RECEIVER*20250310*0815*7*X*005010X221A1',
    'ST*835*0001',
    ...body,
    `SE*${body.length + 2}*0001`,
    'GE*1*7',
    'IEA*1*000000007',
  ]
    .map((segment) => `${segment}~`)
    .join('\n');
}

export const HEADER = [
  'BPR*I*80*C*CHK************20250312',
  'TRN*1*TRACE1*1512345678',
  'N1*PR*Sample Health Plan*XV*SHP01',
  'N1*PE*Sample Clinic*XX*1234567893',
  'LX*1',
];

export const CLAIM = [
  'CLP*ACCT1*1*100*80*20*12*PAYER1*11*1',
  'NM1*QC*1*Testperson*Ann****MI*MEM1',
  'SVC*HC:99213:25*100*80**1',
  'DTM*472*20250301',
  'CAS*PR*1*20',
];

/** Replaces one segment of CLAIM by its index. */
export const claimWith = (index: number, segment: string): string[] =>
  CLAIM.map((original, at) => (at === index ? segment : original));

const SAMPLES = resolve(__dirname, '../samples');
const REAL_FILES = process.env['CLAIMSTREAM_REAL_FILES'] ?? resolve(__dirname, '../../../../../shared/real');

export function sampleFiles(): { name: string; bytes: Buffer }[] {
  return filesUnder(SAMPLES);
}

/** Empty, with a printed line, where the real files are not on this machine. */
export function realFiles(kind: '835' | '837' = '835'): { name: string; bytes: Buffer }[] {
  const folder = resolve(REAL_FILES, kind);
  if (existsSync(folder)) return filesUnder(folder);
  process.stderr.write(`skipped: real ${kind} files are absent (set CLAIMSTREAM_REAL_FILES)\n`);
  return [];
}

function filesUnder(root: string): { name: string; bytes: Buffer }[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => join(root, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => ({ name: relative(root, path), bytes: readFileSync(path) }));
}

export const readClaims = (...claims: readonly (readonly string[])[]): Reading =>
  readText(interchangeOf(claims.flat()));

/** The one rejection's code, position label and message. */
export function onlyRejection({ items, fault }: Reading): { code: string; message: string; label: string } {
  expect(fault).toBeNull();
  const rejections = items.flatMap((item) => (item.kind === 'rejection' ? [item.rejection] : []));
  expect(rejections).toHaveLength(1);
  const { code, message, position } = rejections[0]!;
  return { code, message, label: position.label };
}

/** The one claim of a reading without faults. */
export function onlyRemit({ remits, fault }: Reading): RemitClaim {
  expect(fault).toBeNull();
  expect(remits).toHaveLength(1);
  return remits[0] as RemitClaim;
}
