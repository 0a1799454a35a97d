import { SegmentedControl, Select, Skeleton } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { usePacedQuery } from '../../api/use-paced-query';
import { LinkButton } from '../../components/link-button';
import { Notice } from '../../components/notice';
import { PageHead } from '../../components/page-head';
import { RetryNotice } from '../../components/retry-notice';
import { formatCount, formatDollars, formatPercent } from '../../format/numbers';
import { humanize, plural } from '../../format/words';
import { clockOf, useWorkspaces, type Workspace } from '../../workspace/workspace-context';
import { PatternDetail } from './pattern-detail';
import {
  type PatternOrder,
  type PatternsSearch,
  type PatternsShown,
  STATUSES_SHOWN,
} from './patterns-search';
import { PatternListDocument, type PatternItemFragment } from './patterns.generated';
import styles from './patterns.module.css';

/** Patterns are decided at the end of a day; the list is asked for again at most this often. */
const REFRESH_MS = 2_000;

const ORDER_CHOICES: { value: PatternOrder; label: string }[] = [
  { value: 'IMPACT', label: 'Dollars denied' },
  { value: 'FREQUENCY', label: 'Denials' },
  { value: 'CONFIDENCE', label: 'Confidence' },
  { value: 'FIRST_DETECTED', label: 'Newest' },
  { value: 'LAST_SEEN', label: 'Last denied' },
];

export function PatternsPage() {
  const { current, loading } = useWorkspaces();
  if (current) return <WorkspacePatterns key={current.id} workspace={current} />;
  if (loading) return null;
  return (
    <Notice
      large
      icon="target"
      title="No patterns yet"
      actions={<LinkButton to="/scenarios">Start a scenario</LinkButton>}
    >
      Patterns are found in claims that payers have adjudicated: start a scenario, or import remittances.
    </Notice>
  );
}

function WorkspacePatterns({ workspace }: { workspace: Workspace }) {
  const search = useSearch({ from: '/patterns' });
  const navigate = useNavigate({ from: '/patterns' });
  const show = search.show ?? 'open';
  const orderBy = search.order ?? 'IMPACT';
  const statuses = STATUSES_SHOWN[show];
  const query = usePacedQuery(
    PatternListDocument,
    { workspaceId: workspace.id, filter: statuses ? { status: statuses } : null, orderBy },
    { question: `${show} ${orderBy}`, signal: clockOf(workspace).slice(0, 10), everyMs: REFRESH_MS },
  );
  const change = (part: Partial<PatternsSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false });
  const nodes = query.data?.patterns.nodes ?? [];
  const openId = search.pattern ?? nodes[0]?.id;

  return (
    <>
      <PageHead
        title="Patterns"
        note={`Where payers deny ${workspace.name} clearly more than their benchmark, what it costs and what to do; figures of each pattern’s current period`}
        actions={<Choices show={show} orderBy={orderBy} onChange={change} />}
      />
      {!query.data && query.error ? (
        <RetryNotice what="The patterns" error={query.error} onRetry={query.retry} />
      ) : !query.data ? (
        <div className={styles.columns} role="status" aria-label="Loading patterns">
          <Skeleton height={420} radius="lg" />
          <Skeleton height={420} radius="lg" />
        </div>
      ) : nodes.length === 0 && search.pattern === undefined ? (
        <Notice icon="target" title={show === 'open' ? 'No open patterns' : 'No such patterns'}>
          A pattern is detected when a group of claims is denied clearly more often than its benchmark.
        </Notice>
      ) : (
        <div className={styles.columns}>
          <ol className={styles.list} aria-label="Patterns">
            {nodes.map((pattern) => (
              <Item
                key={pattern.id}
                pattern={pattern}
                isOpen={pattern.id === openId}
                onOpen={() => change({ pattern: pattern.id })}
              />
            ))}
          </ol>
          {openId !== undefined && (
            <PatternDetail key={openId} patternId={openId} day={clockOf(workspace).slice(0, 10)} />
          )}
        </div>
      )}
    </>
  );
}

function Choices({
  show,
  orderBy,
  onChange,
}: {
  show: PatternsShown;
  orderBy: PatternOrder;
  onChange: (part: Partial<PatternsSearch>) => void;
}) {
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label="Patterns shown"
        value={show}
        data={[
          { value: 'open', label: 'Open' },
          { value: 'resolved', label: 'Resolved' },
          { value: 'all', label: 'All' },
        ]}
        onChange={(value) =>
          onChange({ show: value === 'open' ? undefined : (value as PatternsShown), pattern: undefined })
        }
      />
      <Select
        size="xs"
        aria-label="Order of patterns"
        data={ORDER_CHOICES}
        value={orderBy}
        allowDeselect={false}
        onChange={(value) =>
          onChange({ order: value === 'IMPACT' ? undefined : (value as PatternOrder), pattern: undefined })
        }
      />
    </>
  );
}

function Item({
  pattern,
  isOpen,
  onOpen,
}: {
  pattern: PatternItemFragment;
  isOpen: boolean;
  onOpen: () => void;
}) {
  const { title, status, tier, carc, score, current } = pattern;
  const isOver = status === 'RESOLVED' || status === 'ARCHIVED';
  return (
    <li>
      <button
        type="button"
        className={styles.item}
        aria-current={isOpen ? 'true' : undefined}
        onClick={onOpen}
      >
        <span className={styles.itemTitle}>{title}</span>
        <span className={styles.itemFigures}>
          <span className={styles.tier} data-tier={isOver ? status : tier}>
            {humanize(isOver ? status : tier)}
          </span>
          {[
            `CARC ${carc}`,
            `${formatPercent(current.denialRate)} denied`,
            `${formatCount(score.frequency)} ${plural(score.frequency, 'denial')}`,
            ...(status === 'IMPROVING' ? ['improving'] : []),
          ].join(' · ')}
        </span>
        <span className={styles.itemDollars}>{formatDollars(score.impact)}</span>
      </button>
    </li>
  );
}
