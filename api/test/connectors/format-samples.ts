import type { FileReader } from '../../src/connectors/file-readers';
import { writeClaims837 } from '../../src/connectors/x12/write-claims';
import { busyScenario } from '../simulation/scenarios';
import type { Grammar } from './mutations';
import { SEGMENTS } from './mutations';
import { bySubmission, fileText, simulatedRecords } from './simulated-records';
import { CLAIM, HEADER, interchangeOf, sampleFiles } from './x12/reading';

/** What every reader is held to its contract with. */
export interface FormatSamples {
  /** Files without a fault. */
  files: readonly Buffer[];
  grammar: Grammar;
  /** A file of any length is the first piece and any number of next ones, each with claims of its own. */
  piece(nth: number): Buffer;
  /**
   * Whether the format counts its parts, so that one that is lost is noticed. A table that lacks a row is a whole table.
   */
  isCounted: boolean;
}

const REMITTANCES = [
  ...sampleFiles().map(({ bytes }) => bytes),
  Buffer.from(
    interchangeOf(
      [...CLAIM, 'AMT*I*1.25', 'PLB*1234567893*20251231*L6:PAYER1*-1.25'],
      [HEADER[0]!.replace('*80*', '*81.25*'), ...HEADER.slice(1)],
    ),
  ),
];

const rows = (...lines: string[]): Buffer => Buffer.from(lines.map((line) => `${line}\r\n`).join(''));

const CLAIM_TABLE = rows(
  'Claim No,Payer,NPI,Member ID,Patient Name,DOS,Processed,CPT,Mod,Units,Billed,Allowed,Paid,Denial',
  'A-001,ALDER MUTUAL HEALTH,1234567893,M1,"DOE, JANE",2026-01-05,2026-02-01,99213,25,1,"1,240.00",900.00,800.00,CO-45',
  'A-001,ALDER MUTUAL HEALTH,1234567893,M1,"DOE, JANE",2026-01-05,2026-02-01,80053,,2,$60.00,40.00,40.00,',
  'A-002,ALDER MUTUAL HEALTH,1234567893,M2,"ROE, ""RICK""",2026-01-06,2026-02-01,76705,,1,180.00,0,0,CO-197',
  'A-003,BIRCH HEALTH,1234567893,M3,"LÖW, ANNA",2026-01-07,,99214,,1,150.00,,,',
);
const VERSIONS = rows(
  'clm_id;version;adj_type;from_dt;chrg;pmt',
  'k7;1;original;05.01.2026;120,50;80,25',
  'k7;2;cancel;05.01.2026;-120,50;-80,25',
  'k7;3;adjusted;25.01.2026;120,50;60,00',
);
const TRANSACTIONS = rows(
  'ID,CLAIMID,CHARGEID,TYPE,AMOUNT,METHOD,FROMDATE,TODATE,PROCEDURECODE,UNITS,TRANSFERTYPE,PAYMENTS,ADJUSTMENTS',
  't1,k1,1,CHARGE,120.00,,2026-01-05,2026-01-05,99213,1,1,,',
  't2,k1,1,TRANSFEROUT,120.00,,2026-01-05,2026-01-05,99213,1,,,',
  't3,k1,1,TRANSFERIN,40.00,,2026-01-05,2026-01-05,99213,1,p,,',
  't4,k1,1,PAYMENT,,ECHECK,2026-01-20,2026-01-20,99213,1,,80.00,0.00',
  't4,k2,2,CHARGE,60.00,,2026-01-06,2026-01-06,80053,1,1,,',
);

const lines = (...documents: object[]): Buffer =>
  Buffer.from(documents.map((each) => `${JSON.stringify(each)}\n`).join(''));

const amount = (code: string, value: number): object => ({
  category: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/adjudication', code }] },
  amount: { value, currency: 'USD' },
});

const benefit = (id: string, { paid }: { paid: number }): object => ({
  resourceType: 'ExplanationOfBenefit',
  id,
  status: 'active',
  use: 'claim',
  outcome: 'complete',
  type: { coding: [{ code: 'professional' }] },
  patient: { reference: 'Patient/p1' },
  created: '2026-02-01',
  insurer: { display: 'ALDER MUTUAL HEALTH', identifier: { value: '77001' } },
  provider: { reference: 'Practitioner/d1' },
  identifier: [{ type: { coding: [{ code: 'uc' }] }, value: `${id}-ICN` }],
  item: [
    {
      sequence: 1,
      productOrService: { coding: [{ system: 'http://www.ama-assn.org/go/cpt', code: '99213' }] },
      servicedDate: '2026-01-05',
      adjudication: [
        amount('submitted', 120),
        amount('benefit', paid),
        ...(paid > 0
          ? []
          : [{ category: { coding: [{ code: 'denialreason' }] }, reason: { coding: [{ code: 'CO197' }] } }]),
      ],
    },
  ],
  total: [amount('submitted', 120), amount('benefit', paid)],
});

const REFERRED = [
  { resourceType: 'Patient', id: 'p1', name: [{ family: 'LÖW', given: ['ANNA'] }], birthDate: '1980-01-02' },
  { resourceType: 'Practitioner', id: 'd1', name: [{ family: 'FERN' }], identifier: [{ system: 'http://hl7.org/fhir/sid/us-npi', value: '1234567893' }] }, // prettier-ignore
];

const bundleOf = (resources: readonly object[]): object => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: resources.map((resource) => ({ fullUrl: `urn:uuid:${(resource as { id: string }).id}`, resource })),
});

const FHIR_FILES = [
  lines(...REFERRED, benefit('L1', { paid: 80 }), benefit('L2', { paid: 0 })),
  Buffer.from(
    JSON.stringify(bundleOf([benefit('B1', { paid: 80 }), ...REFERRED, benefit('B2', { paid: 0 })]), null, 2),
  ),
  Buffer.from(JSON.stringify(benefit('S1', { paid: 80 }))),
];

const document = (claimNumber: string): object => ({
  claimNumber,
  payer: { name: 'ALDER MUTUAL HEALTH' },
  dateOfService: '2026-01-05',
  submissionDate: '2026-01-07',
  billedAmount: 120.5,
  paidAmount: 80,
  status: 'PAID',
  processingDate: '2026-02-01',
  lines: [
    {
      lineNumber: 1,
      procedureCode: '99213',
      modifiers: ['25'],
      units: 1,
      billedAmount: 120.5,
      paidAmount: 80,
    },
  ],
});

const JSON_FILES = [
  lines(document('N1'), document('N2')),
  Buffer.from(JSON.stringify({ generated: '2026-03-01', claims: [document('C1'), document('C2')] }, null, 1)),
  Buffer.from(JSON.stringify([document('A1'), document('A2')])),
];

const SUBMISSIONS = (['PROFESSIONAL', 'INSTITUTIONAL'] as const).map((type) =>
  Buffer.from(
    fileText(
      writeClaims837(type, { createdDate: '2025-06-01' }),
      bySubmission(simulatedRecords(busyScenario({ claimsPerDay: 6, institutionalShare: 50 }), 1, 2)),
    ),
  ),
);

export const SAMPLES: Readonly<Record<FileReader['format'], FormatSamples>> = {
  X12_835: {
    files: REMITTANCES,
    grammar: SEGMENTS,
    piece: () => Buffer.concat(REMITTANCES),
    isCounted: true,
  },
  X12_837: {
    files: SUBMISSIONS,
    grammar: SEGMENTS,
    piece: () => Buffer.concat(SUBMISSIONS),
    isCounted: true,
  },
  FHIR: {
    files: FHIR_FILES,
    grammar: { signs: '{}[]":,\n\\0159.', separator: '[}\n]' },
    piece: (nth) => lines(benefit(`M${nth}A`, { paid: 80 }), benefit(`M${nth}B`, { paid: 0 })),
    isCounted: false,
  },
  JSON: {
    files: JSON_FILES,
    grammar: { signs: '{}[]":,\n\\0159.', separator: '[}\n]' },
    piece: (nth) => lines(document(`D${nth}A`), document(`D${nth}B`)),
    isCounted: false,
  },
  CSV: {
    files: [CLAIM_TABLE, VERSIONS, TRANSACTIONS],
    grammar: { signs: '",;\r\n|0159.-$()', separator: '\n' },
    piece: (nth) =>
      nth === 0
        ? CLAIM_TABLE
        : Buffer.from(CLAIM_TABLE.toString().split('\r\n').slice(1).join('\r\n').replace(/A-/g, `B${nth}-`)),
    isCounted: false,
  },
};
