import { SegmentedControl } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { Granularity } from '../../workspace/range';
import { RangePicker as DaysPicker } from '../../workspace/range-picker';
import type { OverviewSearch, OverviewWindow } from './overview-search';

export function RangePicker({ search, window }: { search: OverviewSearch; window: OverviewWindow | null }) {
  const navigate = useNavigate({ from: '/overview' });
  const set = (change: OverviewSearch) => void navigate({ search: (before) => ({ ...before, ...change }) });

  return (
    <>
      <DaysPicker search={search} range={window} longest="All" onChange={set} />
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
