import type { FhirResource } from 'fhir/r4';
import type { ClaimRecord } from '../../domain/claim-record';
import type { FileWriter } from '../file-writer';
import { inPieces } from '../file-writer';
import { claimResource } from './claim-resource';
import { explanationOfBenefit } from './explanation-of-benefit';

/** FHIR R4 as NDJSON, one resource per line, one type per file (as in Bulk Data Access). */
export const writeFhirClaims = (): FileWriter => resourceWriter(claimResource);

/** Pending claims have none. */
export const writeFhirBenefits = (): FileWriter => resourceWriter(explanationOfBenefit);

const resourceWriter = (resourceOf: (record: ClaimRecord) => FhirResource | null): FileWriter => ({
  begin: () => '',
  add: (records) => inPieces(resourceLines(records, resourceOf)),
  end: () => [],
});

function* resourceLines(
  records: readonly ClaimRecord[],
  resourceOf: (record: ClaimRecord) => FhirResource | null,
): Generator<string> {
  for (const record of records) {
    const resource = resourceOf(record);
    if (resource) yield `${JSON.stringify(resource)}\n`;
  }
}
