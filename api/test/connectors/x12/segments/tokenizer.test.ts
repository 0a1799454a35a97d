import type { SkippedText } from '../../../../src/connectors/x12/segments/start-finder';
import { MAX_LEADING_BYTES } from '../../../../src/connectors/x12/segments/start-finder';
import { TokenFault } from '../../../../src/connectors/x12/segments/token-fault';
import type { TokenReader } from '../../../../src/connectors/x12/segments/tokenizer';
import { MAX_SEGMENT_BYTES, Tokenizer } from '../../../../src/connectors/x12/segments/tokenizer';

const ISA =
  'ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *250310*0815*^*00501*000000007*0*T*:';

interface Token {
  id: string;
  elements: string[];
  byte: number;
  number: number;
  damage: string | null;
  isCutOff: boolean;
}

interface Reading {
  tokens: Token[];
  skipped: SkippedText[];
  repetitions: (string | null)[];
}

function read(bytes: Buffer | string, chunk = Infinity): Reading {
  const source = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes;
  const reading: Reading = { tokens: [], skipped: [], repetitions: [] };
  const reader: TokenReader = {
    take: (segment) => {
      const elements = Array.from({ length: segment.length }, (_, at) => segment.readable(at + 1));
      const { id, byte, number, damage, isCutOff, delimiters } = segment;
      reading.tokens.push({ id, elements, byte, number, damage, isCutOff });
      reading.repetitions.push(delimiters.repetition);
    },
    isClosed: () => true,
    skipped: (text) => reading.skipped.push(text),
  };
  const tokenizer = new Tokenizer(reader);
  for (let at = 0; at < source.length; at += chunk) tokenizer.push(source.subarray(at, at + chunk));
  tokenizer.end();
  return reading;
}

const tokens = (bytes: Buffer | string, chunk?: number): Token[] => read(bytes, chunk).tokens;

function faultOf(bytes: Buffer | string, chunk?: number): TokenFault {
  try {
    tokens(bytes, chunk);
  } catch (error) {
    if (error instanceof TokenFault) return error;
    throw error;
  }
  throw new Error('expected a TokenFault');
}

describe('the X12 tokenizer', () => {
  it('numbers segments and tells the byte where each begins', () => {
    expect(
      tokens(`${ISA}~\r\n  GS*HP*A~ST*835*1~`).map(({ id, byte, number }) => [id, byte, number]),
    ).toEqual([
      ['ISA', 0, 1],
      ['GS', 110, 2],
      ['ST', 118, 3],
    ]);
  });

  it.each([
    ['element |, component ^, terminator ~', ISA.replaceAll('*', '|').replace(/:$/, '^') + '~', 'GS|HP|A~'],
    ['terminator line feed', `${ISA}\n`, 'GS*HP*A\n'],
    ['terminator carriage return and line feed', `${ISA}\r\n`, 'GS*HP*A\r\n'],
    ['a control character as terminator', `${ISA}\x1c`, 'GS*HP*A\x1c'],
    ['a latin-1 letter as element separator', `${ISA.replaceAll('*', '\xd6')}~`, 'GS\xd6HP\xd6A~'],
    ['a UTF-8 letter as element separator', `${ISA.replaceAll('*', '\xc3\x96')}~`, 'GS\xc3\x96HP\xc3\x96A~'],
  ])('reads the delimiters from ISA: %s', (_, isa, gs) => {
    for (const chunk of [Infinity, 1, 3]) {
      expect(tokens(isa + gs, chunk).at(-1)).toMatchObject({ id: 'GS', elements: ['HP', 'A'], number: 2 });
    }
  });

  it('reads an ISA that is not padded, or padded too much, as long as it has 16 elements', () => {
    const short = 'ISA*00**00**ZZ*S*ZZ*R*250310*0815*^*00501*7*0*T*:~';
    expect(tokens(`${short}GS*HP~`)[1]).toMatchObject({ id: 'GS', byte: short.length });
    const long = ISA.replace('SENDER  ', 'A SENDER WITH A LONG NAME       ');
    expect(tokens(`${long}~GS*HP~`)[1]).toMatchObject({ id: 'GS', elements: ['HP'] });
  });

  it.each([
    ['too few elements', `ISA*00*${'x'.repeat(2000)}`, 'ISA_ELEMENT_COUNT'],
    ['the end of the file within ISA', ISA.slice(0, 105), 'ISA_TRUNCATED'],
  ])('refuses an ISA whose delimiters are ambiguous: %s', (_, text, code) => {
    expect(faultOf(text).code).toBe(code);
    expect(faultOf(text, 1).code).toBe(code);
  });

  it.each([
    ['ISA16 missing', `${ISA.slice(0, -1)}~`],
    ['ISA16 and its separator missing', `${ISA.slice(0, -2)}~`],
    ['ISA16 missing before a line break', `${ISA.slice(0, -1)}~\n`],
    ['a letter in ISA16', `${ISA.slice(0, -1)}U~`],
    ['a blank in ISA16', `${ISA.slice(0, -1)} ~`],
    ['the element separator in ISA16', `${ISA.slice(0, -1)}*~`],
    ['blanks before the terminator', `${ISA.slice(0, -1)}  ~\n`],
  ])('takes the terminator from the segment after ISA where it has %s', (_, isa) => {
    const lineBreak = isa.endsWith('\n') ? '\n' : '';
    for (const chunk of [Infinity, 1, 5]) {
      const found = tokens(`${isa}GS*HP*A:B~${lineBreak}ST*835*1~${lineBreak}SVC*HC>99213~`, chunk);
      expect(found.map(({ id, elements }) => [id, ...elements].slice(0, 3))).toEqual([
        ['ISA', '00', ''],
        ['GS', 'HP', 'A:B'],
        ['ST', '835', '1'],
        ['SVC', 'HC>99213'],
      ]);
    }
  });

  it.each([
    ['GS*HP*A*B*20250310*0815*7*X*005010X221A1~ST*835*1~', ['GS', 'ST']],
    ['GS|HP|A|B|20250310|0815|7|X|005010X221A1\r\nST|835|1\r\n', ['GS', 'ST']],
    ['ST*835*0001~\nBPR*I*80~', ['ST', 'BPR']],
    ['st*835*0001\nbpr*I*80\n', ['ST', 'BPR']],
  ])('reads a group or transaction alone where its separators are plain: %s', (text, ids) => {
    for (const chunk of [Infinity, 1, 6]) expect(tokens(text, chunk).map(({ id }) => id)).toEqual(ids);
  });

  it('finds an interchange after one that has no IEA, with its own delimiters', () => {
    const other = `${ISA.replaceAll('*', '|')}!GS|HP|A!`;
    for (const chunk of [Infinity, 1]) {
      expect(tokens(`${ISA}~GS*HP~\n${other}`, chunk).at(-1)).toMatchObject({ elements: ['HP', 'A'] });
    }
  });

  it('reads ids in lower case', () => {
    expect(tokens(`${ISA.replace('ISA', 'isa')}~gs*hp~iea*0*7~`)).toMatchObject([
      { id: 'ISA' },
      { id: 'GS', elements: ['hp'] },
      { id: 'IEA' },
    ]);
  });

  it('takes ISA11 for a repetition separator only where it is no letter', () => {
    const repetitions = [ISA, ISA.replace('*^*', '*U*')].map((isa) => read(`${isa}~GS*HP~`).repetitions);
    expect(repetitions.flat()).toEqual(['^', '^', null, null]);
  });

  it('skips a byte order mark and blanks before ISA, and again between interchanges', () => {
    const one = `\xef\xbb\xbf\r\n ${ISA}~IEA*0*7~\r\n`;
    for (const chunk of [Infinity, 1, 2]) {
      expect(tokens(`${one}\x00\x1a${one}\x1a`, chunk).map(({ id }) => id)).toEqual([
        'ISA',
        'IEA',
        'ISA',
        'IEA',
      ]);
    }
  });

  it('reads each interchange with its own delimiters', () => {
    const other = `${ISA.replaceAll('*', '|')}!GS|HP|A!`;
    expect(tokens(`${ISA}~IEA*0*7~${other}`).at(-1)).toMatchObject({ id: 'GS', elements: ['HP', 'A'] });
  });

  it('skips prose before an ISA that begins a line and tells how much', () => {
    const prose = 'Scenario 2: ISA is explained\r\nISABELLA sends this.\r\n';
    for (const chunk of [Infinity, 1, 7]) {
      expect(tokens(`${prose}${ISA}~GS*HP~`, chunk)[0]).toMatchObject({
        id: 'ISA',
        byte: prose.length,
        number: 1,
      });
    }
    expect(read(`${prose}${ISA}~`).skipped).toEqual([
      { byte: 0, bytes: prose.length, segmentNumber: 1, place: 'before' },
    ]);
  });

  it.each([
    ['nothing at all', '', 'an empty file'],
    ['blanks only', ' \r\n\t', 'an empty file'],
    ['a claim without its transaction', 'CLP*A*1~', 'a CLP segment without its interchange'],
    ['JSON', '{"resourceType":"Claim"}', 'what looks like JSON'],
    ['a table with patients', 'patient,amount\nDoe,1\n', 'other text'],
    ['more prose than a header has', `${'prose\n'.repeat(MAX_LEADING_BYTES)}${ISA}~`, 'other text'],
  ])('refuses a file that begins with %s, without quoting it', (_, text, found) => {
    for (const chunk of [Infinity, 5]) {
      const fault = faultOf(text, chunk);
      expect(fault.code).toBe('ISA_MISSING');
      expect(fault.message).toBe(`expected an X12 interchange beginning with ISA, found ${found}`);
    }
  });

  it('tells of text after an IEA, and finds the next interchange after it', () => {
    const text = `${ISA}~IEA*0*7~\nthe rest,\nISABELLA\n`;
    for (const chunk of [Infinity, 1, 9]) {
      expect(read(text, chunk).skipped).toEqual([{ byte: 115, bytes: 19, segmentNumber: 3, place: 'after' }]);
      const next = read(`${text}${ISA}~IEA*0*7~\x1a\x00\x00`, chunk);
      expect(next.skipped).toHaveLength(1);
      expect(next.tokens.map(({ id }) => id)).toEqual(['ISA', 'IEA', 'ISA', 'IEA']);
    }
  });

  it('marks a last segment without its terminator', () => {
    expect(tokens(`${ISA}~GS*HP*A \n`).at(-1)).toMatchObject({ id: 'GS', isCutOff: true, byte: 106 });
    expect(tokens(`${ISA}~GS*HP*A~`).at(-1)).toMatchObject({ isCutOff: false });
  });

  it('bounds a segment in length and width, however the bytes are cut, and reads on after it', () => {
    const longest = `GS*${'x'.repeat(MAX_SEGMENT_BYTES - 3)}`;
    expect(tokens(`${ISA}~${longest}~`)).toMatchObject([{ damage: null }, { damage: null }]);
    for (const chunk of [Infinity, 1000]) {
      for (const damaged of [`${longest}x`, longest.repeat(9), `GS${'*'.repeat(257)}`]) {
        const found = tokens(`${ISA}~${damaged}~ST*835*1~`, chunk);
        expect(found.map(({ id, number }) => [id, number])).toEqual([
          ['ISA', 1],
          ['', 2],
          ['ST', 3],
        ]);
        expect(found[1]?.damage).toMatch(/^expected .*, found /);
      }
    }
  });

  it('joins segments that were wrapped at a column', () => {
    const wrapped = `${ISA}~N1*PR*Sample\r\n Health\nPlan~`;
    for (const chunk of [Infinity, 1, 4]) {
      expect(tokens(wrapped, chunk)[1]?.elements).toEqual(['PR', 'Sample HealthPlan']);
    }
  });

  it('drops empty segments and blanks around elements', () => {
    expect(tokens(`${ISA}~~ ~\nN1* PR *  A B ~`)[1]).toMatchObject({ elements: ['PR', 'A B'], number: 2 });
  });

  it('reads names as UTF-8 where they are, else as Windows-1252, also when a chunk cuts a character', () => {
    const utf8 = Buffer.from(`${ISA}~NM1*QC*1*Müller*José~`, 'utf8');
    const latin1 = Buffer.from(`${ISA}~NM1*QC*1*M\xfcller*O\x92Neil~`, 'latin1');
    for (const chunk of [Infinity, 1]) {
      expect(tokens(utf8, chunk)[1]?.elements.slice(2)).toEqual(['Müller', 'José']);
      expect(tokens(latin1, chunk)[1]?.elements.slice(2)).toEqual(['Müller', 'O’Neil']);
    }
  });

  it.each([
    ['100', 10000],
    ['-12.5', -1250],
    ['+.5', 50],
    ['0.00', 0],
    ['-0', 0],
    ['12.3400', 1234],
    [' 7. ', 700],
    ['12.345', NaN],
    ['1,240.00', NaN],
    ['1.2.3', NaN],
    ['-', NaN],
    ['.', NaN],
    ['', NaN],
    ['1e3', NaN],
    ['99999999999999999', NaN],
  ])('reads the amount %j as %d cents', (text, cents) => {
    let found = 0;
    const tokenizer = new Tokenizer({
      take: (segment) => (found = segment.cents(1)),
      isClosed: () => true,
      skipped: () => undefined,
    });
    tokenizer.push(Buffer.from(`${ISA}~AMT*${text}*~`));
    tokenizer.end();
    expect(found).toBe(cents);
  });
});
