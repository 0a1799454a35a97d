import type { RowOf } from '../persistence/batch';

/** Sums of a batch by key, so that a rollup row is updated once per batch and not once per claim. */
export class Tally<Field extends string> {
  private readonly sums = new Map<string, { key: readonly (string | number)[]; values: number[] }>();

  /** @param fields in the order of the rollup's columns after its key */
  constructor(private readonly fields: readonly Field[]) {}

  add(key: readonly (string | number)[], deltas: Partial<Record<Field, number>>): void {
    const name = key.length === 1 ? String(key[0]) : key.join('|');
    let entry = this.sums.get(name);
    if (!entry) {
      entry = { key, values: new Array<number>(this.fields.length).fill(0) };
      this.sums.set(name, entry);
    }
    for (const field in deltas) {
      const index = this.fields.indexOf(field);
      entry.values[index] = (entry.values[index] as number) + (deltas[field] ?? 0);
    }
  }

  rows(workspaceId: number): RowOf[] {
    return [...this.sums.values()].map(({ key, values }) => [workspaceId, ...key, ...values]);
  }
}
