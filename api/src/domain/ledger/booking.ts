/**
 * Why a booking was made, and whether it is of what training prevented. A cohort is the first submissions of one week,
 * Monday to Sunday.
 */
export const IS_PREVENTION = {
  /** An appeal was decided for the provider. */
  APPEAL_WON: false,
  /** The corrected claim of a denied one was paid. */
  CORRECTED_CLAIM_PAID: false,
  /** A later remittance paid a claim that was denied first. */
  LATER_PAYMENT: false,
  /** A later remittance took such a payment back. */
  REVERSAL: false,
  /** What training prevented among a cohort, when it was mature. */
  PREVENTED: true,
  /** Estimate revised: the difference to what was booked for the cohort so far. */
  PREVENTED_REVISION: true,
} as const satisfies Readonly<Record<string, boolean>>;

export type BookingKind = keyof typeof IS_PREVENTION;
