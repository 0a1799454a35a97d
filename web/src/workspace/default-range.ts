/** The longest window that the API counts over, in days, and what is shown where nothing is chosen: everything. */
export const MAX_RANGE_DAYS = 3660;
