import type { FeedRow } from '../../live/claim-feed';

export interface FeedRowView {
  readonly word: string;
  readonly tone: 'plain' | 'good' | 'bad' | 'warn' | 'accent';
}

const STATUS_VIEWS = {
  PENDING: { word: 'Pending', tone: 'plain' },
  PAID: { word: 'Paid', tone: 'good' },
  DENIED: { word: 'Denied', tone: 'bad' },
  APPEALED: { word: 'Appealed', tone: 'warn' },
  OVERTURNED: { word: 'Overturned', tone: 'good' },
  UPHELD: { word: 'Upheld', tone: 'bad' },
  REVERSED: { word: 'Reversed', tone: 'warn' },
} as const satisfies Record<FeedRow['claim']['status'], FeedRowView>;

/** The text and look of one row. */
export function feedRowView({ kind, claim }: FeedRow): FeedRowView {
  switch (kind) {
    case 'SUBMITTED':
      return { word: 'Submitted', tone: 'plain' };
    case 'CORRECTED':
      return { word: 'Corrected', tone: 'accent' };
    case 'APPEAL_FILED':
      return STATUS_VIEWS.APPEALED;
    case 'REVERSED':
      return STATUS_VIEWS.REVERSED;
    case 'ADJUDICATED':
    case 'APPEAL_DECIDED':
      return STATUS_VIEWS[claim.status];
  }
}
