import type { FeedRow } from '../../live/claim-feed';

export interface FeedRowView {
  readonly word: string;
  readonly tone: 'plain' | 'good' | 'bad' | 'warn' | 'accent';
  readonly denial: boolean;
}

const STATUS_VIEWS = {
  PENDING: { word: 'Pending', tone: 'plain', denial: false },
  PAID: { word: 'Paid', tone: 'good', denial: false },
  DENIED: { word: 'Denied', tone: 'bad', denial: true },
  APPEALED: { word: 'Appealed', tone: 'warn', denial: true },
  OVERTURNED: { word: 'Overturned', tone: 'good', denial: true },
  UPHELD: { word: 'Upheld', tone: 'bad', denial: true },
  REVERSED: { word: 'Reversed', tone: 'warn', denial: true },
} as const satisfies Record<FeedRow['claim']['status'], FeedRowView>;

/** The text and look of one row. */
export function feedRowView({ kind, claim }: FeedRow): FeedRowView {
  switch (kind) {
    case 'SUBMITTED':
      return { word: 'Submitted', tone: 'plain', denial: false };
    case 'CORRECTED':
      return { word: 'Corrected', tone: 'accent', denial: true };
    case 'APPEAL_FILED':
      return STATUS_VIEWS.APPEALED;
    case 'REVERSED':
      return STATUS_VIEWS.REVERSED;
    case 'ADJUDICATED':
    case 'APPEAL_DECIDED':
      return STATUS_VIEWS[claim.status];
  }
}
