import { graphqlEnum } from './graphql-enum';
import { DATA_SOURCE_KINDS, IMPORT_FORMATS, IMPORT_STATES, JOB_STATES } from './states';

export const ImportFormatEnum = graphqlEnum(
  'ImportFormat',
  IMPORT_FORMATS,
  'The format of a file; AUTO detects it from the first bytes.',
  {
    AUTO: 'Detected from the first bytes of the file.',
    X12_835: 'A remittance: how a payer adjudicated and paid claims (ANSI X12 835).',
    X12_837: 'Claims as a provider submits them, professional or institutional (ANSI X12 837).',
    FHIR: 'Claims, responses and explanations of benefit as HL7 FHIR R4 resources: bundles, single ones, or one a line; compressed with gzip, too.',
    CSV: 'A table of claims, of their services or of what was posted on them, with a line of headers.',
    JSON: 'Claims as JSON objects: a list of them, or one a line.',
  },
);
export const DataSourceKindEnum = graphqlEnum(
  'DataSourceKind',
  DATA_SOURCE_KINDS,
  'What files are imported from by themselves.',
  {
    FOLDER:
      'A folder on the server, such as one that an SFTP server writes to: files are imported and moved to its folders done, failed or quarantine.',
    FHIR_SERVER: 'A FHIR R4 server, by paged search or bulk export.',
  },
);
export const ImportStateEnum = graphqlEnum('ImportState', IMPORT_STATES, 'The state of an import.', {
  QUEUED: 'Received, or still being received; reading has not begun.',
  RUNNING: 'The file is being read; claims are visible as they are read.',
  COMPLETED: 'The file was read to its end; claims that could not be imported are listed in `rejections`.',
  FAILED:
    'The import stopped at a position in the file. Claims read completely before that position are kept and counted.',
  CANCELLED: 'Stopped by a user. Claims read completely before that are kept.',
});
export const JobStateEnum = graphqlEnum('JobState', JOB_STATES, "The state of a job's last run.", {
  NEVER_RUN: 'The job has not run on this database yet.',
  RUNNING: 'It is running now.',
  SUCCEEDED: 'The last run came to its end.',
  FAILED: 'The last run failed; `lastError` gives the reason.',
});
