import { SegmentedControl, Skeleton, Stack } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { PacedResult } from '../../api/use-paced-query';
import { BarList } from '../../charts/bar-list';
import { Notice } from '../../components/notice';
import { Panel } from '../../components/panel';
import { RetryNotice } from '../../components/retry-notice';
import { formatCount, formatDollars } from '../../format/numbers';
import { plural } from '../../format/words';
import type { OverviewFiguresQuery } from './overview.generated';
import styles from './overview.module.css';
import type { OverviewSearch } from './overview-search';

const SHOWN = 8;

export function ReasonsPanel({
  search,
  trend,
}: {
  search: OverviewSearch;
  trend: PacedResult<OverviewFiguresQuery>;
}) {
  const navigate = useNavigate({ from: '/overview' });
  const by = search.reasons ?? 'amount';
  const reasons = trend.data && [...trend.data.denialReasons].sort((a, b) => b[by] - a[by]).slice(0, SHOWN);

  return (
    <Panel
      className={styles.reasons}
      title="Top denial reasons"
      note="Initial denials, by CARC"
      actions={
        <SegmentedControl
          size="xs"
          aria-label="Rank reasons by"
          value={by}
          data={[
            { value: 'amount', label: 'Dollars' },
            { value: 'count', label: 'Claims' },
          ]}
          onChange={(value) =>
            void navigate({
              search: (before) => ({
                ...before,
                reasons: value === 'count' ? ('count' as const) : undefined,
              }),
              resetScroll: false,
            })
          }
        />
      }
    >
      {!reasons && trend.error ? (
        <RetryNotice what="The reasons" error={trend.error} onRetry={trend.retry} />
      ) : !reasons ? (
        <Stack gap="md">
          {[92, 70, 55, 44, 30].map((width) => (
            <Skeleton key={width} height={22} width={`${width}%`} />
          ))}
        </Stack>
      ) : reasons.length === 0 ? (
        <Notice icon="check" title="No denials in this range">
          Payers adjudicate claims some days after submission; denials appear then.
        </Notice>
      ) : (
        <BarList
          bars={reasons.map(({ carc, reason, amount, count }) => ({
            key: `${carc} ${reason}`,
            label: reason,
            link: (label) => <ClaimsOf carc={carc}>{label}</ClaimsOf>,
            code: `CARC ${carc}`,
            size: by === 'amount' ? amount : count,
            value: by === 'amount' ? formatDollars(amount) : formatCount(count),
            aside:
              by === 'amount' ? `${formatCount(count)} ${plural(count, 'claim')}` : formatDollars(amount),
          }))}
        />
      )}
    </Panel>
  );
}

function ClaimsOf({ carc, children }: { carc: string; children: ReactNode }) {
  return (
    <Link
      to="/claims"
      search={(before) => ({ workspace: before.workspace, carc })}
      className={styles.toClaims}
    >
      {children}
    </Link>
  );
}
