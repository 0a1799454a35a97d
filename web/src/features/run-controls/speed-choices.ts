import { formatPace, formatSpeed } from '../../format/numbers';

export const UNLIMITED = 'unlimited';

const DAYS_PER_SECOND = [1 / 24, 0.25, 0.5, 1, 2, 5, 10, 30] as const;

interface SpeedChoice {
  readonly value: string;
  readonly label: string;
  /** The same speed in other words, for the list. */
  readonly pace: string;
}

/** The usual speeds, and the run's own if it is not one of them. */
export function speedChoices(current: number | null): SpeedChoice[] {
  const speeds = [...DAYS_PER_SECOND, ...(current === null ? [] : [current])];
  const distinct = [...new Set(speeds)].sort((a, b) => a - b);
  return [...distinct.map((speed) => choice(String(speed), speed)), choice(UNLIMITED, null)];
}

function choice(value: string, daysPerSecond: number | null): SpeedChoice {
  return { value, label: formatSpeed(daysPerSecond), pace: formatPace(daysPerSecond) };
}
