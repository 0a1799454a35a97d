import { humanize } from '../../../format/words';
import type { MappingProposalFragment } from './mapping.generated';

export type ColumnField = NonNullable<MappingProposalFragment['columns'][number]['field']>;

/** What the user states of a table; null is what the table itself shows. */
export interface MappingValues {
  readonly fields: readonly (ColumnField | null)[];
  readonly dateOrder: MappingProposalFragment['dateOrder'];
  readonly decimalMark: MappingProposalFragment['decimalMark'];
  readonly rowAmounts: MappingProposalFragment['rowAmounts'];
  readonly payerName: string;
}

/** Files by whose name they are tables. */
const TABLE_NAME = /\.(csv|tsv|psv|tab)$/i;
export const isTable = ({ name }: { readonly name: string }): boolean => TABLE_NAME.test(name);

/** As much of a file as the server looks at to tell what its columns are. */
export const HEAD_BYTES = 64 * 1024;

export const valuesOfProposal = (proposal: MappingProposalFragment): MappingValues => ({
  fields: proposal.columns.map(({ field }) => field),
  dateOrder: proposal.dateOrder,
  decimalMark: proposal.decimalMark,
  rowAmounts: proposal.rowAmounts,
  payerName: proposal.payerName ?? '',
});

/** What the API takes: every column as it stands, so that what was passed over stays so. */
export const mappingInputOf = (proposal: MappingProposalFragment, values: MappingValues) => ({
  columns: proposal.columns.map(({ header }, at) => ({ header, field: values.fields[at] ?? null })),
  dateOrder: values.dateOrder,
  decimalMark: values.decimalMark,
  rowAmounts: values.rowAmounts,
  payerName: values.payerName.trim() === '' ? null : values.payerName.trim(),
});

/** Whether anything stands otherwise than proposed. */
export const isChanged = (proposal: MappingProposalFragment, values: MappingValues): boolean =>
  JSON.stringify(mappingInputOf(proposal, values)) !==
  JSON.stringify(mappingInputOf(proposal, valuesOfProposal(proposal)));

/** What has to be stated and is not yet. */
export function openQuestions(
  { questions }: MappingProposalFragment,
  { dateOrder, decimalMark }: MappingValues,
): MappingProposalFragment['questions'] {
  const stated: Record<string, boolean> = {
    DATE_ORDER_UNKNOWN: dateOrder !== null,
    DECIMAL_MARK_UNKNOWN: decimalMark !== null,
  };
  return questions.filter(({ code }) => stated[code] !== true);
}

/** "SERVICE_FROM" -> "Service from" */
export const fieldWords = (field: ColumnField): string =>
  humanize(field).replace(/\b(npi|ndc|drg)\b/i, (name) => name.toUpperCase());
