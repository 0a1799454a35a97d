import { Button, SegmentedControl } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Icon } from '../../components/icon';
import { formatFullDay } from '../../format/dates';
import { RANGES, type Granularity, type OverviewSearch, type OverviewWindow } from './overview-search';

const RANGE_LABELS = {
  7: '7 d',
  30: '30 d',
  90: '90 d',
  180: '6 mo',
  365: '1 yr',
  3660: '10 yr',
} as const satisfies Record<(typeof RANGES)[number], string>;

export function RangePicker({ search, window }: { search: OverviewSearch; window: OverviewWindow | null }) {
  const navigate = useNavigate({ from: '/overview' });
  const set = (change: OverviewSearch) => void navigate({ search: (before) => ({ ...before, ...change }) });
  const fixed = search.from !== undefined;

  return (
    <>
      {fixed && window && (
        <Button
          size="compact-sm"
          h={30}
          variant="light"
          fz={12.5}
          rightSection={<Icon name="close" size={14} />}
          onClick={() => set({ from: undefined, to: undefined })}
        >
          {formatFullDay(window.from)} – {formatFullDay(window.to)}
          <span className="visually-hidden">, return to the live range</span>
        </Button>
      )}
      <SegmentedControl
        size="xs"
        aria-label="Time range, counted back from the workspace's clock"
        value={fixed ? '' : String(window?.days ?? '')}
        data={RANGES.map((days) => ({ value: String(days), label: RANGE_LABELS[days] }))}
        onChange={(days) => set({ range: Number(days), from: undefined, to: undefined })}
      />
      <SegmentedControl
        size="xs"
        aria-label="Group by"
        value={window?.granularity ?? 'DAY'}
        data={[
          { value: 'DAY', label: 'Day' },
          { value: 'WEEK', label: 'Week' },
          { value: 'MONTH', label: 'Month' },
        ]}
        onChange={(by) => set({ by: by as Granularity })}
      />
    </>
  );
}
