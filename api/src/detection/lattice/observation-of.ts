import { diagnosisChapterOf } from '../../domain/catalogues/diagnosis-chapters';
import { findProcedure } from '../../domain/catalogues/procedure-catalogue';
import { procedureGroupOf } from '../../domain/catalogues/procedure-groups';
import type { Adjudication, Claim, PayerType } from '../../domain/claim';
import { eligiblePopulationsOf } from '../../domain/eligible-populations';
import type { LatticeObservation, ObservedLine } from './lattice-fields';

/** A claim with its first adjudication, simulated or imported, as detection sees it. */
export const observationOf = (
  claim: Claim,
  adjudication: Adjudication,
  lineOfBusiness: PayerType,
): LatticeObservation => observed(claim, adjudication, lineOfBusiness);

/** The same before it is adjudicated. */
export const submittedOf = (claim: Claim, lineOfBusiness: PayerType): LatticeObservation =>
  observed(claim, null, lineOfBusiness);

function observed(
  claim: Claim,
  adjudication: Adjudication | null,
  lineOfBusiness: PayerType,
): LatticeObservation {
  const isDenied = adjudication?.outcome === 'DENIED';
  const denials = new Map(
    (adjudication?.lines ?? []).flatMap(({ lineNumber, denial }) =>
      isDenied && denial ? [[lineNumber, denial.carc]] : [],
    ),
  );
  const lines = claim.lines.map((line): ObservedLine => {
    const carc = denials.get(line.lineNumber);
    return {
      procedureCode: line.procedureCode === '' ? null : line.procedureCode,
      procedureGroup: procedureGroupOf(line.procedureCode),
      modifiers: line.modifiers.length === 0 ? null : [...line.modifiers].sort().join('+'),
      denial: carc === undefined ? null : { carc, deniedCents: line.billedCents },
    };
  });
  const denial = adjudication?.denial ?? null;
  const isWhole = isDenied && denials.size === 0 && denial !== null;
  return {
    claimId: claim.id,
    processingDate: adjudication?.processingDate ?? claim.submissionDate,
    payerId: claim.payerId,
    lineOfBusiness,
    providerId: claim.providerId,
    coderId: claim.coderId,
    claimType: claim.claimType,
    placeOfService: claim.placeOfService,
    diagnosisChapter: diagnosisChapterOf(claim.diagnosisCodes[0] ?? ''),
    eligiblePopulations: eligiblePopulationsOf(claim),
    hasUnlistedService: claim.lines.some(
      ({ procedureCode }) => procedureCode !== '' && findProcedure(procedureCode) === undefined,
    ),
    billedCents: claim.billedCents,
    lines,
    claimDenial: isWhole ? { carc: denial.carc, deniedCents: claim.billedCents } : null,
  };
}
