import { Field, Int, ObjectType } from 'type-graphql';
import type {
  ColumnField,
  DateOrder,
  DecimalMark,
  MappedColumn,
  RowAmounts,
} from '../../domain/tables/column-mapping';
import { ColumnFieldEnum, DateOrderEnum, DecimalMarkEnum, RowAmountsEnum } from '../enums/table-enums';

@ObjectType('ProposedColumn', { description: 'A column of a table, and what it is taken for.' })
export class ProposedColumn implements MappedColumn {
  @Field(() => String, { description: 'Its header.' })
  header: string;

  @Field(() => ColumnFieldEnum, { nullable: true, description: 'What it is; null where it is passed over.' })
  field: ColumnField | null;
}

@ObjectType('ColumnQuestion', {
  description: 'Something that a table leaves open, and that has to be stated.',
})
export class ColumnQuestion {
  @Field(() => String, { description: 'DATE_ORDER_UNKNOWN or DECIMAL_MARK_UNKNOWN.' })
  code: string;

  @Field(() => String, { description: 'The header of the column that shows it.' })
  header: string;

  @Field(() => Int, { description: 'The line that shows it.' })
  line: number;

  @Field(() => String, { description: 'What was expected, what was found, and what to state.' })
  message: string;
}

@ObjectType('ColumnMappingProposal', {
  description:
    'How a table would be read: what is kept for its headers in the workspace, else what names and cells show.',
})
export class ColumnMappingProposal {
  @Field(() => String, { description: 'The same for tables with these headers.' })
  signature: string;

  @Field(() => Boolean, { description: 'Whether the workspace remembers these headers.' })
  isKept: boolean;

  @Field(() => String, { description: 'The sign between cells.' })
  delimiter: string;

  @Field(() => Int, { description: 'The line that the headers stand in, from 1.' })
  headerLine: number;

  @Field(() => Boolean, {
    description:
      'Whether rows are charges, payments and transfers on claims; their columns are known by their names alone.',
  })
  isOfTransactions: boolean;

  @Field(() => [ProposedColumn], { description: 'Every column, in the order of the table.' })
  columns: readonly ProposedColumn[];

  @Field(() => DateOrderEnum, { nullable: true, description: 'How dates are read, where it matters.' })
  dateOrder: DateOrder | null;

  @Field(() => DecimalMarkEnum, { nullable: true, description: 'The sign before cents, where it matters.' })
  decimalMark: DecimalMark | null;

  @Field(() => RowAmountsEnum, { nullable: true, description: 'What the amounts of a row are of.' })
  rowAmounts: RowAmounts | null;

  @Field(() => String, { nullable: true, description: 'The payer of all claims, where no column names one.' })
  payerName: string | null;

  @Field(() => [ColumnQuestion], { description: 'What has to be stated before the table can be imported.' })
  questions: readonly ColumnQuestion[];
}
