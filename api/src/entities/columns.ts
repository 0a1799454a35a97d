import type { ColumnOptions, ColumnType } from 'typeorm';
import { adjustmentsOf, adjustmentsText } from '../domain/adjustments-text';
import type { Adjustment } from '../domain/claim';

/**
 * How columns of both databases map to properties. Money is whole cents, dates are `YYYY-MM-DD`, instants ISO text;
 * what differs from the stored form has a transformer here.
 */
export const int = column('bigint');
/** Up to 2^31, where the store keeps fewer bytes. */
export const smallInt = column('integer');
export const text = column('text');
export const real = column('double precision');
export const nullable = { nullable: true } as const satisfies ColumnOptions;
export const zero = { default: 0 } as const satisfies ColumnOptions;
/**
 * The store's own: written and read by statements that name it, not selected with the entity. Its property is optional,
 * because an instance that was read has it not; a row that is written must (RowOf in persistence/table.ts).
 */
export const unselected = { select: false } as const satisfies ColumnOptions;
/** A number that the database gives out. */
export const counter = { name: 'id', type: 'bigint' } as const;

/** 0/1 in the store; null stays null. */
export const flag = (name: string, options: ColumnOptions = {}): ColumnOptions => ({
  ...options,
  name,
  type: 'integer',
  transformer: {
    from: (value: number | null) => (value === null ? null : Number(value) === 1),
    to: (value: boolean | null) => (value === null ? null : value ? 1 : 0),
  },
});

/** JSON text in the store; null stays null. */
export const json = (name: string, options: ColumnOptions = {}): ColumnOptions => ({
  ...options,
  name,
  type: 'text',
  transformer: {
    from: (value: string | null) => (value === null ? null : (JSON.parse(value) as unknown)),
    to: (value: unknown) =>
      value === null ? null : Array.isArray(value) && value.length === 0 ? '[]' : JSON.stringify(value),
  },
});

/** Adjustments as rows keep them; an empty list is null in the store. */
export const adjustmentList = (name: string): ColumnOptions => ({
  name,
  type: 'text',
  nullable: true,
  transformer: {
    from: (value: string | null) => adjustmentsOf(value),
    to: (value: readonly Adjustment[]) => adjustmentsText(value),
  },
});

/** Remark codes; an empty list is null in the store. */
export const remarkList = (name: string): ColumnOptions => ({
  name,
  type: 'text',
  nullable: true,
  transformer: {
    from: (value: string | null) => (value === null ? [] : value.split(' ')),
    to: (value: readonly string[]) => (value.length === 0 ? null : value.join(' ')),
  },
});

/** Without options a column may be part of a key, whose type admits no `nullable`. */
interface ColumnMaker {
  (name: string): { name: string; type: ColumnType };
  (name: string, options: ColumnOptions): ColumnOptions;
}

function column(type: ColumnType): ColumnMaker {
  return (name: string, options: ColumnOptions = {}) => ({ ...options, name, type });
}
