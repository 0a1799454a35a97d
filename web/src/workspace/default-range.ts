/** The longest window that the API counts over, in days. */
export const MAX_RANGE_DAYS = 3660;

/** A run changes over weeks; real remittances may be spread over years. */
export const DEFAULT_RANGE_DAYS = { run: 90, imported: MAX_RANGE_DAYS } as const;
