import { Button } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { PacedResult } from '../../api/use-paced-query';
import { LinkButton } from '../../components/link-button';
import { Notice } from '../../components/notice';
import { PageHead } from '../../components/page-head';
import { Panel } from '../../components/panel';
import { RetryNotice } from '../../components/retry-notice';
import { dateOf, formatFullDay } from '../../format/dates';
import { formatCount } from '../../format/numbers';
import { plural } from '../../format/words';
import { clockOf, useWorkspaces, type Workspace } from '../../workspace/workspace-context';
import { useWork } from './use-work';
import { WorkDrawer } from './work-drawer';
import { WorkFilters } from './work-filters';
import { isFiltered, viewOf, WORK_VIEWS, type WorkSearch } from './work-search';
import { WorkTable } from './work-table';
import { WorkTotals } from './work-totals';
import type { WorkRowFragment, WorkTotalsQuery } from './work.generated';
import styles from './work.module.css';

export function WorkPage() {
  const { current, loading } = useWorkspaces();
  if (current) return <WorkspaceWork key={current.id} workspace={current} />;
  if (loading) return null;
  return (
    <Notice
      large
      icon="check"
      title="Nothing to work on"
      actions={<LinkButton to="/scenarios">Start a scenario</LinkButton>}
    >
      Denials to work on come from claims: start a scenario, or import remittances on the Data page.
    </Notice>
  );
}

function WorkspaceWork({ workspace }: { workspace: Workspace }) {
  const search = useSearch({ from: '/work' });
  const navigate = useNavigate({ from: '/work' });
  const { pages, totals, listedOn, refresh } = useWork(workspace, search);
  const change = useCallback(
    (part: WorkSearch) =>
      void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false }),
    [navigate],
  );
  const open = useCallback((claim: string | undefined) => change({ claim }), [change]);
  const saved = (newer: WorkRowFragment) => {
    pages.change((row) => (row.claim.id === newer.claim.id ? newer : row));
    totals.retry();
  };

  return (
    <>
      <PageHead
        title="Work list"
        note={`Denials of ${workspace.name} that can still bring something, those that promise most first`}
      />
      <WorkTotals totals={totals} />
      <Views
        search={search}
        onChoose={(view) => void navigate({ search: (before) => ({ workspace: before.workspace, ...view }) })}
      />
      <WorkFilters workspaceId={workspace.id} search={search} onChange={change} />
      <Panel
        flush
        title={viewOf(search) ?? 'Denials found'}
        note={<Count totals={totals} listedOn={listedOn} />}
        actions={
          <Button size="compact-xs" variant="default" onClick={refresh}>
            Refresh
          </Button>
        }
      >
        {pages.error ? (
          <RetryNotice what="The work list" error={pages.error} onRetry={pages.reload} />
        ) : !pages.loading && pages.nodes.length === 0 ? (
          <NothingFound search={search} />
        ) : (
          <WorkTable pages={pages} openId={search.claim} onOpen={open} />
        )}
      </Panel>
      {search.claim !== undefined && (
        <WorkDrawer
          key={search.claim}
          workspaceId={workspace.id}
          claimId={search.claim}
          today={dateOf(clockOf(workspace))}
          onClose={() => open(undefined)}
          onSaved={saved}
        />
      )}
    </>
  );
}

interface CountProps {
  readonly totals: PacedResult<WorkTotalsQuery>;
  /** The day that the list is of, where that is not today. */
  readonly listedOn: string | null;
}

function Count({ totals, listedOn }: CountProps) {
  if (!totals.data || totals.stale) return <>{totals.error ? 'The number is not known' : 'Counting…'}</>;
  const { totalCount } = totals.data.workList;
  return (
    <>
      {formatCount(totalCount)} {plural(totalCount, 'denial')}
      {listedOn !== null && `, listed as of ${formatFullDay(listedOn)}`} · J and K move, Enter opens, Esc
      closes
    </>
  );
}

function NothingFound({ search }: { search: WorkSearch }) {
  return isFiltered(search) ? (
    <Notice icon="check" title="No denial fits this filter">
      Take a condition away, or choose one of the views above.
    </Notice>
  ) : (
    <Notice icon="check" title="Nothing to work on">
      No open denial is left whose filing limit has not passed.
    </Notice>
  );
}

function Views({ search, onChoose }: { search: WorkSearch; onChoose: (view: WorkSearch) => void }) {
  const chosen = viewOf(search);
  return (
    <nav aria-label="Saved views" className={styles.views}>
      {WORK_VIEWS.map((view) => (
        <button
          key={view.name}
          type="button"
          className={styles.view}
          aria-current={view.name === chosen ? 'true' : undefined}
          onClick={() => onChoose(view.search)}
        >
          {view.name}
        </button>
      ))}
    </nav>
  );
}
