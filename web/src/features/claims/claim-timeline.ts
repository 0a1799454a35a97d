import { formatExactDollars } from '../../format/numbers';
import type { AppealOutcome, ClaimDetailFragment } from './claims.generated';

interface TimelineEvent {
  readonly date: string;
  readonly text: string;
  readonly tone: 'plain' | 'good' | 'bad' | 'warn';
}

const OUTCOMES: Record<AppealOutcome, Pick<TimelineEvent, 'text' | 'tone'>> = {
  PENDING: { text: 'is with the payer', tone: 'warn' },
  OVERTURNED: { text: 'was won', tone: 'good' },
  PARTIAL: { text: 'was won in part', tone: 'good' },
  UPHELD: { text: 'was lost', tone: 'bad' },
  WITHDRAWN: { text: 'was withdrawn', tone: 'plain' },
};

/** Everything that has a date in a claim's life, the oldest first. */
export function timelineOf(claim: ClaimDetailFragment): TimelineEvent[] {
  const events: TimelineEvent[] = [
    { date: claim.dateOfService, text: 'Service was rendered', tone: 'plain' },
    {
      date: claim.submissionDate,
      text: claim.originalClaim
        ? `Submitted as the correction of ${claim.originalClaim.claimNumber}`
        : 'Submitted',
      tone: 'plain',
    },
  ];
  if (claim.processingDate !== null)
    events.push({
      date: claim.processingDate,
      text: claim.initiallyDenied
        ? `Denied by the payer: ${claim.denialReason ?? 'no reason given'}`
        : `Adjudicated, ${formatExactDollars(claim.paidAmount)} paid`,
      tone: claim.initiallyDenied ? 'bad' : 'good',
    });
  for (const { level, filedDate, decidedDate, outcome, recoveredAmount } of claim.appeals) {
    const which = level === 1 ? 'An appeal' : `An appeal of level ${level}`;
    events.push({ date: filedDate, text: `${which} was filed`, tone: 'plain' });
    if (decidedDate === null) continue;
    const { text, tone } = OUTCOMES[outcome];
    const money = recoveredAmount > 0 ? `, ${formatExactDollars(recoveredAmount)} recovered` : '';
    events.push({ date: decidedDate, text: `The appeal ${text}${money}`, tone });
  }
  return events.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
