import { Field, InputType } from 'type-graphql';
import type {
  ColumnField,
  ColumnMapping,
  DateOrder,
  DecimalMark,
  MappedColumn,
  RowAmounts,
} from '../../domain/tables/column-mapping';
import { ColumnFieldEnum, DateOrderEnum, DecimalMarkEnum, RowAmountsEnum } from '../enums/table-enums';

@InputType({ description: 'What one column of a table is.' })
export class MappedColumnInput implements MappedColumn {
  @Field(() => String, { description: 'The header of the column; case, blanks and signs do not matter.' })
  header: string;

  @Field(() => ColumnFieldEnum, { nullable: true, description: 'What it is; null passes it over.' })
  field: ColumnField | null;
}

@InputType({
  description:
    'What the columns of a table mean, over what is proposed for it: only what is stated changes. It is kept for the workspace, for tables with the same headers.',
})
export class ColumnMappingInput implements ColumnMapping {
  @Field(() => [MappedColumnInput], {
    defaultValue: [],
    description: 'Columns, some of them or all.',
  })
  columns: MappedColumnInput[];

  @Field(() => DateOrderEnum, {
    nullable: true,
    description: 'How dates like 03/04/2026 are read; null where the table shows it.',
  })
  dateOrder: DateOrder | null;

  @Field(() => DecimalMarkEnum, {
    nullable: true,
    description: 'The sign before the cents; null where the table shows it.',
  })
  decimalMark: DecimalMark | null;

  @Field(() => RowAmountsEnum, {
    nullable: true,
    description: 'What amounts of a row are of; null where the table shows it.',
  })
  rowAmounts: RowAmounts | null;

  @Field(() => String, {
    nullable: true,
    description: 'The payer of all claims, where no column names one.',
  })
  payerName: string | null;
}
