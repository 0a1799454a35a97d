import { Button, SegmentedControl } from '@mantine/core';
import { Icon } from '../components/icon';
import { formatFullDay } from '../format/dates';
import { RANGES, type DayRange, type RangeSearch } from './range';

const RANGE_LABELS = {
  7: '7 d',
  30: '30 d',
  90: '90 d',
  180: '6 mo',
  365: '1 yr',
  3660: '10 yr',
} as const satisfies Record<(typeof RANGES)[number], string>;

interface RangePickerProps {
  readonly search: RangeSearch;
  /** Null while it is not known. */
  readonly range: Pick<DayRange, 'from' | 'to' | 'days'> | null;
  /** What the longest choice is called. */
  readonly longest?: string;
  onChange(change: RangeSearch): void;
}

/** The last N days, or the fixed range of the address, which a press takes away. */
export function RangePicker({ search, range, longest, onChange }: RangePickerProps) {
  const fixed = search.from !== undefined;
  const labelOf = (days: (typeof RANGES)[number]) =>
    longest !== undefined && days === RANGES.at(-1) ? longest : RANGE_LABELS[days];
  return (
    <>
      {fixed && range && (
        <Button
          size="compact-sm"
          h={30}
          variant="light"
          fz={12.5}
          rightSection={<Icon name="close" size={14} />}
          onClick={() => onChange({ from: undefined, to: undefined })}
        >
          {formatFullDay(range.from)} – {formatFullDay(range.to)}
          <span className="visually-hidden">, return to the live range</span>
        </Button>
      )}
      <SegmentedControl
        size="xs"
        aria-label="Time range, counted back from the workspace's clock"
        value={fixed ? '' : String(range?.days ?? '')}
        data={RANGES.map((days) => ({ value: String(days), label: labelOf(days) }))}
        onChange={(days) => onChange({ range: Number(days), from: undefined, to: undefined })}
      />
    </>
  );
}
