import { interchangeOf, realFiles, sampleFiles } from './reading';
import { DETECT_HEAD_BYTES, detectFormat } from '../../../src/connectors/x12/detect-format';

const detect = (text: string): unknown => detectFormat(Buffer.from(text, 'latin1'));
const remittance = interchangeOf([]);

describe('format detection', () => {
  it.each([
    ['an 835', remittance, 'X12_835'],
    ['an 835 with a byte order mark', `\xef\xbb\xbf${remittance}`, 'X12_835'],
    ['an 835 behind prose', `Scenario 2\r\n\r\n${remittance}`, 'X12_835'],
    ['an 835 cut off before ST', remittance.slice(0, 140), 'X12_835'],
    ['an 835 without ISA', remittance.slice(107), 'X12_835'],
    ['an 837', remittance.replace('ST*835', 'ST*837'), 'X12_837'],
    ['another transaction', remittance.replace('ST*835', 'ST*278'), 'X12_OTHER'],
    ['an interchange cut off within ISA', remittance.slice(0, 60), 'X12_OTHER'],
    ['a FHIR resource', '{\n  "resourceType": "Bundle", "entry": []}', 'FHIR'],
    ['other JSON', '[{"claim": 1}]', 'JSON'],
    ['a table', 'claim_id,amount\n1,2\n', 'CSV'],
    ['a table with semicolons and quotes', '"claim id";"amount"\r\n"a;b";2\r\n', 'CSV'],
    ['a table with bars and one more field in rows', 'A|B|C\n1|2|3|\n', 'CSV'],
    ['prose', 'Dear all\nhello, there\n', null],
    ['prose in braces', '{ see below }', null],
    ['compressed bytes', '\x1f\x8b\x08\x00,,\n', null],
    ['nothing', '', null],
  ])('recognizes %s', (_, text, format) => {
    expect(detect(text)).toEqual({ format, lineDelimited: false });
  });

  it('tells documents a line from one document over many lines', () => {
    expect(detect('{"resourceType":"Claim"}\n{"resourceType":"Claim"}\n')).toEqual({
      format: 'FHIR',
      lineDelimited: true,
    });
    expect(detect('{"a":1}\r\n{"a":2}')).toEqual({ format: 'JSON', lineDelimited: true });
    expect(detect('{"a":\n1}\n')).toEqual({ format: 'JSON', lineDelimited: false });
  });

  it('recognizes every sample, and every real file that names its transaction first', () => {
    for (const { name, bytes } of [...sampleFiles(), ...realFiles()]) {
      const beginsWithReview = name.includes('td_mult');
      expect([name, detectFormat(bytes.subarray(0, DETECT_HEAD_BYTES)).format]).toEqual([
        name,
        beginsWithReview ? 'X12_OTHER' : 'X12_835',
      ]);
    }
  });
});
