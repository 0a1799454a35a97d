import { SegmentedControl } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useRef } from 'react';
import { Notice } from '../../components/notice';
import { Panel } from '../../components/panel';
import { formatExactDollars } from '../../format/numbers';
import { formatDay } from '../../format/dates';
import { isDenial, type FeedRow } from '../../live/claim-feed';
import { useLiveControl, useLiveRows } from '../../live/live-context';
import styles from './feed-panel.module.css';
import { feedRowView } from './feed-row-view';
import pageStyles from './overview.module.css';
import type { OverviewSearch } from './overview-search';

const ROW_HEIGHT = 48;

export function FeedPanel({ search }: { search: OverviewSearch }) {
  const navigate = useNavigate({ from: '/overview' });
  const { lists, freshFrom } = useLiveRows();
  const { paused } = useLiveControl();
  const scroller = useRef<HTMLDivElement>(null);
  const denialsOnly = search.feed === 'denials';
  const shown = denialsOnly ? lists.denials : lists.all;

  const virtualizer = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => shown[index]?.sequence ?? index,
    overscan: 4,
  });

  return (
    <Panel
      flush
      className={pageStyles.feed}
      title="Live feed"
      note={paused ? 'Paused' : 'Newest first'}
      actions={
        <SegmentedControl
          size="xs"
          aria-label="List"
          value={denialsOnly ? 'denials' : 'all'}
          data={[
            { value: 'all', label: 'All' },
            { value: 'denials', label: 'Denials' },
          ]}
          onChange={(value) =>
            void navigate({
              search: (before) => ({
                ...before,
                feed: value === 'denials' ? ('denials' as const) : undefined,
              }),
              resetScroll: false,
            })
          }
        />
      }
    >
      <div className={styles.frame}>
        <div
          ref={scroller}
          className={styles.scroller}
          tabIndex={0}
          role="region"
          aria-label="Live claims and denials"
        >
          {shown.length === 0 ? (
            <Notice icon="clock" title={denialsOnly ? 'No denials yet' : 'Waiting for claims'}>
              {denialsOnly
                ? 'Payers adjudicate claims some days after submission.'
                : 'Claims appear here while a run is in progress or a file is imported.'}
            </Notice>
          ) : (
            <ul className={styles.list} style={{ height: virtualizer.getTotalSize() }}>
              {virtualizer.getVirtualItems().map((item) => {
                const row = shown[item.index];
                return row ? (
                  <FeedListRow key={item.key} row={row} top={item.start} fresh={row.sequence >= freshFrom} />
                ) : null;
              })}
            </ul>
          )}
        </div>
      </div>
    </Panel>
  );
}

const FeedListRow = memo(function FeedListRow({
  row,
  top,
  fresh,
}: {
  row: FeedRow;
  top: number;
  fresh: boolean;
}) {
  const { claim } = row;
  const { word, tone } = feedRowView(row);
  const denial = isDenial(row);
  const who = [claim.payer?.name, claim.provider?.name].filter(Boolean).join(' · ');
  return (
    <li
      className={`${styles.row} ${fresh ? styles.fresh : ''}`}
      style={{ transform: `translateY(${top}px)` }}
    >
      <span className={styles.chip} data-tone={tone}>
        {word}
      </span>
      <span style={{ minWidth: 0 }}>
        <Link
          to="/claims"
          search={(before) => ({ workspace: before.workspace, claim: claim.id })}
          className={`${styles.main} ${pageStyles.toClaims}`}
        >
          {denial && claim.denialReason ? claim.denialReason : claim.claimNumber}
        </Link>
        <span className={styles.sub}>{denial ? `${claim.claimNumber} · ${who}` : who}</span>
      </span>
      <span className={styles.amount}>
        <span className={styles.main}>{formatExactDollars(claim.billedAmount)}</span>
        <span className={styles.sub}>{formatDay(claim.submissionDate)}</span>
      </span>
    </li>
  );
});
