import type { ConnectorItem } from '../../src/connectors/connector';
import { NO_OPTIONS, readerFor } from '../../src/connectors/file-readers';
import type { RemitClaim } from '../../src/connectors/remittance';
import { SourceFault } from '../../src/connectors/source-position';

interface Reading {
  claims: Record<string, unknown>[];
  said: string[];
  fault: string | null;
}

const dollars = (cents: number | null): number | null => (cents === null ? null : cents / 100);

function read(content: string | Buffer, reader = readerFor('AUTO', Buffer.from(content))): Reading {
  if (reader.kind === 'refused') return { claims: [], said: [], fault: reader.message };
  const connector = reader.reader.open({ ...NO_OPTIONS, importedOn: '2026-12-01' });
  const items: ConnectorItem[] = [];
  let fault: string | null = null;
  try {
    items.push(...connector.push(Buffer.from(content)));
    for (let last = connector.end(); last.length > 0; last = connector.end()) items.push(...last);
  } catch (error) {
    if (!(error instanceof SourceFault)) throw error;
    fault = `${error.code}: ${error.message}`;
  }
  return {
    claims: items.flatMap((item) => (item.kind === 'remit' ? [wordsOf(item.remit)] : item.kind === 'claim' ? [{ number: item.claim.patientControlNumber, open: true, billed: dollars(item.claim.billedCents), rejection: item.claim.frontEndRejection?.reason }] : [])), // prettier-ignore
    said: items.flatMap((item) => (item.kind === 'rejection' ? [`${item.rejection.code} ${dollars(item.rejection.amountCents)}`] : item.kind === 'notice' ? [item.notice.code] : [])), // prettier-ignore
    fault,
  };
}

const wordsOf = (remit: RemitClaim): Record<string, unknown> => ({
  number: remit.patientControlNumber,
  status: remit.claimStatusCode,
  billed: dollars(remit.billedCents),
  paid: dollars(remit.paidCents),
  service: remit.serviceFrom,
  reasons: [...remit.adjustments, ...remit.lines.flatMap(({ adjustments }) => adjustments)].map(
    ({ group, carc, amountCents }) => `${group}-${carc} ${amountCents / 100}`,
  ),
  lines: remit.lines.map((line) => [line.procedureCode, line.billedCents / 100, line.paidCents / 100]),
  notices: remit.notices.map(({ code }) => code),
});

const table = (...rows: string[]): string => rows.map((row) => `${row}\n`).join('');

describe('a table of claims', () => {
  it.each([
    [
      'decimal commas and days first',
      table(
        'Claim Number;Service Date;Billed;Paid',
        'R-1;25.12.2026;1.240,50;1.000,00',
        'R-2;03.04.2026;12,5;0',
      ),
      [
        { billed: 1240.5, paid: 1000, service: '2026-12-25' },
        { billed: 12.5, paid: 0, service: '2026-04-03' },
      ],
    ],
    [
      'thousands, a currency and parentheses',
      table('claim_id,dos,charge,paid', 'A,13/02/2026,"1,240.00",($5.00)', 'B,02/03/2026,$60,"$1,000.50"'),
      [
        { billed: 1240, paid: -5, service: '2026-02-13' },
        { billed: 60, paid: 1000.5, service: '2026-03-02' },
      ],
    ],
    [
      'minus signs behind, and CR for credit',
      table('Claim,DOS,Billed,Paid', 'A,2026-01-05,120.00,80.00-', 'B,2026-01-05,120.00,80.00CR'),
      [{ paid: -80 }, { paid: -80 }],
    ],
    [
      'days as numbers of a spreadsheet',
      table('Claim,DOS,Billed,Paid', 'A,46027,120,80'),
      [{ service: '2026-01-05' }],
    ],
    [
      'months by name, and dates that stand for none',
      table('Claim,DOS,Paid Date,Billed,Paid', 'A,05-JAN-2026,9999-12-31,120,80'),
      [{ service: '2026-01-05' }],
    ],
    [
      'a line that names its delimiter',
      table('sep=;', 'Claim;DOS;Billed;Paid', 'A;2026-01-05;120.00;80.00'),
      [{ billed: 120, paid: 80 }],
    ],
    [
      'line breaks and quotes within cells',
      table(
        'Claim,DOS,Billed,Paid,Notes',
        'A,2026-01-05,120.00,80.00,"a\nb ""c"""',
        'B,2026-01-06,60.00,40,x',
      ),
      [{ number: 'A' }, { number: 'B', paid: 40 }],
    ],
    [
      'the amounts of a claim on all of its rows',
      table(
        'Claim ID,Line,CPT,Total Charge,Total Paid,Line Charge',
        'A,1,99213,300.00,180.00,120.00',
        'A,2,76705,300.00,180.00,180.00',
      ),
      [
        {
          billed: 300,
          paid: 180,
          lines: [
            ['99213', 120, 0],
            ['76705', 180, 0],
          ],
        },
      ],
    ],
    [
      'the same without saying so',
      table(
        'Claim ID,CPT,Billed,Paid',
        'A,99213,300.00,180.00',
        'A,76705,300.00,180.00',
        'B,80053,60,0',
        'B,85025,60,0',
      ),
      [
        { billed: 300, paid: 180 },
        { billed: 60, paid: 0 },
      ],
    ],
    [
      'amounts of services, their rows apart',
      table('Claim ID,CPT,Billed,Paid', 'A,99213,120.00,80.00', 'B,80053,60,10', 'A,76705,180.00,0'),
      [
        { number: 'A', billed: 300, paid: 80 },
        { number: 'B', billed: 60 },
      ],
    ],
    [
      'reasons without amounts: the one that refuses bears the charge',
      table('Claim,DOS,Billed,Paid,CARC 1,CARC 2,RARC', 'A,2026-01-05,120,0,45,197,N290'),
      [{ status: '4', reasons: ['CO-45 0', 'CO-197 120'] }],
    ],
    [
      'reasons with amounts, in one cell',
      table('Claim,DOS,Billed,Paid,Reason', 'A,2026-01-05,120,80,CO-45:30.00 PR-2:10.00'),
      [{ status: '1', reasons: ['CO-45 30', 'PR-2 10'] }],
    ],
    [
      'states by number, not by letter',
      table(
        'claim_id,version,type,dos,billed,paid',
        'A,2,adjusted,2026-01-05,100,60',
        'A,10,adjusted,2026-01-05,100,70',
      ),
      [{ paid: 60 }, { paid: 70 }],
    ],
  ])('is read with %s', (_what, content, right) => {
    const { claims, fault } = read(content);
    expect({ claims, fault }).toMatchObject({ claims: right, fault: null });
  });

  it('is read in UTF-16 and Windows-1252, as spreadsheets save it', () => {
    const text = table('Claim\tDOS\tBilled\tPaid\tPatient', 'A\t2026-01-05\t120.00\t80.00\tLÖW');
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    for (const bytes of [utf16, Buffer.from(text, 'latin1'), Buffer.from(`\ufeff${text}`)])
      expect(read(bytes)).toMatchObject({ claims: [{ number: 'A', billed: 120, paid: 80 }], fault: null });
  });

  it('tells denied, pending, rejected and paid claims apart by what their status says', () => {
    const { claims } = read(table('Claim,DOS,Billed,Paid,Status,Reason', 'A,2026-01-05,120,,Denied,missing auth', 'B,2026-01-05,60,,Pending,', 'C,2026-01-05,60,,Rejected,bad id', 'D,2026-01-05,60,40,Paid,', 'E,2026-01-05,60,10,Odd,')); // prettier-ignore
    expect(claims).toMatchObject([
      { number: 'A', status: '4', paid: 0 },
      { number: 'B', open: true },
      { number: 'C', open: true, rejection: 'bad id' },
      { number: 'D', status: '1', paid: 40 },
      { number: 'E', status: '1', notices: ['STATUS_UNKNOWN'] },
    ]);
  });

  it.each([
    [
      'dates of which none shows the day',
      table('claim_id,dos,charge,paid', 'A,03/02/2026,120,80'),
      /^DATE_ORDER_UNKNOWN: byte 0, line 2: .*column "dos"; state dateOrder/,
    ],
    [
      'dates in both orders',
      table('claim_id,dos,charge,paid', 'A,13/02/2026,120,80', 'B,02/13/2026,120,80'),
      /both orders in the column "dos"/,
    ],
    [
      'an amount that could be two',
      table('claim_id,dos,charge,paid', 'A,2026-01-05,1.240,80'),
      /^DECIMAL_MARK_UNKNOWN: .*"1.240" in the column "charge"; state decimalMark/,
    ],
    [
      'no number of a claim',
      table('patient name,dos,charge', 'A,2026-01-05,1'),
      /^COLUMN_MISSING: .*the claim's number/,
    ],
    [
      'the lines of our own export',
      table(
        'claimId,claimNumber,lineNumber,procedureCode,diagnosisPointers,billedAmount,rule',
        '1,A,1,99213,1,120,',
      ),
      /^TABLE_OF_PARTS: .*claims\.ndjson/,
    ],
  ])('is refused for %s, with what to state', (_what, content, reason) => {
    expect(read(content)).toMatchObject({ claims: [], fault: expect.stringMatching(reason) });
  });

  it('refuses the row or claim that cannot be read, with its money, and reads the others', () => {
    const { claims, said } = read(
      table('Claim,DOS,Billed,Paid', 'A,2026-01-05,1,240.00,80.00', 'B,2026-01-06,abc,40.00', 'C,2026-01-06,60.00,20', ',2026-01-06,5.00,5.00', 'C,2026-01-06,60.00,25', 'Total,,180.00,80.00'), // prettier-ignore
    );
    expect(claims).toMatchObject([{ number: 'C', paid: 20 }]);
    expect(said.sort()).toEqual(['CELL_AMOUNT_INVALID 40', 'CLAIM_NUMBER_MISSING 5', 'CLAIM_REPEATED 25', 'ROW_INVALID null', 'TOTALS_ROW_SKIPPED']); // prettier-ignore
  });
});

describe('charges, payments and transfers', () => {
  it('of a practice are claims: what an insurer paid is a payment, what a patient paid is none', () => {
    const { claims } = read(
      table('Claim #,Tran Type,Amount,Tran Date,CPT', 'C1,Charge,120.00,2026-01-05,99213', 'C1,Insurance Payment,-80.00,2026-02-05,', 'C1,Adjustment,-40.00,2026-02-05,', 'C2,Charge,60.00,2026-01-05,80053', 'C2,Patient Payment,-10.00,2026-01-05,'), // prettier-ignore
    );
    expect(claims).toMatchObject([
      { number: 'C1', billed: 120, paid: 80, reasons: ['CO-45 40'] },
      { number: 'C2', billed: 60, open: true },
    ]);
  });
});

const adjudication = (code: string, value?: unknown, more: object = {}): object => ({
  category: { coding: [{ code }] },
  ...(value === undefined ? {} : { amount: { value } }),
  ...more,
});
const benefit = (more: object): string =>
  `${JSON.stringify({ resourceType: 'ExplanationOfBenefit', id: 'E1', status: 'active', use: 'claim', outcome: 'complete', type: { coding: [{ code: 'professional' }] }, created: '2026-02-01', insurer: { display: 'ALDER' }, identifier: [{ type: { coding: [{ code: 'uc' }] }, value: 'ICN1' }], ...more })}\n`;
const both = [adjudication('submitted', 120), adjudication('benefit', 80)];

describe('FHIR resources', () => {
  it.each([
    [
      'amounts on every level, counted once',
      benefit({
        item: [
          {
            sequence: 1,
            productOrService: { text: '99213' },
            net: { value: 120 },
            adjudication: [...both, adjudication('paidtoprovider', 80)],
            detail: [{ net: { value: 120 }, adjudication: both }],
          },
        ],
        adjudication: both,
        total: both,
        payment: { amount: { value: 80 } },
      }),
      { billed: 120, paid: 80, lines: [['99213', 120, 80]] },
    ],
    [
      'amounts on details alone',
      benefit({
        item: [
          {
            sequence: 1,
            detail: [
              { net: { value: 70 }, adjudication: [adjudication('benefit', 30)] },
              { net: { value: 50 }, adjudication: [adjudication('benefit', 50)] },
            ],
          },
        ],
      }),
      { billed: 120, paid: 80 },
    ],
    [
      'no product, provider or patient',
      benefit({ item: [{ sequence: 1, net: { value: 120 }, adjudication: [adjudication('benefit', 80)] }] }),
      { billed: 120, paid: 80, lines: [['', 120, 80]] },
    ],
    [
      'a reason of the whole claim',
      benefit({
        item: [{ sequence: 1, productOrService: { text: '99213' }, net: { value: 120 } }],
        adjudication: [adjudication('denialreason', undefined, { reason: { coding: [{ code: '29' }] } })],
        total: [adjudication('submitted', 120), adjudication('benefit', 0)],
        disposition: 'Claim denied',
      }),
      { status: '4', reasons: ['CO-29 120'] },
    ],
    [
      'a reason in words',
      benefit({
        item: [
          {
            sequence: 1,
            productOrService: { text: '99213' },
            adjudication: [
              adjudication('submitted', 120),
              adjudication('denialreason', undefined, { reason: { text: 'CO-50' } }),
              adjudication('benefit', 0),
            ],
          },
        ],
      }),
      { reasons: ['CO-50 120'] },
    ],
    [
      'amounts as text',
      benefit({
        item: [
          { sequence: 1, adjudication: [adjudication('submitted', '120.00'), adjudication('benefit', '80')] },
        ],
      }),
      { billed: 120, paid: 80 },
    ],
  ])('are read with %s', (_what, content, right) => {
    expect(read(content)).toMatchObject({ claims: [right], fault: null });
  });

  it('are refused with an amount that is none, rather than taken for nothing', () => {
    const { claims, said } = read(benefit({ item: [{ sequence: 1, adjudication: [adjudication('submitted', 120), adjudication('benefit', 1e300)] }] })); // prettier-ignore
    expect({ claims, said }).toEqual({ claims: [], said: ['AMOUNT_INVALID null'] });
  });

  it('of a bundle refer to each other, whichever comes first', () => {
    const claim = { resourceType: 'Claim', id: 'c9', status: 'active', use: 'claim', identifier: [{ value: 'PCN9' }], created: '2026-01-07', insurance: [{ focal: true, coverage: { reference: 'Coverage/cv' } }], item: [{ sequence: 1, productOrService: { text: '99213' }, servicedDate: '2026-01-05', net: { value: 120 } }], total: { value: 120 } }; // prettier-ignore
    const response = { resourceType: 'ClaimResponse', id: 'r9', status: 'active', use: 'claim', outcome: 'complete', created: '2026-02-01', request: { reference: 'Claim/c9' }, item: [{ itemSequence: 1, adjudication: [adjudication('benefit', 70), adjudication('copay', 20)] }], payment: { amount: { value: 70 } } }; // prettier-ignore
    const entry = [response, claim].map((resource) => ({ fullUrl: `http://x/${resource.resourceType}/${resource.id}`, resource })); // prettier-ignore
    const { claims } = read(JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry }));
    expect(claims).toMatchObject([
      { number: 'PCN9', open: true, billed: 120 },
      {
        number: 'PCN9',
        billed: 120,
        paid: 70,
        service: '2026-01-05',
        reasons: ['PR-3 20'],
        lines: [['99213', 120, 70]],
      },
    ]);
  });
});
