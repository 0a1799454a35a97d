/** The API's claim states; a new one fails to compile. */
export type ClaimStatus = keyof typeof CLAIM_STATUS_VIEWS;

export interface StatusView {
  readonly word: string;
  readonly tone: 'plain' | 'good' | 'bad' | 'warn' | 'accent';
}

/** How a claim's state is called and colored everywhere. */
export const CLAIM_STATUS_VIEWS = {
  PENDING: { word: 'Pending', tone: 'plain' },
  PAID: { word: 'Paid', tone: 'good' },
  DENIED: { word: 'Denied', tone: 'bad' },
  APPEALED: { word: 'Appealed', tone: 'warn' },
  OVERTURNED: { word: 'Overturned', tone: 'good' },
  UPHELD: { word: 'Upheld', tone: 'bad' },
  REVERSED: { word: 'Reversed', tone: 'warn' },
  REJECTED: { word: 'Rejected', tone: 'warn' },
} as const satisfies Record<string, StatusView>;

export const CLAIM_STATUSES = Object.keys(CLAIM_STATUS_VIEWS) as ClaimStatus[];
