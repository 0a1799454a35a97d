import { Button, Tooltip } from '@mantine/core';
import { hasConnectionToShow } from '../../api/socket-state';
import { useSocketState } from '../../api/use-socket-state';
import { Icon } from '../../components/icon';
import { formatCount } from '../../format/numbers';
import { useLiveControl } from '../../live/live-context';
import { useWorkspaces } from '../../workspace/workspace-context';
import styles from './connection-bar.module.css';

/** An engine that is behind its schedule by less than this is shown as on schedule. */
const LAG_WORTH_SAYING_SECONDS = 1;

/** Shows whether the page is up to date: connection, lag, gaps; and the switch that pauses updates. */
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
            ? `Connection lost. Reconnecting (attempt ${attempt}); the feed will resume where it stopped.`
            : 'Connecting to live updates.'
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
      label={`Live updates are on${roundTrip ? `; round trip ${roundTrip}` : ''}. The engine is ${
        behind ? `${lagSeconds.toFixed(1)} s behind schedule` : 'on schedule'
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
      label="Some events are no longer available and are missing from the feed. The figures are complete. Click to dismiss."
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
    <Tooltip label="Pause updates on this page; new claims are still counted">
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
