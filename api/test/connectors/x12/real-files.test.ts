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
}

const MADE_UP: Expected = {
  claims: 0,
  lines: 0,
  adjustments: 0,
  rejections: ['CLP_STATUS_MISSING', 'CLP_STATUS_MISSING'],
  notices: ['GS_INCOMPLETE', 'SEGMENT_UNEXPECTED', 'GE_CONTROL_NUMBER_MISMATCH'],
};

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
  'LinuxForHealth__x12/835_005010X221A1_managed-care.835': {
    claims: 2,
    lines: 2,
    adjustments: 5,
    notices: ['DATE_REPLACED'],
  },
  // SVC*HC*24599.00*...: the code stands where the charge belongs, and every later element is shifted by one.
  'LinuxForHealth__x12/835_005010X221A1_tertiary-payment.835': {
    claims: 0,
    lines: 0,
    adjustments: 0,
    rejections: ['SVC_PROCEDURE_MISSING'],
    notices: ['DATE_REPLACED'],
  },
  'azoner__pyx12/835_mult_loops.txt': { claims: 1, lines: 3, adjustments: 3 },
  // N1*PR and N1*PE again before the second claim, as a clearing house puts remittances together.
  'azoner__pyx12/td_bad_header_looping.txt': {
    claims: 2,
    lines: 6,
    adjustments: 6,
    notices: ['SE_COUNT_MISMATCH'],
  },
  // A 278 (service review) and an 837 stand beside an 835 that holds no claim.
  'azoner__pyx12/td_mult_isa.txt': {
    claims: 0,
    lines: 0,
    adjustments: 0,
    notices: Array<string>(4).fill('TRANSACTION_PASSED_OVER'),
  },
  'azoner__pyx12/td_multiple_trn.txt': {
    claims: 0,
    lines: 0,
    adjustments: 0,
    notices: ['TRANSACTION_PASSED_OVER', 'TRANSACTION_PASSED_OVER'],
  },
  // GS has seven elements, BPR is prose, CLP02 is empty and CLP04 is no amount: a made-up file for a tokenizer.
  'hzbarcea__x12-parser/Dummy835Example.txt': MADE_UP,
  'hzbarcea__x12-parser/example835SpecialCharsOne.txt': MADE_UP,
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
      'GE_COUNT_MISMATCH',
      'GE_CONTROL_NUMBER_MISMATCH',
      'IEA_COUNT_MISMATCH',
    ],
  },
  'keironstoddart__edi-835-parser/united_healthcare_legacy_sample.txt': {
    claims: 2,
    lines: 5,
    adjustments: 7,
  },
  // The same made-up file without its ISA, and separated by the two bytes of a UTF-8 letter.
  'ryanco__x12-parser/example835NoISA.txt': {
    ...MADE_UP,
    notices: [
      'ISA_MISSING',
      'GS_INCOMPLETE',
      'SEGMENT_UNEXPECTED',
      'GE_CONTROL_NUMBER_MISMATCH',
      'ENVELOPE_SEGMENT_UNEXPECTED',
    ],
  },
  'ryanco__x12-parser/example835nonasciielemsep.txt': MADE_UP,
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
        fault,
      }).toEqual({ rejections: [], notices: [], fault: null, ...expected });
      for (const item of items) {
        if (item.kind === 'rejection')
          expect(item.rejection.position.label).toMatch(/^byte \d+, segment \d+ \(/);
      }
    },
  );

  it.each(files.map(({ name, bytes }) => [name, bytes] as const))(
    '%s accounts for all of the money: what is read and what is refused is the sum of its CLP04',
    (_name, bytes) => {
      const { items } = readBytes(bytes);
      let cents = 0;
      for (const item of items) {
        if (item.kind === 'remit') cents += item.remit.paidCents;
        else if (item.kind === 'rejection') cents += item.rejection.amountCents ?? 0;
      }
      expect(cents).toBe(sumOfPayments(bytes.toString('latin1')));
      const ends = items.flatMap((item) => (item.kind === 'paymentEnd' ? [item.end] : []));
      expect(ends.reduce((sum, end) => sum + end.readCents + end.refusedCents, 0)).toBe(cents);
    },
  );

  it.each(files.map(({ name, bytes }) => [name, bytes] as const))(
    '%s hands out the amounts and codes that a naive reading of it finds',
    (_name, bytes) => {
      const { remits } = readBytes(bytes);
      // Where a claim is refused, the naive reading finds more.
      if (remits.length === 0) return;
      expect(remits.map(auditOf)).toEqual(naiveAudits(bytes.toString('latin1')));
    },
  );
});

/** Sum of CLP04, by a few lines that share no code with the connector: amounts that cannot be read are left out. */
function sumOfPayments(text: string): number {
  let cents = 0;
  for (const [, clp = ''] of text.matchAll(/[^A-Za-z0-9]CLP([^A-Za-z0-9].*?)[~\r\n]/gs)) {
    const separator = /^[^A-Za-z0-9]+/.exec(clp)?.[0] ?? '*';
    const paid = clp.split(separator)[4] ?? '';
    if (/^-?\d*\.?\d+$/.test(paid)) cents += Math.round(Number(paid) * 100);
  }
  return cents;
}

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
