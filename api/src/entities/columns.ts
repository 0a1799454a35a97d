import type { ColumnOptions } from 'typeorm';

/**
 * How columns of both databases become properties. Money is whole cents, dates are `YYYY-MM-DD`, instants ISO text;
 * what differs from the stored form has a transformer here.
 */
export const int = <O extends ColumnOptions>(name: string, options?: O) => ({ ...options, name, type: 'bigint' }) as const;
export const text = <O extends ColumnOptions>(name: string, options?: O) => ({ ...options, name, type: 'text' }) as const;
export const real = <O extends ColumnOptions>(name: string, options?: O) =>
  ({ ...options, name, type: 'double precision' }) as const;
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
