import { openWorkspace } from '../../application/scope';
import { parseLocalId } from '../../entities/global-id';
import type { ImportExceptionFilter } from '../../entities/inputs/remit.input';
import { ImportExceptionConnection } from '../../entities/remit/import-exception.entity';
import type { ExceptionConditions } from '../../persistence/read/remit/import-exceptions';
import {
  countExceptions,
  countExceptionsByCode,
  exceptionExistsBefore,
  pageOfExceptions,
} from '../../persistence/read/remit/import-exceptions';
import type { AppContext } from '../context';
import { encodeCursor, pageOf, pageSize, parseCursor } from '../page';
import type { PageArgs } from './payments-page';

/** @throws BadInputError by argument, NotFoundError, ConflictError: see openWorkspace */
export async function exceptionsPage(
  context: AppContext,
  args: PageArgs<ImportExceptionFilter>,
): Promise<ImportExceptionConnection> {
  const size = pageSize(args.first);
  const { localId } = await openWorkspace(context, args.workspaceId);
  const scope = `exceptions:${localId}`;
  const place = parseCursor(scope, args.after, 'int')?.[1] ?? null;
  const conditions = conditionsOf(localId, args.filter ?? {});
  const db = context.database.reader('lists');
  const rows = await pageOfExceptions(db, localId, conditions, place, size + 1);
  const page = pageOf(
    rows,
    size,
    ({ localId: id }) => encodeCursor(scope, [null, id]),
    async (firstRow) => {
      if (place === null) return false;
      return exceptionExistsBefore(db, localId, conditions, firstRow?.localId ?? place, !firstRow);
    },
  );
  return new ImportExceptionConnection(
    { ...page, count: () => countExceptions(db, localId, conditions) },
    () => countExceptionsByCode(db, localId, conditions),
  );
}

const conditionsOf = (workspaceId: number, filter: ImportExceptionFilter): ExceptionConditions => ({
  codes: filter.code ?? null,
  jobId: filter.importJobId
    ? parseLocalId('ImportJob', workspaceId, filter.importJobId, 'filter.importJobId')
    : null,
  paymentId: filter.paymentId
    ? parseLocalId('RemitPayment', workspaceId, filter.paymentId, 'filter.paymentId')
    : null,
  claimNumber: filter.claimNumber ?? null,
});
