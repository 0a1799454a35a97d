import { useQuery } from '@apollo/client/react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { LinkButton } from '../../components/link-button';
import { Notice } from '../../components/notice';
import { PageHead } from '../../components/page-head';
import { Panel } from '../../components/panel';
import { RetryNotice } from '../../components/retry-notice';
import { formatCount } from '../../format/numbers';
import { plural } from '../../format/words';
import { useWorkspaces } from '../../workspace/workspace-context';
import { ClaimDrawer } from './claim-drawer';
import { ClaimFilters } from './claim-filters';
import styles from './claims.module.css';
import { type ClaimsSearch, isFiltered, questionOf, SAVED_VIEWS, viewOf } from './claims-search';
import { ClaimsTable } from './claims-table';
import { ClaimCountDocument } from './claims.generated';
import { MAX_LISTED, useClaims } from './use-claims';

export function ClaimsPage() {
  const { current, loading } = useWorkspaces();
  if (!current) {
    if (loading) return null;
    return (
      <Notice
        large
        icon="table"
        title="No claims yet"
        actions={<LinkButton to="/scenarios">Start a scenario</LinkButton>}
      >
        Start a scenario, or import remittances on the Data page.
      </Notice>
    );
  }
  return <WorkspaceClaims key={current.id} workspaceId={current.id} name={current.name} />;
}

function WorkspaceClaims({ workspaceId, name }: { workspaceId: string; name: string }) {
  const search = useSearch({ from: '/claims' });
  const navigate = useNavigate({ from: '/claims' });
  const pages = useClaims(workspaceId, search);
  const change = useCallback(
    (part: Partial<ClaimsSearch>) =>
      void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false }),
    [navigate],
  );
  const open = useCallback((claim: string | undefined) => change({ claim }), [change]);

  return (
    <>
      <PageHead title="Claims" note={`Every claim of ${name}, its lines and what became of it`} />
      <SavedViews search={search} onChoose={(view) => void navigate({ search: keepWorkspace(view) })} />
      <ClaimFilters workspaceId={workspaceId} search={search} onChange={change} />
      <Panel
        flush
        title={viewOf(search) ?? 'Claims found'}
        note={<Count workspaceId={workspaceId} search={search} />}
      >
        {pages.error ? (
          <RetryNotice what="The claims" error={pages.error} onRetry={pages.reload} />
        ) : !pages.loading && pages.nodes.length === 0 ? (
          <Notice icon="table" title={isFiltered(search) ? 'No claim fits this filter' : 'No claims yet'}>
            {isFiltered(search)
              ? 'Take a condition away, or choose one of the views above.'
              : 'Claims appear while a run is in progress or a file is imported.'}
          </Notice>
        ) : (
          <ClaimsTable pages={pages} search={search} onSort={change} onOpen={open} />
        )}
        {pages.nodes.length >= MAX_LISTED && (
          <p className={styles.limit}>
            The first {formatCount(MAX_LISTED)} are listed. Narrow the filter to see others.
          </p>
        )}
      </Panel>
      {search.claim !== undefined && (
        <ClaimDrawer
          workspaceId={workspaceId}
          claimId={search.claim}
          onClose={() => open(undefined)}
          onOpen={open}
        />
      )}
    </>
  );
}

const keepWorkspace =
  (view: ClaimsSearch) =>
  (before: ClaimsSearch & { workspace?: string }): ClaimsSearch & { workspace?: string } => ({
    workspace: before.workspace,
    ...view,
  });

function SavedViews({ search, onChoose }: { search: ClaimsSearch; onChoose: (view: ClaimsSearch) => void }) {
  const chosen = viewOf(search);
  return (
    <nav aria-label="Saved views" className={styles.views}>
      {SAVED_VIEWS.map((view) => (
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

/** How many there are; beyond what the API counts it says "more than". */
function Count({ workspaceId, search }: { workspaceId: string; search: ClaimsSearch }) {
  const { data } = useQuery(ClaimCountDocument, {
    variables: { workspaceId, filter: questionOf(search).filter },
    fetchPolicy: 'no-cache',
  });
  if (!data) return <>Counting…</>;
  const { totalCount, totalCountCapped } = data.claims;
  return (
    <>
      {totalCountCapped ? 'More than ' : ''}
      {formatCount(totalCount)} {plural(totalCount, 'claim')}
      {' · J and K move, Enter opens, Esc closes'}
    </>
  );
}
