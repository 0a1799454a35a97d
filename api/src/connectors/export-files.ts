import type { RecordOrder } from '../domain/claim-record';
import type { FileFacts, FileWriter } from './file-writer';
import { writeAppealsCsv, writeClaimsCsv, writeLinesCsv } from './csv/write-csv';
import { writeFhirBenefits, writeFhirClaims } from './fhir/write-fhir';
import { writeClaimsNdjson } from './json/write-ndjson';
import { writeClaims837 } from './x12/write-claims';
import { writeRemits835 } from './x12/remit/write-remits';

export const EXPORT_FORMATS = ['csv', 'ndjson', 'x12', 'fhir'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportFile {
  /** The file's name in a folder, and at the end of its URL. */
  name: string;
  format: ExportFormat;
  contentType: string;
  /** The order in which it takes its records. */
  order: RecordOrder;
  write(facts: FileFacts): FileWriter;
}

const CSV = {
  format: 'csv',
  contentType: 'text/csv; charset=utf-8; header=present',
  order: 'SUBMITTED',
} as const;
/** As registered for EDI X12 (RFC 1767); the writers keep to UTF-8. */
const X12 = { format: 'x12', contentType: 'application/edi-x12; charset=utf-8' } as const;
const FHIR = { format: 'fhir', contentType: 'application/fhir+ndjson', order: 'SUBMITTED' } as const;

/** All files that can be exported. */
export const EXPORT_FILES: readonly ExportFile[] = [
  { name: 'claims.csv', ...CSV, write: writeClaimsCsv },
  { name: 'lines.csv', ...CSV, write: writeLinesCsv },
  { name: 'appeals.csv', ...CSV, write: writeAppealsCsv },
  {
    name: 'claims.ndjson',
    format: 'ndjson',
    contentType: 'application/x-ndjson',
    order: 'SUBMITTED',
    write: writeClaimsNdjson,
  },
  {
    name: 'claims.837p',
    ...X12,
    order: 'SUBMITTED',
    write: (facts) => writeClaims837('PROFESSIONAL', facts),
  },
  {
    name: 'claims.837i',
    ...X12,
    order: 'SUBMITTED',
    write: (facts) => writeClaims837('INSTITUTIONAL', facts),
  },
  { name: 'remits.835', ...X12, order: 'PROCESSED', write: writeRemits835 },
  { name: 'fhir/Claim.ndjson', ...FHIR, write: writeFhirClaims },
  { name: 'fhir/ExplanationOfBenefit.ndjson', ...FHIR, write: writeFhirBenefits },
];
