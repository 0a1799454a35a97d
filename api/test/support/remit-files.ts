/** One claim of a payment, as an 835 states it. */
export interface StatedClaim {
  number: string;
  status: string;
  billed: number;
  paid: number;
  patient?: number;
  filing?: string;
  payerNumber: string;
  frequency?: string;
  original?: string;
  /** YYYY-MM-DD; null where nothing states a date of service. */
  date: string | null;
  procedure?: string;
  /** In place of one line of the whole charge with `procedure` and `adjustments`; with none, those are of the claim. */
  lines?: readonly StatedLine[];
  /** group, CARC, dollars. */
  adjustments: readonly (readonly [string, string, number])[];
}

interface StatedLine {
  procedure: string;
  billed: number;
  paid: number;
  /** REF*6R. */
  control?: string;
  adjustments: StatedClaim['adjustments'];
}

export interface StatedPayment {
  payer: { name: string; id: string | null };
  trace: string;
  date: string;
  claims: readonly StatedClaim[];
  /** Reason, reference, dollars. */
  providerAdjustments: readonly (readonly [string, string, number])[];
  /** BPR02 as stated: a part of a payment states that of the whole. */
  amount: number;
}

export const amountOf = (
  claims: readonly StatedClaim[],
  providerAdjustments: StatedPayment['providerAdjustments'],
): number =>
  claims.reduce((sum, { paid }) => sum + paid, 0) -
  providerAdjustments.reduce((sum, [, , amount]) => sum + amount, 0);

/** An X12 835 of these payments. */
export function remitFile(payments: readonly StatedPayment[], interchange = 1): string {
  const number = String(interchange).padStart(9, '0');
  const sets = payments.flatMap((payment, index) => {
    const set = String(index + 1).padStart(4, '0');
    const body = paymentSegments(payment);
    return [`ST*835*${set}`, ...body, `SE*${body.length + 2}*${set}`];
  });
  const all = [
    `ISA*00*          *00*          *ZZ*QUARRYHOUSE    *ZZ*FERNPRACTICE   *260302*0815*^*00501*${number}*0*P*:`,
    'GS*HP*QUARRYHOUSE*FERNPRACTICE*20260302*0815*7*X*005010X221A1',
    ...sets,
    `GE*${payments.length}*7`,
    `IEA*1*${number}`,
  ];
  return all.map((segment) => `${segment}~\n`).join('');
}

function paymentSegments({
  payer,
  trace,
  date,
  claims,
  providerAdjustments,
  amount,
}: StatedPayment): string[] {
  const day = date.replaceAll('-', '');
  return [
    `BPR*I*${amount}*C*ACH*CCP*01*999999992*DA*123456*1512345678**01*999988880*DA*98765*${day}`,
    `TRN*1*${trace}*1512345678`,
    `DTM*405*${day}`,
    `N1*PR*${payer.name}${payer.id === null ? '' : `*XV*${payer.id}`}`,
    'N1*PE*FERN STREET PRACTICE*XX*1234567893',
    'LX*1',
    ...claims.flatMap(claimSegments),
    ...providerAdjustments.map(
      ([reason, reference, dollars]) => `PLB*1234567893*20261231*${reason}:${reference}*${dollars}`,
    ),
  ];
}

function claimSegments(claim: StatedClaim): string[] {
  const { number, status, billed, paid, payerNumber, adjustments, date, original } = claim;
  const day = date?.replaceAll('-', '');
  return [
    `CLP*${number}*${status}*${billed}*${paid}*${claim.patient ?? ''}*${claim.filing ?? '12'}*${payerNumber}*11*${claim.frequency ?? '1'}`,
    ...(claim.lines?.length === 0 ? casSegments(adjustments) : []),
    'NM1*QC*1*MARLOWE*IDA****MI*ZQ1',
    ...(original === undefined ? [] : [`REF*F8*${original}`]),
    ...(day === undefined ? [] : [`DTM*232*${day}`]),
    ...linesOf(claim).flatMap((line) => [
      `SVC*HC:${line.procedure}*${line.billed}*${line.paid}**1`,
      ...(day === undefined ? [] : [`DTM*472*${day}`]),
      ...casSegments(line.adjustments),
      ...(line.control === undefined ? [] : [`REF*6R*${line.control}`]),
    ]),
  ];
}

const linesOf = (claim: StatedClaim): readonly StatedLine[] => {
  const { billed, paid, adjustments, procedure = '99214' } = claim;
  return claim.lines ?? [{ procedure, billed, paid, adjustments }];
};

const casSegments = (adjustments: StatedClaim['adjustments']): string[] =>
  adjustments.map(([group, carc, dollars]) => `CAS*${group}*${carc}*${dollars}`);
