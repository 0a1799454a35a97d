import { readBytes, realFiles } from './reading';
import type { RemitClaim } from '../../../src/connectors/remittance';

/**
 * Every real 835 at hand, with what must come of it. `claims`, `lines` and `adjustments` are what is handed out;
 * adjustments count triplets, of which a CAS holds up to six.
 */
interface Expected {
  claims: number;
  lines: number;
  adjustments: number;
  rejections?: string[];
  notices?: string[];
  fault?: string;
}

const EXPECTED: Readonly<Record<string, Expected>> = {
  // De-identified: versions are X and 9, the last ST02 has a digit more than its SE02, amounts are all nines.
  'Inteligenz__X12Parser/835_4010_835_DeIdent_02.dat': {
    claims: 375,
    lines: 1552,
    adjustments: 2439,
    notices: [
      'GS_VERSION_UNKNOWN',
      'TRANSACTION_OUT_OF_BALANCE',
      'TRANSACTION_OUT_OF_BALANCE',
      'TRANSACTION_OUT_OF_BALANCE',
      'SE_CONTROL_NUMBER_MISMATCH',
      'TRANSACTION_OUT_OF_BALANCE',
      'IEA_CONTROL_NUMBER_MISMATCH',
    ],
  },
  // A byte order mark, three interchanges, de-identified amounts.
  'Inteligenz__X12Parser/835_5010_835_WithMultipleInterchanges.txt': {
    claims: 56,
    lines: 91,
    adjustments: 97,
    notices: ['TRANSACTION_OUT_OF_BALANCE', 'TRANSACTION_OUT_OF_BALANCE', 'TRANSACTION_OUT_OF_BALANCE'],
  },
  'Inteligenz__X12Parser/835_5010_ExampleFromNth.txt': {
    claims: 56,
    lines: 91,
    adjustments: 97,
    notices: ['TRANSACTION_OUT_OF_BALANCE', 'TRANSACTION_OUT_OF_BALANCE', 'TRANSACTION_OUT_OF_BALANCE'],
  },
  'LinuxForHealth__x12/835_005010X221A1_managed-care.835': { claims: 2, lines: 2, adjustments: 5 },
  // SVC*HC*24599.00*...: the code stands where the charge belongs, and every later element is shifted by one.
  'LinuxForHealth__x12/835_005010X221A1_tertiary-payment.835': {
    claims: 0,
    lines: 0,
    adjustments: 0,
    rejections: ['SVC_PROCEDURE_MISSING'],
  },
  'azoner__pyx12/835_mult_loops.txt': { claims: 1, lines: 3, adjustments: 3 },
  // A second N1*PR and N1*PE inside the first claim's loop: whose the claims are is open, so none is taken.
  'azoner__pyx12/td_bad_header_looping.txt': {
    claims: 0,
    lines: 0,
    adjustments: 0,
    fault: 'HEADER_AFTER_CLAIMS',
  },
  // Begin with a 278 (service review); their 835s hold no claim.
  'azoner__pyx12/td_mult_isa.txt': {
    claims: 0,
    lines: 0,
    adjustments: 0,
    fault: 'ST_TRANSACTION_UNSUPPORTED',
  },
  'azoner__pyx12/td_multiple_trn.txt': {
    claims: 0,
    lines: 0,
    adjustments: 0,
    fault: 'ST_TRANSACTION_UNSUPPORTED',
  },
  // GS has seven elements, BPR is prose, CLP02 is empty: a made-up file for a tokenizer. Refused at GS.
  'hzbarcea__x12-parser/Dummy835Example.txt': { claims: 0, lines: 0, adjustments: 0, fault: 'GS_INCOMPLETE' },
  'hzbarcea__x12-parser/example835SpecialCharsOne.txt': {
    claims: 0,
    lines: 0,
    adjustments: 0,
    fault: 'GS_INCOMPLETE',
  },
  // Its ISA is wider than 106 bytes.
  'irobayna__stupidedi/004010_X091A1_case_1.edi': { claims: 1, lines: 0, adjustments: 1 },
  'irobayna__stupidedi/005010_X221A1_dollars-and-data-sent-separate.edi': {
    claims: 2,
    lines: 2,
    adjustments: 5,
  },
  'irobayna__stupidedi/005010_X221A1_era-sample.edi': { claims: 1, lines: 5, adjustments: 5 },
  'irobayna__stupidedi/005010_X221A1_multiple-claims-single-check.edi': {
    claims: 9,
    lines: 33,
    adjustments: 39,
  },
  'irobayna__stupidedi/005010_X221A1_tertiary-payments.edi': { claims: 1, lines: 1, adjustments: 1 },
  // Prose before ISA, as pasted from the guide.
  'irobayna__stupidedi/005010_X221_case_2.edi': {
    claims: 2,
    lines: 2,
    adjustments: 5,
    notices: ['LEADING_TEXT_SKIPPED'],
  },
  // LX is written LXXXX.
  'irobayna__stupidedi/notes_recover.txt': {
    claims: 1,
    lines: 1,
    adjustments: 1,
    notices: ['LEADING_TEXT_SKIPPED', 'SEGMENT_UNEXPECTED'],
  },
  // Cut out of a larger file: SE01 is 24 everywhere, and the second GE has neither the count nor the number of its GS.
  'irobayna__stupidedi/notes_split.edi': {
    claims: 1,
    lines: 0,
    adjustments: 0,
    notices: [
      'LEADING_TEXT_SKIPPED',
      'SE_COUNT_MISMATCH',
      'SE_COUNT_MISMATCH',
      'TRANSACTION_OUT_OF_BALANCE',
      'SE_COUNT_MISMATCH',
      'TRANSACTION_OUT_OF_BALANCE',
    ],
    fault: 'GE_CONTROL_NUMBER_MISMATCH',
  },
  'keironstoddart__edi-835-parser/united_healthcare_legacy_sample.txt': {
    claims: 2,
    lines: 5,
    adjustments: 7,
  },
  'ryanco__x12-parser/example835NoISA.txt': { claims: 0, lines: 0, adjustments: 0, fault: 'ISA_MISSING' },
  // The same made-up file, separated by the two bytes of a UTF-8 letter; its delimiters are read, its GS is refused.
  'ryanco__x12-parser/example835nonasciielemsep.txt': {
    claims: 0,
    lines: 0,
    adjustments: 0,
    fault: 'GS_INCOMPLETE',
  },
};

const files = realFiles();

(files.length > 0 ? describe : describe.skip)('a real 835', () => {
  it('has its outcome written out', () => {
    expect(files.map(({ name }) => name)).toEqual(Object.keys(EXPECTED));
  });

  it.each(files.map(({ name, bytes }) => [name, bytes] as const))(
    '%s comes out as expected',
    (name, bytes) => {
      const { remits, rejections, notices, fault, items } = readBytes(bytes);
      const adjustments = remits.reduce(
        (sum, remit) =>
          sum +
          remit.adjustments.length +
          remit.lines.reduce((lines, line) => lines + line.adjustments.length, 0),
        0,
      );
      const expected = EXPECTED[name];
      expect({
        claims: remits.length,
        lines: remits.reduce((sum, { lines }) => sum + lines.length, 0),
        adjustments,
        rejections,
        notices,
        fault: fault?.code,
      }).toEqual({ rejections: [], notices: [], fault: undefined, ...expected });
      for (const item of items) {
        if (item.kind === 'rejection')
          expect(item.rejection.position.label).toMatch(/^byte \d+, segment \d+ \(/);
      }
      if (fault) expect(fault.message).toMatch(/^byte \d+, segment \d+.*: expected .*, found /);
    },
  );

  it.each(files.map(({ name, bytes }) => [name, bytes] as const))(
    '%s hands out the amounts and codes that a naive reading of it finds',
    (name, bytes) => {
      const { remits } = readBytes(bytes);
      // Where a claim is refused, or the file is left early, the naive reading finds more.
      if (remits.length === 0 || EXPECTED[name]?.fault !== undefined) return;
      expect(remits.map(auditOf)).toEqual(naiveAudits(bytes.toString('latin1')));
    },
  );
});

/** One line a claim, to compare readings by. */
function auditOf(remit: RemitClaim): string {
  const adjustments = [...remit.adjustments, ...remit.lines.flatMap((line) => line.adjustments)];
  return [
    remit.patientControlNumber,
    remit.claimStatusCode,
    remit.billedCents,
    remit.paidCents,
    remit.lines.map((line) => `${line.procedureCode}=${line.billedCents}/${line.paidCents}`).join(),
    adjustments.map(({ group, carc, amountCents }) => `${group}${carc}=${amountCents}`).join(),
    [...remit.remarks, ...remit.lines.flatMap((line) => line.remarks)].join(),
  ].join(' ');
}

/** Shares no code with the connector: splits the whole text at once and knows nothing of envelopes. */
function naiveAudits(text: string): string[] {
  const isa = text.indexOf('ISA');
  const separator = text[isa + 3] as string;
  const header = text.slice(isa).split(separator, 17);
  const component = (header[16] as string)[0] as string;
  const terminator = (header[16] as string)[1] as string;
  const cents = (amount: string): number => Math.round(Number(amount) * 100);
  const audits: string[] = [];
  for (const loop of text.split(new RegExp(`\\${terminator}\\s*CLP\\${separator}`)).slice(1)) {
    const body = loop.split(new RegExp(`\\${terminator}\\s*(?:PLB|SE|LX)\\${separator}`))[0] as string;
    const [clp = [], ...segments] = body.split(terminator).map((segment) => segment.trim().split(separator));
    const of = (id: string): string[][] => segments.filter(([first]) => first === id);
    const firstLine = segments.findIndex(([id]) => id === 'SVC');
    const isLine = (segment: string[]): boolean => firstLine >= 0 && segments.indexOf(segment) > firstLine;
    const triplets = (segment: string[]): string[] =>
      [2, 5, 8, 11, 14, 17].flatMap((at) =>
        segment[at] ? [`${segment[1]}${segment[at]}=${cents(segment[at + 1] as string)}`] : [],
      );
    audits.push(
      [
        clp[0],
        clp[1],
        cents(clp[2] as string),
        cents(clp[3] as string),
        of('SVC')
          .map((svc) => `${svc[1]?.split(component)[1]}=${cents(svc[2] as string)}/${cents(svc[3] ?? '0')}`)
          .join(),
        [...of('CAS').filter((cas) => !isLine(cas)), ...of('CAS').filter(isLine)].flatMap(triplets).join(),
        [...of('MOA').flatMap((moa) => moa.slice(3)), ...of('LQ').map((lq) => lq[2])].filter(Boolean).join(),
      ].join(' '),
    );
  }
  return audits;
}
