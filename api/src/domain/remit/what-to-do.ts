/** What a person can do about an exception, by its code; what was refused for its form has one advice. */
const ADVICE: Readonly<Record<string, string>> = {
  TAKEBACK_UNMATCHED:
    "Import the older remittance with the adjudication that is taken back: the two are then netted. If it was posted before this ledger began, adjust the patient's account by hand.",
  UNEXPLAINED_ZERO:
    'Ask the payer why it paid nothing: the remittance gives no reason. Until then the claim counts neither as paid nor as denied.',
  STATUS_4_WITHOUT_REFUSAL:
    "Look at the claim: the payer's status says denied, but its reasons are a write-off or the patient's share. It is not counted as a denial.",
  PREDETERMINATION: 'Nothing: the payer says what it would pay. The claim itself is still to be sent.',
  NOT_THIS_PAYERS_CLAIM:
    'Wait for the payer that the claim was forwarded to, or send it there: this payer did not adjudicate it.',
  CLAIM_DATE_MISSING:
    'Ask the sender for the remittance with a payment date or dates of service, and import that file.',
};

const REFUSED =
  'Look at the position in the file, have the sender mend it, and import the file again: what is here already stays as it is.';

export const whatToDoAbout = (code: string): string => ADVICE[code] ?? REFUSED;
