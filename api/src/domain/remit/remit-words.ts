/** Provider adjustment reasons (835 PLB03-1, X12 code list 426) in our own words; codes left out are shown as they are. */
const PROVIDER_ADJUSTMENT_REASONS: Readonly<Record<string, string>> = {
  '50': 'Late charge',
  '51': 'Penalty for late interest',
  '72': 'Refund by the provider',
  '90': 'Early payment allowance',
  AH: 'Origination fee',
  AM: 'Applied to a loan of the provider',
  AP: 'Benefits paid early',
  B2: 'Rebate',
  B3: 'Recovery allowance',
  BD: 'Bad debt',
  BN: 'Bonus',
  C5: 'Temporary allowance',
  CR: 'Interest on capitation',
  CS: 'Adjustment',
  CT: 'Capitation payment',
  CV: 'Capital costs',
  CW: 'Nurse anesthetist costs',
  DM: 'Direct medical education',
  E3: 'Withholding',
  FB: 'Balance carried forward',
  FC: 'Allocation of a fund',
  GO: 'Graduate medical education',
  HM: 'Hemophilia clotting factor',
  IP: 'Incentive premium',
  IR: 'Withheld for the tax office',
  IS: 'Interim settlement',
  J1: 'Not reimbursable',
  L3: 'Penalty',
  L6: 'Interest owed by the payer',
  LE: 'Levy',
  LS: 'Lump sum',
  OA: 'Organ acquisition',
  OB: 'Offset for affiliated providers',
  PI: 'Periodic interim payment',
  PL: 'Final payment',
  RA: 'Retroactive change',
  RE: 'Return on equity',
  SL: 'Student loan repayment',
  TL: 'Owed by another liable insurer',
  WO: 'Recovery of an overpayment',
  WU: 'Recovery from another provider',
};

export const providerAdjustmentReason = (code: string): string | null =>
  PROVIDER_ADJUSTMENT_REASONS[code] ?? null;

/** Claim status codes (835 CLP02, X12 element 1029) in our own words. */
const CLAIM_STATUSES: Readonly<Record<string, string>> = {
  '1': 'Adjudicated as primary',
  '2': 'Adjudicated as secondary',
  '3': 'Adjudicated as tertiary',
  '4': 'Denied',
  '19': 'Adjudicated as primary, forwarded',
  '20': 'Adjudicated as secondary, forwarded',
  '21': 'Adjudicated as tertiary, forwarded',
  '22': 'Taken back',
  '23': "Not this payer's claim, forwarded",
  '25': 'Predetermination, nothing paid',
};

export const claimStatusInWords = (code: string): string | null => CLAIM_STATUSES[code] ?? null;
