import { formatSpeed } from '../../format/numbers';

export const UNLIMITED = 'unlimited';

const DAYS_PER_SECOND = [1 / 24, 0.25, 0.5, 1, 2, 5, 10, 30] as const;

/** The usual speeds, and the run's own where it is none of them. */
export function speedChoices(current: number | null): { value: string; label: string }[] {
  const speeds = [...DAYS_PER_SECOND, ...(current === null ? [] : [current])];
  const distinct = [...new Set(speeds)].sort((a, b) => a - b);
  return [
    ...distinct.map((speed) => ({ value: String(speed), label: formatSpeed(speed) })),
    { value: UNLIMITED, label: formatSpeed(null) },
  ];
}
