import {
  COLUMN_FIELD_MEANINGS,
  COLUMN_FIELDS,
  DATE_ORDERS,
  DECIMAL_MARKS,
  ROW_AMOUNTS,
} from '../../domain/tables/column-mapping';
import { graphqlEnum } from './graphql-enum';

export const ColumnFieldEnum = graphqlEnum(
  'ColumnField',
  COLUMN_FIELDS,
  'What a column of a table of claims can be.',
  COLUMN_FIELD_MEANINGS,
);
export const DateOrderEnum = graphqlEnum(
  'DateOrder',
  DATE_ORDERS,
  'Which part of a date like 03/04/2026 is the month.',
  { MONTH_FIRST: 'March 4.', DAY_FIRST: 'The 3rd of April.' },
);
export const DecimalMarkEnum = graphqlEnum(
  'DecimalMark',
  DECIMAL_MARKS,
  'Which sign stands before the cents.',
  { POINT: '1,240.50', COMMA: '1.240,50' },
);
export const RowAmountsEnum = graphqlEnum(
  'RowAmounts',
  ROW_AMOUNTS,
  'What the amounts of a row are of, where their columns could be either.',
  {
    OF_CLAIM: 'Of the claim: the same on all of its rows, and counted once.',
    OF_LINE: 'Of the service in the row: the claim has their sum.',
  },
);
