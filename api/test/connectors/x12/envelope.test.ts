import { SourceFault } from '../../../src/connectors/source-position';
import { Remit835Connector } from '../../../src/connectors/x12/remit/read-835';
import { CLAIM, HEADER, interchangeOf, readText } from './reading';

// Two claims of 80 dollars, paid with 160.
const FILE = interchangeOf([...CLAIM, ...CLAIM], [HEADER[0]!.replace('*80*', '*160*'), ...HEADER.slice(1)]);

describe('the envelope of an 835', () => {
  it.each([
    ['ISA13 is no number', FILE.replace('*000000007*0*', '*CONTROL  *0*'), 'ISA_CONTROL_NUMBER_INVALID', 1],
    ['GS is cut short', FILE.replace('*X*005010X221A1', ''), 'GS_INCOMPLETE', 2],
    ['GS06 is no number', FILE.replace('*0815*7*', '*0815*X*'), 'GS_CONTROL_NUMBER_INVALID', 2],
    ['GS is missing', FILE.replace(/GS.*\n/, ''), 'ENVELOPE_SEGMENT_UNEXPECTED', 2],
    ['ST is missing', FILE.replace(/ST\*.*\n/, ''), 'ENVELOPE_SEGMENT_UNEXPECTED', 3],
    ['ST02 is missing', FILE.replace('ST*835*0001', 'ST*835'), 'ST_CONTROL_NUMBER_MISSING', 3],
    ['it holds claims', FILE.replace('ST*835', 'ST*837'), 'ST_TRANSACTION_UNSUPPORTED', 3],
    ['it ends after GS', `${FILE.split('\nST')[0]}`, 'FILE_TRUNCATED', 2],
    ['ISA16 is missing', FILE.replace('*T*:~', '*T*~').replaceAll('\n', '\r'), 'ISA_DELIMITERS_AMBIGUOUS', 2],
  ])('refuses the file before any item when %s', (_, text, code, segment) => {
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
    ['SE is missing', FILE.replace(/SE\*.*\n/, ''), 'ENVELOPE_SEGMENT_UNEXPECTED', 1],
    ['GE is missing', FILE.replace(/GE\*.*\n/, ''), 'ENVELOPE_SEGMENT_UNEXPECTED', 2],
    ['IEA is missing', FILE.replace(/IEA\*.*\n?/, ''), 'FILE_TRUNCATED', 2],
    [
      'SE has count and control number wrong',
      FILE.replace(/SE\*\d+\*0001/, 'SE*9*0002'),
      'SE_CONTROL_NUMBER_MISMATCH',
      1,
    ],
    [
      'GE has count and control number wrong',
      FILE.replace('GE*1*7', 'GE*2*8'),
      'GE_CONTROL_NUMBER_MISMATCH',
      2,
    ],
    ['another transaction follows', FILE.replace('GE*1', 'ST*999*2~GE*1'), 'ST_TRANSACTION_UNSUPPORTED', 2],
    [
      'another payer begins among the claims',
      FILE.replace('SE*', 'N1*PR*Other~SE*'),
      'HEADER_AFTER_CLAIMS',
      1,
    ],
    ['text follows the interchange', `${FILE}\nGS*HP~`, 'ISA_EXPECTED', 2],
    ['the file ends in the second claim', FILE.slice(0, FILE.lastIndexOf('DTM')), 'FILE_TRUNCATED', 1],
  ])('ends at a position and keeps what was read whole when %s', (_, text, code, claims) => {
    const { remits, rejections, fault } = readText(text);
    expect(fault?.code).toBe(code);
    expect(fault?.position.label).toMatch(/^byte \d+, segment \d+/);
    expect(rejections).toEqual([]);
    expect(remits).toHaveLength(claims);
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

  it('refuses a transaction whose header names two payers', () => {
    const header = [...HEADER.slice(0, 4), 'N1*PR*Other Plan', ...HEADER.slice(4)];
    expect(readText(interchangeOf(CLAIM, header))).toMatchObject({
      remits: [],
      fault: { code: 'HEADER_REPEATED' },
    });
  });

  it('returns what it read before a fault and throws the fault on every later call', () => {
    const connector = new Remit835Connector();
    const items = connector.push(Buffer.from(FILE.replace('GE*1*7', 'GE*2*8')));
    expect(items.map(({ kind }) => kind)).toEqual(['payment', 'remit', 'remit', 'paymentEnd']);
    expect(() => connector.push(Buffer.from('more'))).toThrow(SourceFault);
    expect(() => connector.end()).toThrow(
      /expected GE02 to repeat GS06 "7", found "8"; and expected 1 transactions/,
    );
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
