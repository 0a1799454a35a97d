import { NO_MAPPING, overriddenBy } from '../connectors/csv/column-mapping';
import { tableProposal } from '../connectors/csv/table-proposal';
import { BadInputError } from '../domain/errors';
import type { ColumnMapping } from '../domain/tables/column-mapping';
import type { ColumnMappingInput } from '../entities/inputs/column-mapping.input';
import type { ColumnMappingProposal } from '../entities/views/column-mapping';
import { readColumnMapping } from '../persistence/read/files/column-mappings';
import { keepColumnMapping } from '../persistence/requests/column-mappings';
import { openWorkspace } from './scope';
import type { UseCaseContext } from './use-case-context';

const MAX_COLUMNS = 1_000;
const MAX_TEXT_CHARACTERS = 200;

/** @throws BadInputError for content that is no table */
export async function proposeColumnMapping(
  context: UseCaseContext,
  workspaceId: string | null,
  content: string,
): Promise<ColumnMappingProposal> {
  const proposal = tableProposal(Buffer.from(content, 'utf8'));
  if (proposal === null)
    throw BadInputError.of('content', 'expected a line of headers with at least two columns, found none');
  const workspace = workspaceId ? await openWorkspace(context, workspaceId) : null;
  const { mapping, questions, signature, delimiter, headerLine, isOfTransactions } = proposal;
  const kept =
    workspace && (await readColumnMapping(context.database.reader('live'), workspace.localId, signature));
  const { dateOrder, decimalMark, ...stated } = overriddenBy(mapping, kept ?? NO_MAPPING);
  return {
    ...stated,
    dateOrder,
    decimalMark,
    signature,
    isKept: kept !== null,
    delimiter,
    headerLine,
    isOfTransactions,
    questions: questions.filter(({ code }) =>
      code === 'DATE_ORDER_UNKNOWN' ? dateOrder === null : decimalMark === null,
    ),
  };
}

/** Keeps a mapping without importing anything. @returns how such a table is read from now on */
export async function keepForWorkspace(
  context: UseCaseContext,
  workspaceId: string,
  { content, mapping }: { content: string; mapping: ColumnMappingInput },
): Promise<ColumnMappingProposal> {
  const { localId } = await openWorkspace(context, workspaceId);
  await keepMapping(context, localId, Buffer.from(content, 'utf8'), statedMapping(mapping));
  return proposeColumnMapping(context, workspaceId, content);
}

/** Null where nothing is stated. @throws BadInputError for what no table has */
export function statedMapping(input: ColumnMappingInput | null | undefined): ColumnMapping | null {
  if (!input) return null;
  const { columns, dateOrder, decimalMark, rowAmounts, payerName } = input;
  if (columns.length > MAX_COLUMNS)
    throw BadInputError.of('input.mapping.columns', `expected at most ${MAX_COLUMNS}, got ${columns.length}`);
  if (columns.some(({ header }) => header.length > MAX_TEXT_CHARACTERS))
    throw BadInputError.of(
      'input.mapping.columns',
      `expected headers of at most ${MAX_TEXT_CHARACTERS} characters`,
    );
  if ((payerName?.length ?? 0) > MAX_TEXT_CHARACTERS)
    throw BadInputError.of('input.mapping.payerName', `expected at most ${MAX_TEXT_CHARACTERS} characters`);
  return {
    columns: columns.map(({ header, field }) => ({ header, field: field ?? null })),
    dateOrder: dateOrder ?? null,
    decimalMark: decimalMark ?? null,
    rowAmounts: rowAmounts ?? null,
    payerName: payerName?.trim() || null,
  };
}

/** What is to be read of a table by: stated with the file, else kept for its headers. */
export async function mappingFor(
  { database }: Pick<UseCaseContext, 'database'>,
  workspaceLocalId: number | null,
  head: Uint8Array,
): Promise<ColumnMapping | null> {
  const signature = tableProposal(head)?.signature;
  if (signature === undefined || workspaceLocalId === null) return null;
  return readColumnMapping(database.reader('live'), workspaceLocalId, signature);
}

/** Keeps what was stated with a file, for it and for tables with the same headers. */
export async function keepMapping(
  context: UseCaseContext,
  workspaceLocalId: number,
  head: Uint8Array,
  mapping: ColumnMapping | null,
): Promise<void> {
  const signature = tableProposal(head)?.signature;
  if (signature === undefined || mapping === null) return;
  const nowIso = new Date(context.nowMs()).toISOString();
  await context.database.write((tx) =>
    keepColumnMapping(tx, { workspaceId: workspaceLocalId, signature }, mapping, nowIso),
  );
}
