/** What a person can do about an exception, by its code; what was refused for its form has one advice. */
const ABOUT_EXCEPTIONS: Readonly<Record<string, string>> = {
  TAKEBACK_UNMATCHED:
    "Import the older remittance with the adjudication that is taken back: the two are then netted. If it was posted before this ledger began, adjust the patient's account by hand.",
  UNEXPLAINED_ZERO:
    'Ask the payer why it paid nothing: the remittance gives no reason. Until then the claim counts neither as paid nor as denied.',
  STATUS_4_WITHOUT_REFUSAL:
    "Look at the claim: the payer's status says denied, but its reasons are a write-off or the patient's share. It is not counted as a denial.",
  PREDETERMINATION: 'Nothing: the payer says what it would pay. The claim itself is still to be sent.',
  DENTAL_CLAIM: 'Nothing here: dental claims are not imported. Keep them in the system that sent them.',
  FRONT_END_REJECTED:
    'Mend what the rejection names, and send the claim again: no payer has it yet, so the time to file it is still running.',
  NOT_THIS_PAYERS_CLAIM:
    'Wait for the payer that the claim was forwarded to, or send it there: this payer did not adjudicate it.',
  CLAIM_DATE_MISSING:
    'Ask the sender for a file with a payment date, or with dates of service, and import that.',
};

const READ_ON =
  'Nothing, if the claims and payments of the file are all here. If it happens with every file, tell the sender: other programs may refuse them.';
const COMPARE =
  'Compare the number of claims with what the sender states: the end of the file, or of a part of it, may be missing. Import the complete file; what is here already stays as it is.';
const DAMAGED =
  'Look at the position in the file: something there was not understood and is not in the claim. Ask the sender for an undamaged copy and import it.';

/** The same for what is odd and lost no claim, by the code of a notice. */
const ABOUT_NOTICES: Readonly<Record<string, string>> = {
  LINE_OUT_OF_BALANCE:
    'Ask the payer about the line: its charge is not what was paid plus the adjustments. Post the payment as stated, and keep the difference apart until the payer explains it.',
  CLAIM_OUT_OF_BALANCE:
    'Ask the payer about the claim: its charge is not what was paid plus all adjustments. Post the payment as stated, and keep the difference apart until the payer explains it.',
  LINES_TOTAL_MISMATCH:
    'Look at the claim: the charges of its lines are not its own charge. A line may be missing from the file, or belong to another claim of a split bill.',
  CHARGE_MISSING:
    'Look up what was charged: the file does not state it, and what was paid stands for it. A table may have the charge under another header: state it in the mapping and import the file again.',
  PAID_ABOVE_CHARGE:
    'Look at the claim: the payer paid more than was charged, as a bonus, interest or a mistake. A mistake will be taken back.',
  ZERO_PAID_UNEXPLAINED: 'Ask the payer why it paid nothing: the remittance gives no reason for it.',
  TRANSACTION_OUT_OF_BALANCE:
    "Compare the payment with the bank's: its claims and provider adjustments do not add up to it. A part of the remittance may be in another file; import that, and look at the payment's difference again.",
  DATE_REPLACED:
    'Nothing: the date that is used instead is named. Compare it with the bank where the day matters.',
  DATE_INVALID: 'Look up the date at the position: it cannot be read, and the claim is without it.',
  PAYMENT_REPEATED:
    'Ask the sender to send each payment in a transaction (ST) of its own: which of two payments the further claims belong to cannot be told.',
  TRACE_REPEATED: 'Compare the number of the payment with the bank: there are two, and the first is used.',
  TRACE_MISSING:
    'Match the payment with the bank by its date and amount: the remittance does not state the number of a check or transfer.',
  PAYER_REPEATED: 'Nothing: the payer that is named last before a claim is the one that is used for it.',
  PAYEE_REPEATED: 'Nothing: the payee that is named last before a claim is the one that is used for it.',
  REASON_UNKNOWN:
    'Look up the reason code in the current list of Claim Adjustment Reason Codes: it is kept as it came, and counts as a denial unless the treatments say otherwise.',
  REMARK_UNKNOWN:
    'Look up the remark in the current list of Remittance Advice Remark Codes: it is kept as it came.',
  REMARK_INVALID: 'Look at the position: what stands for a remark code is none, and is not kept.',
  MODIFIERS_GLUED:
    'Nothing: modifiers that were written as one have been told apart. Compare them with the claim.',
  COMPONENT_SEPARATOR_MISMATCH: `The file declares another separator of components than it uses. ${READ_ON}`,
  ISA16_MISSING: `The file declares no separator of components. ${READ_ON}`,
  ISA_MISSING: `The file has no interchange header. ${READ_ON}`,
  ISA_CONTROL_NUMBER_INVALID: READ_ON,
  GS_CONTROL_NUMBER_INVALID: READ_ON,
  GS_INCOMPLETE: READ_ON,
  GS_MISSING: READ_ON,
  GS_VERSION_UNKNOWN: `The file names a version that is not known here. ${READ_ON}`,
  ST_CONTROL_NUMBER_MISSING: READ_ON,
  LEADING_TEXT_SKIPPED: READ_ON,
  TRAILING_TEXT_SKIPPED:
    'Look at the end of the file: text there is no part of an interchange and was skipped. If it holds claims, ask the sender for a whole file.',
  TRANSACTION_PASSED_OVER:
    'Nothing, if you do not need it: a transaction of another kind was skipped. Claims (837) and remittances (835) that come in one file are imported when each kind is in a file of its own.',
  SE_MISSING: COMPARE,
  GE_MISSING: COMPARE,
  IEA_MISSING: COMPARE,
  SE_COUNT_MISMATCH: COMPARE,
  GE_COUNT_MISMATCH: COMPARE,
  IEA_COUNT_MISMATCH: COMPARE,
  SE_CONTROL_NUMBER_MISMATCH: COMPARE,
  GE_CONTROL_NUMBER_MISMATCH: COMPARE,
  IEA_CONTROL_NUMBER_MISMATCH: COMPARE,
  ENVELOPE_SEGMENT_UNEXPECTED: DAMAGED,
  SEGMENT_UNEXPECTED: DAMAGED,
  SEGMENT_UNREADABLE: DAMAGED,
  SEGMENT_OUT_OF_ORDER: DAMAGED,
  ITEMS_TOTAL_DIFFERS:
    'Look at the claim in its source: its lines do not add up to its total, and the total is kept. A line may be missing.',
  CLAIM_TOTALS_DIFFER:
    'Look at the claim in its source: its rows state different totals. Mend them and import the file again.',
  DATE_UNREADABLE: 'Look up the date at the position: it cannot be read, and the claim is without it.',
  CELL_DATE_UNREADABLE: 'Look up the date in the row: it cannot be read, and the claim is without it.',
  DATES_MISSING:
    'State the dates in the source and import it again, if the day matters: the day of the import stands for them.',
  STATUS_UNKNOWN:
    'Compare the claim with its source: its status is a word that is not known here, and the amounts say how it stands.',
  LAST_ROW_OPEN: COMPARE,
  TOTALS_ROW_SKIPPED:
    'Nothing: a row of sums below the claims is no claim. Compare its sums with those of the import.',
  PREDETERMINATION_SKIPPED:
    'Nothing: the payer says what it would pay. The claim itself is still to be sent.',
  CLAIM_WITHDRAWN: 'Nothing: the source says that the claim was entered by mistake.',
  RESOURCES_PASSED_OVER: 'Nothing: resources that are no claims were skipped.',
  PATTERNS_PASSED_OVER: 'Nothing: patterns are found anew in the claims.',
  PATIENT_MISSING: 'Find the patient by the number of the claim: the remittance does not name one.',
  TOO_MANY_REFERENCES: 'Nothing: a claim has more reference numbers than are kept. The first ones are here.',
};

const REFUSED =
  'Look at the position in the file, have the sender mend it, and import the file again: what is here already stays as it is.';

export const whatToDoAbout = (code: string): string =>
  ABOUT_EXCEPTIONS[code] ?? ABOUT_NOTICES[code] ?? REFUSED;
