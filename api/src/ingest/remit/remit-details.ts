import type { QualifiedAmount, RemitClaim, RemitLine } from '../../connectors/remittance';
import { remitFilingCode } from '../../connectors/x12/payer-codes';
import type { PayerType } from '../../domain/claim';
import type { RemitEventDetails, RemitEventLineDetails } from '../../domain/remit/remit-event';

/** What a claim says beside what it is folded from; nothing where it says no more. */
export function detailsOf(remit: RemitClaim, lineOfBusiness: PayerType): { details?: RemitEventDetails } {
  const { claimFilingIndicator: filing, claimType, correctedMemberId, patient, stay, references } = remit;
  const isUsual = filing === null || filing === remitFilingCode(lineOfBusiness, claimType);
  return stated({
    filingIndicator: isUsual ? null : filing,
    ...(correctedMemberId === null ? {} : { statedMemberId: patient.memberId ?? '' }),
    interestCents: remit.interestCents,
    amounts: qualified(remit.amounts),
    references: references.length === 0 ? null : references,
    coverageEnds: remit.coverageEnds,
    crossoverPayer: remit.crossoverPayer,
    priorityPayer: remit.priorityPayer,
    coveredDays: stay?.coveredDays ?? null,
    drgCents: stay?.drgCents ?? null,
    hcpcsPayableCents: stay?.hcpcsPayableCents ?? null,
  });
}

export const lineDetailsOf = (line: RemitLine): { details?: RemitEventLineDetails } =>
  stated({
    procedureQualifier: line.procedureQualifier === 'HC' ? null : line.procedureQualifier,
    submittedQualifier:
      (line.submitted?.qualifier ?? 'HC') === 'HC' ? null : (line.submitted?.qualifier ?? null),
    procedureDescription: line.procedureDescription,
    nationalDrugCode: line.nationalDrugCode,
    renderingNpi: line.renderingNpi,
    amounts: qualified(line.amounts),
    rejectCodes: line.rejectCodes.length === 0 ? null : line.rejectCodes,
  });

const qualified = (amounts: readonly QualifiedAmount[]): RemitEventDetails['amounts'] | null =>
  amounts.length === 0
    ? null
    : amounts.map(({ qualifier, amountCents }) => ({ qualifier, value: amountCents }));

type Nullable<T> = { [K in keyof T]: T[K] | null };

/** Only what is stated is stored: most claims say nothing of this. */
function stated<Details extends object>(values: Nullable<Details>): { details?: Details } {
  const entries = Object.entries(values).filter(([, value]) => value !== null && value !== undefined);
  return entries.length === 0 ? {} : { details: Object.fromEntries(entries) as Details };
}
