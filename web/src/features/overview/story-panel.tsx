import { useQuery } from '@apollo/client/react';
import { Button, Skeleton } from '@mantine/core';
import { useEffect, useEffectEvent } from 'react';
import { errorMessage } from '../../api/error-message';
import { Icon } from '../../components/icon';
import { LinkButton } from '../../components/link-button';
import { Panel } from '../../components/panel';
import { dateOf, formatFullDay } from '../../format/dates';
import { formatDollars, formatPercent, formatPoints } from '../../format/numbers';
import { useStartTwin } from '../../workspace/use-start-twin';
import { clockOf, type Workspace } from '../../workspace/workspace-context';
import { ExactEffectDocument } from './overview.generated';
import { chaptersOf, progressOf, type StoryData } from './story-chapters';
import styles from './story.module.css';

/** How often a twin is looked for that has been started. */
const AWAIT_MS = 2_000;

/** The story so far in five chapters that light up as they happen, and at the end of the run what it came to. */
interface StoryPanelProps {
  readonly workspace: Workspace;
  readonly story: StoryData | null;
  /** Asks for the story again: a run that stands still tells nothing by itself. */
  onRefresh(): void;
}

export function StoryPanel({ workspace, story: told, onRefresh }: StoryPanelProps) {
  if (!told) return <Skeleton height={132} radius="lg" mb={14} />;
  const isOver = workspace.generation?.state === 'COMPLETED';
  const progress = isOver ? null : progressOf(told, dateOf(clockOf(workspace)));
  return (
    <>
      {isOver && <ResultCard workspace={workspace} story={told} />}
      <ol className={styles.chapters} aria-label={`The story so far${progress ? `, ${progress}` : ''}`}>
        {chaptersOf(told).map(({ key, title, reached, figure, sentence }, index) => (
          <li key={key} className={styles.chapter} data-reached={reached}>
            <h2 className={styles.title}>
              <span className={styles.number}>{reached ? <Icon name="check" size={12} /> : index + 1}</span>
              {title}
            </h2>
            {figure && <p className={styles.figure}>{figure}</p>}
            <p className={styles.sentence}>{sentence}</p>
            {key === 'dollars' && <Twin workspace={workspace} story={told} onRefresh={onRefresh} />}
          </li>
        ))}
      </ol>
      {progress && <p className={styles.progress}>{progress}</p>}
    </>
  );
}

/** The same run without its training, for the exact effect: started on request, because it costs as much as the run. */
function Twin({ workspace, story, onRefresh }: StoryPanelProps & { story: StoryData }) {
  const { start, twinId, loading, error } = useStartTwin();
  const { generation, followsOrigin } = workspace;
  const isAwaited = twinId !== null && story.twinId === null;
  const look = useEffectEvent(onRefresh);
  useEffect(() => {
    if (!isAwaited) return;
    const timer = setInterval(() => look(), AWAIT_MS);
    return () => clearInterval(timer);
  }, [isAwaited]);

  const trains = story.trainingFrom !== null || story.trainingPlannedFrom !== null;
  if (!generation || followsOrigin || !trains) return null;
  if (story.twinId)
    return (
      <p className={styles.note}>A twin without training runs beside it: the dotted line in the chart.</p>
    );
  if (isAwaited) return <p className={styles.note}>A twin without training is catching up.</p>;
  return (
    <>
      <Button size="compact-xs" variant="light" loading={loading} onClick={() => void start(workspace)}>
        Run a twin without training
      </Button>
      <p className={styles.note}>
        {error ? errorMessage(error) : 'It gives the exact effect, and costs as much work as this run.'}
      </p>
    </>
  );
}

function ResultCard({ workspace, story }: { workspace: Workspace; story: StoryData }) {
  const { untrained, latest, preventedAmount, recoveredAmount, targetDenialRate } = story;
  if (!untrained || !latest) return null;
  const change = latest.denialRate - untrained.denialRate;
  return (
    <Panel
      className={styles.result}
      title={`${workspace.name}: the result`}
      note={`Payers' responses are followed for 13 weeks after the last day; the last weeks are ${formatFullDay(latest.from)} to ${formatFullDay(latest.to)}`}
      actions={
        <>
          <Button size="xs" variant="default" onClick={() => window.print()}>
            Print
          </Button>
          <LinkButton to="/scenarios" size="xs" variant="default">
            Start another
          </LinkButton>
        </>
      }
    >
      <dl className={styles.facts}>
        <Fact label="Before practice" value={formatPercent(untrained.denialRate)} />
        <Fact label="Now" value={formatPercent(latest.denialRate)} />
        <Fact label="Change" value={formatPoints(change)} />
        {targetDenialRate !== null && <Fact label="Target" value={formatPercent(targetDenialRate, 0)} />}
        <Fact label="Prevented" value={formatDollars(preventedAmount)} />
        {story.twinId !== null && <ExactFact workspaceId={workspace.id} />}
        <Fact label="Recovered" value={formatDollars(recoveredAmount)} />
      </dl>
    </Panel>
  );
}

const LOOK_MS = 5_000;

/** What the twin without training shows exactly, once it has come as far as the run. */
function ExactFact({ workspaceId }: { workspaceId: string }) {
  const { data, stopPolling } = useQuery(ExactEffectDocument, {
    variables: { workspaceId },
    fetchPolicy: 'cache-and-network',
    pollInterval: LOOK_MS,
  });
  const exact = data?.impact.truePreventedAmount ?? null;
  useEffect(() => {
    if (exact !== null) stopPolling();
  }, [exact, stopPolling]);
  return (
    <Fact
      label="Prevented, exact"
      value={exact === null ? 'The twin is catching up' : formatDollars(exact)}
    />
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
