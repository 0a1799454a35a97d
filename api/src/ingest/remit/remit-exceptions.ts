import type { ClaimHistory } from '../../domain/remit/assign-events';
import { judgeEvent } from '../../domain/remit/judge-event';
import type { RemitEvent } from '../../domain/remit/remit-event';
import { isTakeback } from '../../domain/remit/remit-event';

/** What about an event needs a person; it is none any more when later events explain it. */
export interface EventException {
  key: string;
  event: RemitEvent;
  code: string;
  message: string;
  amountCents: number;
}

/** Of the claims of a family: a function of their events alone. */
export const exceptionsOf = (histories: readonly ClaimHistory[]): EventException[] =>
  histories.flatMap(({ events, unmatched }) => [
    ...unmatched.map((event) =>
      exception(event, 'TAKEBACK_UNMATCHED', {
        message: 'takes back an adjudication that is not here',
        amountCents: event.paidCents,
      }),
    ),
    ...events.filter((event) => !isTakeback(event)).flatMap(judged),
  ]);

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
  event: RemitEvent,
  code: string,
  what: { message: string; amountCents: number },
): EventException => ({ key: JSON.stringify([code, event.key]), event, code, ...what });
