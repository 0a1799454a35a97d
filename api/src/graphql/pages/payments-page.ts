import { openWorkspace } from '../../application/scope';
import { parseLocalId } from '../../entities/global-id';
import type { RemitPaymentFilter } from '../../entities/inputs/remit.input';
import type { RemitPaymentEntity } from '../../entities/remit/remit-payment.entity';
import { RemitPaymentConnection } from '../../entities/remit/remit-payment.entity';
import type { PaymentConditions, PaymentPlace } from '../../persistence/read/remit/remit-payments';
import {
  countPayments,
  pageOfPayments,
  paymentExistsBefore,
  sumPayments,
} from '../../persistence/read/remit/remit-payments';
import type { AppContext } from '../context';
import { encodeCursor, pageOf, pageSize, parseCursor } from '../page';

export interface PageArgs<Filter> {
  workspaceId: string;
  filter: Filter | null;
  first: number | null;
  after: string | null;
}

/** @throws BadInputError by argument, NotFoundError, ConflictError: see openWorkspace */
export async function paymentsPage(
  context: AppContext,
  args: PageArgs<RemitPaymentFilter>,
): Promise<RemitPaymentConnection> {
  const size = pageSize(args.first);
  const { localId } = await openWorkspace(context, args.workspaceId);
  const scope = `payments:${localId}`;
  const place = parseCursor(scope, args.after, 'text') as PaymentPlace | null;
  const conditions = conditionsOf(localId, args.filter ?? {});
  const db = context.database.reader('lists');
  const rows = await pageOfPayments(db, localId, conditions, place, size + 1);
  const placeOf = ({ dated, localId: id }: RemitPaymentEntity): PaymentPlace => [dated, id];
  const page = pageOf(
    rows,
    size,
    (payment) => encodeCursor(scope, placeOf(payment)),
    async (firstRow) => {
      if (!place) return false;
      return paymentExistsBefore(db, localId, conditions, firstRow ? placeOf(firstRow) : place, !firstRow);
    },
  );
  return new RemitPaymentConnection({ ...page, count: () => countPayments(db, localId, conditions) }, () =>
    sumPayments(db, localId, conditions),
  );
}

const conditionsOf = (workspaceId: number, filter: RemitPaymentFilter): PaymentConditions => ({
  isBalanced: filter.isBalanced ?? null,
  payerId: filter.payerId ? parseLocalId('Payer', workspaceId, filter.payerId, 'filter.payerId') : null,
  traceNumber: filter.traceNumber ?? null,
  from: filter.from ?? null,
  to: filter.to ?? null,
});
