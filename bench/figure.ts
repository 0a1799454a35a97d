/** One line of the benchmark's output. `ratio` is measured within one run; `from` says of what. */
export interface Figure {
  figure: string;
  ratio: number | null;
  target: string;
  from: Record<string, unknown>;
}

export interface Bench {
  name: string;
  /** Runs only when it is named, because it takes long. */
  onRequest?: boolean;
  run(): Promise<Figure[]>;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] as number;
}

export const rounded = (value: number, digits = 3): number => Number(value.toFixed(digits));
