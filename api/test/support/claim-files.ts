/** One claim as an 837P states it. */
export interface SentClaim {
  number: string;
  frequency?: string;
  /** REF*F8. */
  original?: string;
  /** SBR01. */
  sequence?: string;
  payer: { name: string; id: string | null };
  filing?: string;
  /** A patient under the subscriber (loop 2000C). */
  dependent?: string;
  diagnosis?: string;
  /** YYYY-MM-DD. */
  date: string;
  lines: readonly { procedure: string; billed: number; control?: string }[];
}

/** An X12 837P of claims that were sent on one day, one transaction. */
export function claimFile(claims: readonly SentClaim[], sentOn: string, interchange = 1): string {
  const number = String(interchange).padStart(9, '0');
  const day = sentOn.replaceAll('-', '');
  const body = [
    `BHT*0019*00*B${day}*${day}*0900*CH`,
    'NM1*41*2*FERN STREET PRACTICE*****46*FERN',
    'NM1*40*2*QUARRYHOUSE*****46*QUARRY',
    'HL*1**20*1',
    'PRV*BI*PXC*207Q00000X',
    'NM1*85*2*FERN STREET PRACTICE*****XX*1234567893',
    ...claims.flatMap(claimSegments),
  ];
  const all = [
    `ISA*00*          *00*          *ZZ*FERNPRACTICE   *ZZ*QUARRYHOUSE    *260302*0815*^*00501*${number}*0*P*:`,
    `GS*HC*FERN*QUARRY*${day}*0900*3*X*005010X222A1`,
    'ST*837*0001*005010X222A1',
    ...body,
    `SE*${body.length + 2}*0001`,
    'GE*1*3',
    `IEA*1*${number}`,
  ];
  return all.map((segment) => `${segment}~\n`).join('');
}

function claimSegments(claim: SentClaim, index: number): string[] {
  const { number, payer, date, lines, original, dependent } = claim;
  const level = 2 + 2 * index;
  const billed = lines.reduce((sum, line) => sum + line.billed, 0);
  return [
    `HL*${level}*1*22*${dependent === undefined ? 0 : 1}`,
    `SBR*${claim.sequence ?? 'P'}*${dependent === undefined ? '18' : ''}*GRP9******${claim.filing ?? 'CI'}`,
    'NM1*IL*1*MARLOWE*OWEN****MI*ZQ1',
    'DMG*D8*19700101*M',
    `NM1*PR*2*${payer.name}${payer.id === null ? '' : `*****PI*${payer.id}`}`,
    ...(dependent === undefined
      ? []
      : [`HL*${level + 1}*${level}*23*0`, 'PAT*19', `NM1*QC*1*MARLOWE*${dependent}`, 'DMG*D8*20150101*F']),
    `CLM*${number}*${billed}***11:B:${claim.frequency ?? '1'}*Y*A*Y*Y`,
    ...(original === undefined ? [] : [`REF*F8*${original}`]),
    `HI*ABK:${claim.diagnosis ?? 'R079'}`,
    ...lines.flatMap((line, at) => [
      `LX*${at + 1}`,
      `SV1*HC:${line.procedure}*${line.billed}*UN*1***1`,
      `DTP*472*D8*${date.replaceAll('-', '')}`,
      ...(line.control === undefined ? [] : [`REF*6R*${line.control}`]),
    ]),
  ];
}
