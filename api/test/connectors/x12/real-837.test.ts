import { SourceFault } from '../../../src/connectors/source-position';
import type { SubmittedClaim } from '../../../src/connectors/submission';
import { Claim837Connector } from '../../../src/connectors/x12/claim-837';
import { realFiles } from './reading';

interface Outcome {
  claims: SubmittedClaim[];
  rejections: { code: string; label: string }[];
  fault: SourceFault | null;
}

function read(bytes: Uint8Array, pieceBytes = bytes.length): Outcome {
  const connector = new Claim837Connector();
  const outcome: Outcome = { claims: [], rejections: [], fault: null };
  const take = (items: ReturnType<Claim837Connector['end']>): void => {
    for (const item of items) {
      if (item.kind === 'claim') outcome.claims.push(item.claim);
      else if (item.kind === 'rejection') {
        outcome.rejections.push({ code: item.rejection.code, label: item.rejection.position.label });
      }
    }
  };
  try {
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      take(connector.push(bytes.subarray(at, at + pieceBytes)));
    }
    take(connector.end());
    take(connector.end());
  } catch (error) {
    if (!(error instanceof SourceFault)) throw error;
    outcome.fault = error;
  }
  return outcome;
}

/** Why a real file or a claim of it is refused; every other file is read whole. */
const REFUSED: Readonly<Record<string, string>> = {
  // Dental.
  'Inteligenz__X12Parser/837D_4010_Spec_4.2.1_WorkmansComp.txt': 'DENTAL_CLAIM',
  'irobayna__stupidedi/005010_X224A2_claim-multi-quantity-single-line.edi': 'DENTAL_CLAIM',
  'irobayna__stupidedi/005010_X224A2_multiple-tooth-numbers.edi': 'DENTAL_CLAIM',
  'irobayna__stupidedi/005010_X224A2_sales-tax.edi': 'DENTAL_CLAIM',
  // What a payer would pay.
  'irobayna__stupidedi/005010_X291_anesthesia.edi': 'PREDETERMINATION',
  'irobayna__stupidedi/005010_X291_chiropractic.edi': 'PREDETERMINATION',
  'irobayna__stupidedi/005010_X291_commercial-health-insurance.edi': 'PREDETERMINATION',
  'irobayna__stupidedi/005010_X291_drug-administered-in-the-physician-office.edi': 'PREDETERMINATION',
  'irobayna__stupidedi/005010_X291_hmo-plan.edi': 'PREDETERMINATION',
  'irobayna__stupidedi/005010_X291_oxygen.edi': 'PREDETERMINATION',
  'irobayna__stupidedi/005010_X291_wheelchair.edi': 'PREDETERMINATION',
  'irobayna__stupidedi/005010_X292_837-institutional-claim.edi': 'PREDETERMINATION',
  // Files made to be wrong: NM101 is no 85, the loop is left out, a CLM is followed by the next one.
  'imsweb__x12-parser/x12_bad_valid_code.txt': 'BILLING_PROVIDER_MISSING',
  'imsweb__x12-parser/x12_loop_errors3_missing_loops.txt': 'BILLING_PROVIDER_MISSING',
  'imsweb__x12-parser/x12_missing_required_loops_mult_repeats.txt': 'CLAIM_LINES_MISSING',
};

const files = realFiles('837');

(files.length > 0 ? describe : describe.skip)('a real 837', () => {
  it.each(files.map(({ name, bytes }) => [name, bytes] as const))(
    '%s gives its claims, or says where and why not',
    (name, bytes) => {
      const { claims, rejections, fault } = read(bytes);
      const codes = new Set([...rejections.map(({ code }) => code), ...(fault ? [fault.code] : [])]);
      expect([...codes]).toEqual(REFUSED[name] === undefined ? [] : [REFUSED[name]]);
      const naive = naiveClaims(bytes.toString('latin1'));
      expect(claims.length + rejections.length).toBe(naive.length);
      // What is refused is missing from ours; of the others, number, charge and lines are the file's own.
      let after = 0;
      for (const claim of claims) {
        after = naive.indexOf(auditOf(claim), after) + 1;
        expect(after).toBeGreaterThan(0);
      }
      for (const { label } of rejections) expect(label).toMatch(/^byte \d+, segment \d+ \([A-Z0-9]+\)/);
      if (fault) expect(fault.message).toMatch(/^byte \d+, segment \d+.*: expected .*, found /);
    },
  );

  it.each(files.filter(({ bytes }) => bytes.length < 5_000).map(({ name, bytes }) => [name, bytes] as const))(
    '%s reads the same byte by byte',
    (_name, bytes) => {
      expect(read(bytes, 1)).toEqual(read(bytes));
    },
  );
});

function auditOf({ patientControlNumber, billedCents, lines }: SubmittedClaim): string {
  const services = lines.map((line) => `${line.procedureCode || line.revenueCode}=${line.billedCents}`);
  return [patientControlNumber, billedCents, ...services].join(' ');
}

/** Shares no code with the connector: splits the whole text at once and knows nothing of envelopes or levels. */
function naiveClaims(text: string): string[] {
  const isa = text.indexOf('ISA*') < 0 ? text.indexOf('ISA') : text.indexOf('ISA*');
  const separator = text[isa + 3] as string;
  const header = text.slice(isa).split(separator, 17);
  // Some declare one separator of components and use another.
  const codeIn = (composite: string | undefined): string | undefined => composite?.split(/[:>^|]/)[1];
  const terminator = (header[16] as string)[1] as string;
  const cents = (amount: string | undefined): number => Math.round(Number(amount) * 100);
  const claims: string[][] = [];
  for (const raw of text.slice(isa).split(terminator)) {
    const elements = raw
      .replace(/[\r\n]/g, '')
      .trim()
      .split(separator)
      .map((element) => element.trim());
    const current = claims[claims.length - 1];
    if (elements[0] === 'CLM') claims.push([elements[1] ?? '', String(cents(elements[2]))]);
    else if (elements[0] === 'SV1') {
      current?.push(`${codeIn(elements[1])}=${cents(elements[2])}`);
    } else if (elements[0] === 'SV2') {
      current?.push(`${codeIn(elements[2]) || elements[1]}=${cents(elements[3])}`);
    }
  }
  return claims.map((parts) => parts.join(' '));
}
