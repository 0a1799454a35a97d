import { CLAIM_STATUS_VIEWS, type StatusView } from '../../format/claim-status';
import type { FeedRow } from '../../live/claim-feed';

/** The text and look of one row. */
export function feedRowView({ kind, claim }: FeedRow): StatusView {
  switch (kind) {
    case 'SUBMITTED':
      return { word: 'Submitted', tone: 'plain' };
    case 'CORRECTED':
      return { word: 'Corrected', tone: 'accent' };
    case 'APPEAL_FILED':
      return CLAIM_STATUS_VIEWS.APPEALED;
    case 'REVERSED':
      return CLAIM_STATUS_VIEWS.REVERSED;
    case 'ADJUDICATED':
    case 'APPEAL_DECIDED':
      return CLAIM_STATUS_VIEWS[claim.status];
  }
}
