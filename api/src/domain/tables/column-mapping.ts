/** What the columns of a table of claims can be, each in words. */
export const COLUMN_FIELD_MEANINGS = {
  CLAIM_NUMBER: "The provider's number of the claim.",
  PATIENT_ACCOUNT: "The provider's account of the patient; names the claim where nothing else does.",
  PAYER_NUMBER: "The payer's number of the claim.",
  ORIGINAL_PAYER_NUMBER: "The payer's number of the claim that this one corrects, replaces or takes back.",
  VERSION: 'Which state of the claim a row is: a later one takes the place of an earlier.',
  VERSION_KIND: 'Whether a row is an original, a cancellation or an adjusted claim.',
  EXTRACTED: 'When the row was extracted; orders states of a claim that have no version.',
  STATUS: 'Paid, denied, pending, rejected or taken back, as a word or X12 code.',
  FREQUENCY: 'The claim frequency code: 1 original, 7 replacement, 8 void.',
  CLAIM_TYPE: 'Professional or institutional.',
  PAYER_NAME: "The payer's name.",
  PAYER_ID: "The payer's identifier.",
  FILING_INDICATOR: 'The kind of plan, in words or as in CLP06.',
  PROVIDER_NPI: "The provider's NPI.",
  PROVIDER_NAME: "The provider's name.",
  MEMBER_ID: "The member's number with the payer.",
  MEMBER_GROUP: "The member's group.",
  PATIENT_NAME: "The patient's name: last name first with a comma, or last without.",
  PATIENT_LAST_NAME: "The patient's last name.",
  PATIENT_FIRST_NAME: "The patient's first name.",
  PATIENT_BIRTH_DATE: "The patient's date of birth.",
  PATIENT_SEX: "The patient's sex.",
  SERVICE_FROM: 'The first day of service.',
  SERVICE_TO: 'The last day of service.',
  SUBMITTED: 'When the claim was sent or received.',
  REMITTED: 'When the payer adjudicated or paid.',
  TRACE: 'The number of the check or transfer.',
  PLACE_OF_SERVICE: 'The place of service.',
  TYPE_OF_BILL: 'The type of bill.',
  FACILITY_TYPE: 'The first digit of the type of bill.',
  FACILITY_CLASS: 'The second digit of the type of bill.',
  ADMISSION_TYPE: 'The type of admission.',
  PATIENT_STATUS: 'The discharge status.',
  DRG: 'The diagnosis related group.',
  AUTHORIZATION: 'The prior authorization number.',
  REFERRAL: 'The referral number.',
  DIAGNOSIS: 'A diagnosis (ICD-10-CM), or several; the principal one first.',
  BILLED: "The claim's charge, the same on all of its rows.",
  ALLOWED: 'What was allowed on the claim, the same on all of its rows.',
  PAID: 'What the payer paid on the claim, the same on all of its rows.',
  PATIENT_SHARE: 'What the patient owes on the claim, the same on all of its rows.',
  LINE_NUMBER: 'The number of the service within its claim.',
  PROCEDURE: 'The procedure code (CPT, HCPCS), with or without modifiers.',
  MODIFIER: 'A modifier, or several.',
  REVENUE_CODE: 'The revenue code.',
  NDC: 'The National Drug Code.',
  UNITS: 'The units of the service.',
  DIAGNOSIS_POINTER: 'Which diagnoses the service points to, as numbers or letters.',
  LINE_SERVICE_DATE: 'The day of the service.',
  LINE_BILLED: 'The charge of the service.',
  LINE_ALLOWED: 'What was allowed on the service.',
  LINE_PAID: 'What was paid on the service.',
  ROW_BILLED: 'The charge of the claim or of the service; which, rowAmounts states.',
  ROW_ALLOWED: 'What was allowed on the claim or the service; which, rowAmounts states.',
  ROW_PAID: 'What was paid on the claim or the service; which, rowAmounts states.',
  ROW_PATIENT_SHARE: 'What the patient owes on the claim or the service; which, rowAmounts states.',
  ROW_DEDUCTIBLE: 'The deductible.',
  ROW_COINSURANCE: 'The coinsurance.',
  ROW_COPAY: 'The copayment.',
  ROW_CONTRACTUAL: 'The contractual write-off.',
  REASON: 'Why something was not paid: CARCs, with or without group and amount.',
  GROUP_CODE: 'The group code of the reasons: CO, PR, OA or PI.',
  REMARK: 'Remark codes (RARC).',
  CARRIER_DENIAL: 'CMS: 0 for a carrier claim that was denied.',
  NON_PAYMENT: 'CMS: why Medicare did not pay an institutional claim.',
  FINAL_ACTION: 'CMS: N for a claim that another has taken the place of.',
  INITIALLY_DENIED: 'Whether the first adjudication denied the claim (our own export).',
} as const;

export type ColumnField = keyof typeof COLUMN_FIELD_MEANINGS;
export const COLUMN_FIELDS = Object.keys(COLUMN_FIELD_MEANINGS) as ColumnField[];

/** Which sign stands before the cents. */
export const DECIMAL_MARKS = ['POINT', 'COMMA'] as const;
export type DecimalMark = (typeof DECIMAL_MARKS)[number];

/** Which part of 03/04/2026 is the month. */
export const DATE_ORDERS = ['MONTH_FIRST', 'DAY_FIRST'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** Whether amounts that could be either are the claim's, and the same on all of its rows, or each row's own. */
export const ROW_AMOUNTS = ['OF_CLAIM', 'OF_LINE'] as const;
export type RowAmounts = (typeof ROW_AMOUNTS)[number];

export interface MappedColumn {
  header: string;
  /** Null for a column that is passed over. */
  field: ColumnField | null;
}

/** What the columns of a table mean. Null where the file itself shows it. */
export interface ColumnMapping {
  columns: readonly MappedColumn[];
  dateOrder: DateOrder | null;
  decimalMark: DecimalMark | null;
  rowAmounts: RowAmounts | null;
  /** The payer of all claims, where no column names one. */
  payerName: string | null;
}
