import type { ColumnOptions, ColumnType } from 'typeorm';
import { adjustmentsOf, adjustmentsText } from '../domain/adjustments-text';
import type { Adjustment } from '../domain/claim';

/**
 * How columns of both databases map to properties. Money is whole cents, dates are `YYYY-MM-DD`, instants ISO text;
 * what differs from the stored form has a transformer here.
 */
export const int = column('bigint');
export const text = column('text');
export const real = column('double precision');
export const nullable = { nullable: true } as const satisfies ColumnOptions;

/** 0/1 in the store; null stays null. */
export const flag = (name: string, options: ColumnOptions = {}): ColumnOptions => ({
  ...options,
  name,
  type: 'integer',
  transformer: {
    from: (value: number | null) => (value === null ? null : Number(value) === 1),
    to: (value: boolean | null) => (value === null ? null : Number(value)),
  },
});

/** JSON text in the store; null stays null. */
export const json = (name: string, options: ColumnOptions = {}): ColumnOptions => ({
  ...options,
  name,
  type: 'text',
  transformer: {
    from: (value: string | null) => (value === null ? null : (JSON.parse(value) as unknown)),
    to: (value: unknown) => (value === null ? null : JSON.stringify(value)),
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

/** Without options a column may be part of a key, whose type admits no `nullable`. */
interface ColumnMaker {
  (name: string): { name: string; type: ColumnType };
  (name: string, options: ColumnOptions): ColumnOptions;
}

function column(type: ColumnType): ColumnMaker {
  return (name: string, options: ColumnOptions = {}) => ({ ...options, name, type });
}
