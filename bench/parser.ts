import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Connector } from '../api/src/connectors/connector';
import { Remit835Connector } from '../api/src/connectors/x12/remit/read-835';
import { writeRemit835 } from '../api/src/connectors/x12/remit/write-835';
import type { RemitClaimContent } from '../api/src/connectors/x12/remit/write-claim-loop';
import type { Bench } from './figure';
import { median, rounded } from './figure';

const ROUNDS = 7;
const CLAIMS = 16_000;
const CHUNK_BYTES = 65_536;
const SHORT_MB = 20;
const LONG_MB = 200;

/**
 * An 835 through its reader, without a store: megabytes for each second of one core's time, and what the reader holds
 * of a long file beyond what it holds of a short one.
 */
export const parser: Bench = {
  name: 'parser',
  run: () => {
    const bytes = Buffer.from([...writeRemit835(REMITTANCE, claims())].join(''), 'utf8');
    const rates: number[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const connector = new Remit835Connector();
      const before = process.cpuUsage();
      const items = readOnce(connector, bytes) + connector.end().length;
      const { user, system } = process.cpuUsage(before);
      if (items < CLAIMS) throw new Error(`expected ${CLAIMS} claims, found ${items} items`);
      // The first round compiles.
      if (round > 0) rates.push(bytes.length / (user + system));
    }
    return Promise.resolve([
      {
        figure: 'parser',
        ratio: rounded(median(rates) / 40),
        target: '>= 1 (40 MB for a second of one core)',
        from: {
          megabytesPerSecond: rounded(median(rates), 1),
          fileMegabytes: rounded(bytes.length / 1e6, 1),
        },
      },
      heldFigure(bytes),
    ]);
  },
};

function heldFigure(bytes: Uint8Array): Awaited<ReturnType<Bench['run']>>[number] {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const connector = new Remit835Connector();
  let read = 0;
  const heapMegabytesAfter = (megabytes: number): number => {
    for (; read < megabytes * 1e6; read += bytes.length) readOnce(connector, bytes);
    collect();
    return process.memoryUsage().heapUsed / 1e6;
  };
  const short = heapMegabytesAfter(SHORT_MB);
  const long = heapMegabytesAfter(LONG_MB);
  return {
    figure: 'parserMemory',
    ratio: rounded(long / short),
    target: '<= 1.05 (a file ten times as long)',
    from: { heapMegabytesAfter: { [SHORT_MB]: rounded(short, 1), [LONG_MB]: rounded(long, 1) } },
  };
}

function readOnce(connector: Connector, bytes: Uint8Array): number {
  let items = 0;
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    items += connector.push(bytes.subarray(at, at + CHUNK_BYTES)).length;
  }
  return items;
}

const REMITTANCE = {
  controlNumber: 1,
  createdDate: '2026-03-01',
  createdTime: '0815',
  payer: { name: 'SAMPLE HEALTH PLAN', identifier: '77001' },
  payee: { name: 'SAMPLE CLINIC', npi: '1234567893' },
  traceNumber: 'EFT1',
  paymentDate: '2026-03-01',
  originatorId: '1512345678',
  paymentCents: CLAIMS * 18_000,
  isTest: true,
} as const;

/** Professional claims of three lines, with the segments that payers send most. */
function* claims(): Generator<RemitClaimContent> {
  for (let number = 1; number <= CLAIMS; number += 1) {
    const day = `2026-01-${String(1 + (number % 28)).padStart(2, '0')}`;
    yield {
      patientControlNumber: `ACCT${number}`,
      claimStatusCode: '1',
      billedCents: 30_000,
      paidCents: 18_000,
      patientResponsibilityCents: 3_000,
      claimFilingIndicator: '12',
      payerControlNumber: `ICN${1_000_000 + number}`,
      facilityTypeCode: '11',
      claimFrequencyCode: '1',
      claimType: 'PROFESSIONAL',
      adjustments: [],
      patient: { lastName: 'TESTPERSON', firstName: 'ANN', memberId: `MEM${number}` },
      renderingProvider: { name: 'CASEY CODER', npi: '1245319599' },
      remarks: [],
      originalControlNumber: null,
      memberGroupId: `GRP${number % 97}`,
      priorAuthorization: null,
      serviceFrom: day,
      serviceTo: day,
      receivedDate: day,
      allowedCents: 21_000,
      lines: [1, 2, 3].map((lineNumber) => ({
        lineNumber,
        procedureCode: String(99_210 + lineNumber),
        modifiers: lineNumber === 1 ? ['25'] : [],
        submitted: null,
        revenueCode: null,
        units: 1,
        paidUnits: null,
        billedCents: 10_000,
        paidCents: 6_000,
        allowedCents: 7_000,
        dateOfService: day,
        dateOfServiceEnd: null,
        adjustments: [
          { group: 'CO', carc: '45', amountCents: 3_000 },
          { group: 'PR', carc: '3', amountCents: 1_000 },
        ],
        remarks: [],
      })),
    };
  }
}
