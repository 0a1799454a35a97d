import { usePacedQuery } from '../../api/use-paced-query';
import { DrawerSection, FactList, SideDrawer } from '../../components/side-drawer';
import { Notice } from '../../components/notice';
import type { SortableColumn } from '../../components/sortable-table';
import { dateOf, formatFullDay } from '../../format/dates';
import { formatCount, formatPercent, NOT_KNOWN } from '../../format/numbers';
import { humanize } from '../../format/words';
import { BreakdownCodersDocument, type CoderFragment } from './breakdown.generated';
import styles from './breakdown.module.css';
import { TabTable, type TabProps } from './tab-table';

const REFRESH_MS = 4_000;

export function CodersTab({ workspaceId, today, search, onChange }: TabProps) {
  const query = usePacedQuery(
    BreakdownCodersDocument,
    { workspaceId },
    { question: workspaceId, signal: today, everyMs: REFRESH_MS },
  );
  const coders = query.data?.learningProgress;
  const titles = new Map(query.data?.denialRules.map(({ key, title }) => [key, title]));
  const columns: SortableColumn<CoderFragment>[] = [
    {
      key: 'name',
      title: 'Coder',
      value: ({ name }) => name,
      cell: ({ coderId, name }) => (
        <button type="button" className={styles.opens} onClick={() => onChange({ coder: coderId })}>
          {name}
        </button>
      ),
    },
    counted('sessions', 'Sessions', ({ sessions }) => sessions),
    counted('attempts', 'Quiz attempts', ({ attempts }) => attempts),
    {
      ...counted('accuracy', 'Accuracy', ({ accuracy }) => accuracy),
      cell: ({ accuracy }) => formatPercent(accuracy, 0),
    },
    counted('corrections', 'Corrections', ({ correctionsApplied }) => correctionsApplied),
    counted('rules', 'Rules trained', ({ byRule }) => byRule.length),
  ];
  return (
    <>
      <TabTable
        title="Coders"
        note="Training since the start of the workspace; accuracy is of quiz attempts"
        rows={coders}
        error={query.error}
        onRetry={query.retry}
        columns={columns}
        idOf={({ coderId }) => coderId}
        sortedBy="sessions"
        empty="The claims of this workspace name no coder."
        search={search}
        onChange={onChange}
      />
      {search.coder !== undefined && coders && (
        <CoderDrawer
          coder={coders.find(({ coderId }) => coderId === search.coder)}
          titles={titles}
          onClose={() => onChange({ coder: undefined })}
        />
      )}
    </>
  );
}

const counted = (
  key: string,
  title: string,
  value: (coder: CoderFragment) => number | null,
): SortableColumn<CoderFragment> => ({
  key,
  title,
  isNumber: true,
  value,
  cell: (coder) => formatCount(value(coder)),
});

interface CoderDrawerProps {
  readonly coder: CoderFragment | undefined;
  /** What rules are called, by their keys. */
  readonly titles: ReadonlyMap<string, string>;
  readonly onClose: () => void;
}

function CoderDrawer({ coder, titles, onClose }: CoderDrawerProps) {
  return (
    <SideDrawer
      label={coder ? `Coder ${coder.name}` : 'Coder'}
      title={coder?.name ?? 'Coder'}
      what="the coder"
      onClose={onClose}
    >
      {!coder ? (
        <Notice icon="info" title="Coder not found">
          Nobody of this workspace has this ID.
        </Notice>
      ) : (
        <>
          <FactList
            facts={[
              ['Sessions', formatCount(coder.sessions)],
              ['Quiz attempts', formatCount(coder.attempts)],
              ['Accuracy', formatPercent(coder.accuracy, 0)],
              ['Corrections', formatCount(coder.correctionsApplied)],
            ]}
          />
          <DrawerSection title="What the coder knows, by rule">
            {coder.byRule.length === 0 ? (
              <p className={styles.text}>No rule has been trained yet.</p>
            ) : (
              <RuleTable coder={coder} titles={titles} />
            )}
          </DrawerSection>
        </>
      )}
    </SideDrawer>
  );
}

function RuleTable({ coder, titles }: { coder: CoderFragment; titles: ReadonlyMap<string, string> }) {
  return (
    <div className={styles.scroller} tabIndex={0} role="region" aria-label="Rules, as a table">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Rule</th>
            <th scope="col">Known</th>
            <th scope="col">Errors left</th>
            <th scope="col">Attempts</th>
            <th scope="col">Last practice</th>
          </tr>
        </thead>
        <tbody>
          {coder.byRule.map(({ rule, mastery, errorRate, attempts, lastPracticedAt }) => (
            <tr key={rule}>
              <th scope="row">
                {titles.get(rule) ?? humanize(rule)}
                <span aria-hidden="true" className={styles.track}>
                  <span className={styles.bar} style={{ width: `${100 * mastery}%` }} />
                </span>
              </th>
              <td>{formatPercent(100 * mastery)}</td>
              <td>{formatPercent(errorRate)}</td>
              <td>{formatCount(attempts)}</td>
              <td>{lastPracticedAt === null ? NOT_KNOWN : formatFullDay(dateOf(lastPracticedAt))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
