import { SourceFault } from '../../../src/connectors/source-position';
import { Remit835Connector } from '../../../src/connectors/x12/remit/read-835';
import { CLAIM, HEADER, interchangeOf, readBytes, readClaims, readText } from './reading';

// Two claims of 80 dollars, paid with 160.
const PAID_TWICE = [HEADER[0]!.replace('*80*', '*160*'), ...HEADER.slice(1)];
const FILE = interchangeOf([...CLAIM, ...CLAIM], PAID_TWICE);

/** FILE with another transaction after it, whose claims are OTHER1 and OTHER1. */
const TWO = FILE.replace(
  /GE\*1\*7/,
  `${FILE.split(/(?=ST\*)/)[1]!
    .split('GE*')[0]!
    .replaceAll('ACCT1', 'OTHER1')
    .replaceAll('0001', '0002')}GE*2*7`,
);

describe('the envelope of an 835', () => {
  it.each([
    ['nothing but claims', FILE.replace('ST*835', 'ST*837'), 'ST_TRANSACTION_UNSUPPORTED', 3],
    ['only the start of a group', `${FILE.split('\nST')[0]}`, 'TRANSACTION_MISSING', 2],
  ])('refuses a file of %s before any item', (_, text, code, segment) => {
    const { items, fault } = readText(`prose\n${text}`);
    expect(items).toEqual([]);
    expect(fault).toMatchObject({ code, position: { segment } });
  });

  it('names ST01 when it refuses another transaction', () => {
    expect(readText(FILE.replace('ST*835', 'ST*837')).fault?.message).toBe(
      `byte ${FILE.indexOf('ST*')}, segment 3 (ST), interchange 000000007, transaction 0001: ` +
        'expected 835 (remittance advice) in ST01, found "837" (claim)',
    );
  });

  it.each([
    [
      'ISA13 is no number',
      FILE.replace('*000000007*0*', '*CONTROL  *0*'),
      ['ISA_CONTROL_NUMBER_INVALID', 'IEA_CONTROL_NUMBER_MISMATCH'],
    ],
    ['GS is cut short', FILE.replace('*X*005010X221A1', ''), ['GS_INCOMPLETE']],
    [
      'GS06 is no number',
      FILE.replace('*0815*7*', '*0815*X*'),
      ['GS_CONTROL_NUMBER_INVALID', 'GE_CONTROL_NUMBER_MISMATCH'],
    ],
    [
      'GS is missing',
      FILE.replace(/GS.*\n/, ''),
      ['GS_MISSING', 'ENVELOPE_SEGMENT_UNEXPECTED', 'IEA_COUNT_MISMATCH'],
    ],
    [
      'ST02 is missing',
      FILE.replace('ST*835*0001', 'ST*835'),
      ['ST_CONTROL_NUMBER_MISSING', 'SE_CONTROL_NUMBER_MISMATCH'],
    ],
    ['ISA16 is missing', FILE.replace('*T*:~', '*T*~').replaceAll('\n', '\r'), ['ISA16_MISSING']],
    ['ISA is missing', FILE.slice(FILE.indexOf('GS')).replace(/IEA.*/s, ''), ['ISA_MISSING']],
    ['there is only the transaction', FILE.slice(FILE.indexOf('ST')).replace(/GE.*/s, ''), ['ISA_MISSING']],
    ['SE is missing', FILE.replace(/SE\*.*\n/, ''), ['SE_MISSING']],
    ['GE is missing', FILE.replace(/GE\*.*\n/, ''), ['GE_MISSING']],
    ['IEA is missing', FILE.replace(/IEA\*.*\n?/, ''), ['IEA_MISSING']],
    ['GE and IEA are missing', FILE.replace(/GE\*.*/s, ''), ['GE_MISSING']],
    [
      'SE has count and number wrong',
      FILE.replace(/SE\*\d+\*0001/, 'SE*9*0002'),
      ['SE_COUNT_MISMATCH', 'SE_CONTROL_NUMBER_MISMATCH'],
    ],
    [
      'GE has count and number wrong',
      FILE.replace('GE*1*7', 'GE*2*8'),
      ['GE_COUNT_MISMATCH', 'GE_CONTROL_NUMBER_MISMATCH'],
    ],
    ['the last terminator is missing', FILE.slice(0, -1), []],
    ['text follows the interchange', `${FILE}\n-- end of transmission --\n`, ['TRAILING_TEXT_SKIPPED']],
    [
      'text follows the transaction alone',
      `${FILE.slice(FILE.indexOf('ST')).replace(/GE.*/s, '')}\n-- end\n`,
      ['ISA_MISSING', 'TRAILING_TEXT_SKIPPED'],
    ],
    ['padding follows the interchange', `${FILE}\n\x1a\x00\x00`, []],
    ['ids are in lower case', FILE.replace(/^[A-Z0-9]+(?=\*)/gm, (id) => id.toLowerCase()), []],
    ['blanks stand before terminators', FILE.replaceAll('~', '  ~'), []],
    ['lines end segments', FILE.replaceAll('~', ''), []],
    ['carriage returns end segments', FILE.replace(/~\n?/g, '\r'), []],
    ['carriage return and line feed end segments', FILE.replace(/~\n?/g, '\r\n'), []],
    [
      'another transaction follows',
      FILE.replace('GE*1', 'ST*999*2~AK1*HC~SE*3*2~GE*2'),
      ['TRANSACTION_PASSED_OVER'],
    ],
    [
      'another interchange goes before',
      `${FILE.replace('ST*835', 'ST*820').replaceAll('CLP*', 'RMR*')}${FILE}`,
      ['TRANSACTION_PASSED_OVER'],
    ],
  ])('costs no claim when %s', (_, text, codes) => {
    for (const cuts of [[], Array.from({ length: text.length }, (_each, at) => at)]) {
      const { remits, rejections, notices, fault } = readBytes(Buffer.from(text, 'latin1'), cuts);
      expect({ claims: remits.length, rejections, notices, fault }).toEqual({
        claims: 2,
        rejections: [],
        notices: codes,
        fault: null,
      });
      expect(remits[0]?.lines[0]).toMatchObject({ procedureCode: '99213', modifiers: ['25'] });
    }
  });

  it('passes a transaction of another kind over, but no claim in it', () => {
    const { items } = readText(TWO.replace('ST*835*0002', 'ST*8B5*0002'));
    const rejections = items.flatMap((item) => (item.kind === 'rejection' ? [item.rejection] : []));
    expect(rejections).toMatchObject([
      { code: 'TRANSACTION_START_MISSING', amountCents: 8000, patientControlNumber: 'OTHER1' },
      { code: 'TRANSACTION_START_MISSING', amountCents: 8000, patientControlNumber: 'OTHER1' },
    ]);
  });

  it('costs a transaction its claims when ST is missing, and no other', () => {
    const { remits, rejections, notices } = readText(TWO.replace(/ST\*835\*0002.*\n/, ''));
    expect(remits.map(({ patientControlNumber }) => patientControlNumber)).toEqual(['ACCT1', 'ACCT1']);
    expect(rejections).toEqual(['TRANSACTION_START_MISSING', 'TRANSACTION_START_MISSING']);
    expect(notices).toEqual(['ENVELOPE_SEGMENT_UNEXPECTED', 'GE_COUNT_MISMATCH']);
  });

  it('keeps the last claim before a missing SE only where it balances', () => {
    const cut = TWO.replace(/SE\*\d+\*0001.*\n/, '');
    expect(readText(cut).remits).toHaveLength(4);
    const at = cut.indexOf('ST*835*0002');
    const lost = cut.slice(0, cut.lastIndexOf('CAS', at)) + cut.slice(at);
    const { remits, rejections } = readText(lost);
    expect(remits.map(({ patientControlNumber }) => patientControlNumber)).toEqual([
      'ACCT1',
      'OTHER1',
      'OTHER1',
    ]);
    expect(rejections).toEqual(['CLAIM_END_MISSING']);
  });

  it('ends at a position when the file ends within a claim, and says how much money is lost with it', () => {
    const { remits, items, fault } = readText(FILE.slice(0, FILE.lastIndexOf('DTM')));
    expect(remits).toHaveLength(1);
    expect(fault).toMatchObject({ code: 'FILE_TRUNCATED' });
    expect(items.at(-2)).toMatchObject({
      kind: 'rejection',
      rejection: { code: 'CLAIM_CUT_OFF', amountCents: 8000, patientControlNumber: 'ACCT1' },
    });
    expect(items.at(-1)).toMatchObject({ kind: 'paymentEnd', end: { readCents: 8000, refusedCents: 8000 } });
  });

  it.each([
    ['SE01', FILE.replace(/SE\*\d+/, 'SE*99'), 'SE_COUNT_MISMATCH'],
    ['SE02', FILE.replace(/(SE\*\d+)\*0001/, '$1*0002'), 'SE_CONTROL_NUMBER_MISMATCH'],
    ['GE01', FILE.replace('GE*1', 'GE*2'), 'GE_COUNT_MISMATCH'],
    ['GE02', FILE.replace('GE*1*7', 'GE*1*8'), 'GE_CONTROL_NUMBER_MISMATCH'],
    ['IEA01', FILE.replace('IEA*1', 'IEA*'), 'IEA_COUNT_MISMATCH'],
    ['IEA02', FILE.replace('IEA*1*000000007', 'IEA*1*17'), 'IEA_CONTROL_NUMBER_MISMATCH'],
    ['GS08', FILE.replace('005010X221A1', '008010X322'), 'GS_VERSION_UNKNOWN'],
  ])('notes that %s alone is wrong and reads on', (_, text, code) => {
    const { remits, notices, fault } = readText(text);
    expect(fault).toBeNull();
    expect(notices).toEqual([code]);
    expect(remits).toHaveLength(2);
  });

  it.each([
    ['version 4010', FILE.replace('005010X221A1', '004010X091A1').replace('*^*00501*', '*U*00401*')],
    ['leading zeros in one of two control numbers', FILE.replace('IEA*1*000000007', 'IEA*1*7')],
    ['an interchange acknowledgment', FILE.replace('GS*HP', 'TA1*000000001*250310*0815*A*000~GS*HP')],
  ])('says nothing about %s', (_, text) => {
    const { remits, notices, fault } = readText(text);
    expect({ fault, notices, claims: remits.length }).toEqual({ fault: null, notices: [], claims: 2 });
  });

  it('reads claims of a payer that is named again among them', () => {
    const again = [
      'N1*PR*Sample Health Plan Medicaid*XV*SHP01',
      'N3*12 KILN LANE',
      'N1*PE*Sample Clinic*XX*1234567893',
      'LX*2',
    ];
    const { remits, notices, rejections } = readText(
      interchangeOf([...CLAIM, ...again, ...CLAIM], PAID_TWICE),
    );
    expect({ notices, rejections }).toEqual({ notices: ['PAYER_REPEATED'], rejections: [] });
    expect(remits.map(({ payer, payment }) => [payer.name, payment.payer.name])).toEqual([
      ['Sample Health Plan', 'Sample Health Plan'],
      ['Sample Health Plan Medicaid', 'Sample Health Plan'],
    ]);
  });

  it('refuses a claim that a header stands in the middle of', () => {
    const claim = [...CLAIM.slice(0, 2), 'N1*PR*Other', ...CLAIM.slice(2)];
    expect(readClaims(claim, CLAIM)).toMatchObject({ rejections: ['HEADER_WITHIN_CLAIM'], remits: [{}] });
  });

  it('uses the first of two trace numbers', () => {
    const header = [...PAID_TWICE.slice(0, 2), 'TRN*3*OTHER', 'TRN*1*TRACE2', ...PAID_TWICE.slice(2)];
    const { remits, notices } = readText(interchangeOf([...CLAIM, ...CLAIM], header));
    expect(notices).toEqual(['TRACE_REPEATED']);
    expect(remits.map(({ traceNumber }) => traceNumber)).toEqual(['TRACE1', 'TRACE1']);
  });

  it('refuses the claims after another payment in the same transaction, and only them', () => {
    const text = TWO.replace(/SE\*\d+\*0001.*\nST.*\n/, '').replace(/(?<=BPR.*)BPR\*I\*160/s, 'BPR*I*161');
    const { remits, items } = readText(text);
    expect(remits.map(({ patientControlNumber }) => patientControlNumber)).toEqual(['ACCT1', 'ACCT1']);
    const rejections = items.flatMap((item) => (item.kind === 'rejection' ? [item.rejection] : []));
    expect(rejections).toMatchObject([
      { code: 'PAYMENT_REPEATED', amountCents: 8000 },
      { code: 'PAYMENT_REPEATED', amountCents: 8000 },
    ]);
  });

  it('returns what it read before a fault and throws the fault on every later call', () => {
    const connector = new Remit835Connector();
    const items = connector.push(Buffer.from(FILE.replace(/SE\*.*/s, '')));
    expect(items.map(({ kind }) => kind)).toEqual(['payment', 'remit']);
    expect(connector.end().map(({ kind }) => kind)).toEqual(['rejection', 'paymentEnd']);
    expect(() => connector.push(Buffer.from('more'))).toThrow(SourceFault);
    expect(() => connector.end()).toThrow(/expected SE, found the end of the file/);
  });

  it('counts what it read', () => {
    const connector = new Remit835Connector();
    connector.push(
      Buffer.from(
        FILE + FILE.replace('CLP*ACCT1*1', 'CLP*ACCT1*x').replace('SE*', 'PLB*1*20251231*WO:X*5~SE*'),
      ),
    );
    connector.end();
    expect(connector.summary).toEqual({
      interchanges: 2,
      transactions: 2,
      claims: 3,
      rejections: 1,
      providerAdjustmentCents: 500,
    });
  });
});
