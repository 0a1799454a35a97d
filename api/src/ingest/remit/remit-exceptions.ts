import type { ClaimHistory } from '../../domain/remit/assign-events';
import type { BilledClaim } from '../../domain/remit/assign-submissions';
import { judgeEvent } from '../../domain/remit/judge-event';
import type { RemitEvent } from '../../domain/remit/remit-event';
import { isTakeback } from '../../domain/remit/remit-event';
import type { BillEvent } from '../../domain/remit/submission-event';

/** What about an event needs a person; it is none any more when later events explain it. */
export interface EventException {
  key: string;
  event: BillEvent;
  code: string;
  message: string;
  amountCents: number;
}

/** Of the claims of a family: a function of their events alone. */
export const exceptionsOf = (claims: readonly BilledClaim[]): EventException[] => [
  ...claims.flatMap(ofRemits),
  ...claims.flatMap(ofSubmission),
];

function ofSubmission({ submission, events }: BilledClaim): EventException[] {
  if (!submission || submission.frontEndRejection === null || events.length > 0) return [];
  const { reason } = submission.frontEndRejection;
  const message = `rejected before any payer adjudicated it${reason === null ? '' : `: ${reason}`}`;
  return [exception(submission, 'FRONT_END_REJECTED', { message, amountCents: submission.billedCents })];
}

const ofRemits = ({ events, unmatched }: ClaimHistory): EventException[] => [
  ...unmatched.map((event) =>
    exception(event, 'TAKEBACK_UNMATCHED', {
      message: 'takes back an adjudication that is not here',
      amountCents: event.paidCents,
    }),
  ),
  ...events.filter((event) => !isTakeback(event)).flatMap(judged),
];

function judged(event: RemitEvent): EventException[] {
  const { standing, isDenialWithoutRefusal } = judgeEvent(event);
  const charged = { amountCents: event.billedCents };
  if (standing === 'UNEXPLAINED')
    return [
      exception(event, 'UNEXPLAINED_ZERO', { message: 'paid nothing, and without a reason', ...charged }),
    ];
  if (isDenialWithoutRefusal)
    return [
      exception(event, 'STATUS_4_WITHOUT_REFUSAL', {
        message: 'CLP02 is 4 (denied), but no reason refuses anything',
        ...charged,
      }),
    ];
  return [];
}

const exception = (
  event: BillEvent,
  code: string,
  what: { message: string; amountCents: number },
): EventException => ({ key: JSON.stringify([code, event.key]), event, code, ...what });
