import { Button, Tooltip } from '@mantine/core';
import { hasConnectionToShow } from '../../api/socket-state';
import { useSocketState } from '../../api/use-socket-state';
import { Icon } from '../../components/icon';
import { formatCount } from '../../format/numbers';
import { useLiveControl } from '../../live/live-context';
import { useWorkspaces } from '../../workspace/workspace-context';
import styles from './connection-bar.module.css';

/** Behind its schedule by less than this, an engine is on time. */
const LAG_WORTH_SAYING_SECONDS = 1;

/** Is what I see the present? Connection, lag, gaps; and the switch that holds everything still. */
export function ConnectionBar({ compact = false }: { compact?: boolean }) {
  const { phase } = useSocketState();
  const { current, loading } = useWorkspaces();
  if (!hasConnectionToShow(phase, current !== null || loading)) return null;
  return (
    <div className={styles.bar}>
      <GapBadge />
      <ConnectionBadge compact={compact} />
      <PauseLive compact={compact} />
    </div>
  );
}

function ConnectionBadge({ compact }: { compact: boolean }) {
  const { phase, latencyMs, attempt } = useSocketState();
  const { current } = useWorkspaces();
  const lagSeconds = current?.generation?.state === 'RUNNING' ? current.generation.lagSeconds : 0;

  if (phase !== 'live') {
    const reconnecting = phase === 'reconnecting';
    return (
      <Tooltip
        label={
          reconnecting
            ? `The connection was lost. Attempt ${attempt}; the feed goes on where it stopped.`
            : 'Opening the live connection.'
        }
        multiline
        maw={260}
      >
        <span className={`${styles.badge} ${reconnecting ? styles.warn : ''}`} role="status">
          <span className={styles.dot} />
          {reconnecting ? 'Reconnecting' : 'Connecting'}
        </span>
      </Tooltip>
    );
  }

  const behind = lagSeconds >= LAG_WORTH_SAYING_SECONDS;
  const roundTrip = latencyMs === null ? null : `${Math.max(1, Math.round(latencyMs))} ms`;
  return (
    <Tooltip
      multiline
      maw={280}
      label={`Live updates arrive${roundTrip ? `; round trip ${roundTrip}` : ''}. The engine is ${
        behind ? `${lagSeconds.toFixed(1)} s behind its schedule` : 'on schedule'
      }.`}
    >
      <span className={`${styles.badge} ${behind ? styles.warn : styles.live}`} role="status">
        <span className={styles.dot} />
        Live
        {!compact && (behind || roundTrip) && (
          <span className={behind ? undefined : styles.dim}>
            {behind ? `${lagSeconds.toFixed(1)} s behind` : roundTrip}
          </span>
        )}
      </span>
    </Tooltip>
  );
}

function GapBadge() {
  const { gap, dismissGap } = useLiveControl();
  if (!gap) return null;
  return (
    <Tooltip
      multiline
      maw={280}
      label="Some events could no longer be replayed and are missing from the feed. The figures are complete. Select to dismiss."
    >
      <button type="button" className={`${styles.badge} ${styles.bad}`} onClick={dismissGap}>
        <span className={styles.dot} />
        {gap.missed === null ? 'Gap' : `Gap: ${formatCount(gap.missed)} missed`}
      </button>
    </Tooltip>
  );
}

function PauseLive({ compact }: { compact: boolean }) {
  const { paused, newWhilePaused, pause, resume } = useLiveControl();
  if (paused) {
    return (
      <Button
        size="compact-sm"
        h={30}
        radius="xl"
        fz={12.5}
        fw={560}
        variant="light"
        leftSection={<Icon name="play" size={13} />}
        onClick={resume}
        aria-label={`Resume live updates, ${newWhilePaused} new`}
      >
        {formatCount(newWhilePaused)} new
      </Button>
    );
  }
  return (
    <Tooltip label="Hold the page still; new claims are counted meanwhile">
      <Button
        size="compact-sm"
        h={30}
        radius="xl"
        fz={12.5}
        fw={560}
        variant="default"
        leftSection={<Icon name="pause" size={14} />}
        onClick={pause}
      >
        {compact ? 'Hold' : 'Pause live'}
      </Button>
    </Tooltip>
  );
}
