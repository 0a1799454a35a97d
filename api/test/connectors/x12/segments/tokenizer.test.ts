import {
  MAX_LEADING_BYTES,
  MAX_SEGMENT_BYTES,
  TokenFault,
  Tokenizer,
} from '../../../../src/connectors/x12/segments/tokenizer';

const ISA =
  'ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *250310*0815*^*00501*000000007*0*T*:';

interface Token {
  id: string;
  elements: string[];
  byte: number;
  number: number;
}

function tokens(bytes: Buffer | string, chunk = Infinity): Token[] {
  const source = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes;
  const tokenizer = new Tokenizer();
  const found: Token[] = [];
  const take: Parameters<Tokenizer['push']>[1] = (segment) => {
    const elements = Array.from({ length: segment.length }, (_, at) => segment.readable(at + 1));
    found.push({ id: segment.id, elements, byte: segment.byte, number: segment.number });
  };
  for (let at = 0; at < source.length; at += chunk) tokenizer.push(source.subarray(at, at + chunk), take);
  tokenizer.end(take);
  return found;
}

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
    ['a letter after ISA', 'ISAX00X', 'ISA_DELIMITER_INVALID'],
    ['too few elements', `ISA*00*${'x'.repeat(2000)}`, 'ISA_ELEMENT_COUNT'],
    [
      'ISA16 missing, so that a letter seems to end segments',
      `${ISA.slice(0, -1)}~GS*HP`,
      'ISA_DELIMITER_INVALID',
    ],
    ['component and element separator alike', `${ISA.slice(0, -1)}*~GS*HP`, 'ISA_DELIMITER_INVALID'],
    ['the end of the file within ISA', ISA.slice(0, 105), 'ISA_TRUNCATED'],
  ])('refuses an ISA whose delimiters are ambiguous: %s', (_, text, code) => {
    expect(faultOf(text).code).toBe(code);
    expect(faultOf(text, 1).code).toBe(code);
  });

  it('takes ISA11 for a repetition separator only where it is no letter', () => {
    const repetitions: (string | null)[] = [];
    for (const isa of [ISA, ISA.replace('*^*', '*U*')]) {
      const tokenizer = new Tokenizer();
      tokenizer.push(Buffer.from(`${isa}~GS*HP~`), ({ delimiters }) =>
        repetitions.push(delimiters.repetition),
      );
    }
    expect(repetitions).toEqual(['^', '^', null, null]);
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
    const tokenizer = new Tokenizer();
    tokenizer.push(Buffer.from(`${prose}${ISA}~`), () => undefined);
    tokenizer.end(() => undefined);
    expect(tokenizer.leadingTextBytes).toBe(prose.length);
  });

  it.each([
    ['nothing at all', '', 'an empty file'],
    ['blanks only', ' \r\n\t', 'an empty file'],
    ['a group without interchange', 'GS*HP*A~ST*835*1~', 'a GS segment without its interchange'],
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

  it('refuses text after an IEA', () => {
    expect(faultOf(`${ISA}~IEA*0*7~\nrest`)).toMatchObject({
      code: 'ISA_EXPECTED',
      byte: 115,
      segmentNumber: 3,
    });
  });

  it('refuses a file that ends within a segment', () => {
    expect(faultOf(`${ISA}~GS*HP*A`)).toMatchObject({
      code: 'SEGMENT_TRUNCATED',
      byte: 106,
      segmentNumber: 2,
    });
  });

  it('bounds a segment in length and width, however the bytes are cut', () => {
    const longest = `GS*${'x'.repeat(MAX_SEGMENT_BYTES - 3)}`;
    expect(tokens(`${ISA}~${longest}~`)).toHaveLength(2);
    for (const chunk of [Infinity, 1000]) {
      expect(faultOf(`${ISA}~${longest}x~`, chunk).code).toBe('SEGMENT_TOO_LONG');
      expect(faultOf(`${ISA}~${longest.repeat(9)}`, chunk).code).toBe('SEGMENT_TOO_LONG');
      expect(faultOf(`${ISA}~GS${'*'.repeat(257)}~`, chunk).code).toBe('SEGMENT_TOO_WIDE');
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
});
