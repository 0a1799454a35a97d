import { ActionIcon, Button, Group, Popover, Select, Text, Tooltip } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { Icon, type IconName } from '../../components/icon';
import { LinkButton } from '../../components/link-button';
import { dateOf, formatFullDay, formatTime, formatWeekday } from '../../format/dates';
import { formatCount } from '../../format/numbers';
import { useRunCommand } from '../../workspace/use-run-command';
import { clockOf, useWorkspaces, type Run, type Workspace } from '../../workspace/workspace-context';
import {
  PauseRunDocument,
  ResumeRunDocument,
  SetRunSpeedDocument,
  StepRunDocument,
  StopRunDocument,
} from '../../workspace/run-commands.generated';
import styles from './run-controls.module.css';
import { describeState, isOver } from './run-state';
import { speedChoices, UNLIMITED } from './speed-choices';

/** The workspace's clock and, when a run drives it, the run's controls. */
export function RunControls() {
  const { current } = useWorkspaces();
  if (!current) return <div className={styles.bar} />;
  return (
    <div className={styles.bar} role="group" aria-label="Clock and run">
      <Clock workspace={current} />
      {current.generation && !isOver(current.generation) && (
        <Controls run={current.generation} workspaceId={current.id} />
      )}
      {current.generation && isOver(current.generation) && (
        <LinkButton to="/scenarios" size="compact-sm" h={32} variant="light">
          Start another
        </LinkButton>
      )}
    </div>
  );
}

function Clock({ workspace }: { workspace: Workspace }) {
  const now = clockOf(workspace);
  const run = workspace.generation;
  return (
    <div className={styles.clock}>
      <div className={styles.date}>
        <time dateTime={now}>
          <span className={styles.weekday}>{formatWeekday(dateOf(now))}, </span>
          {formatFullDay(dateOf(now))}
        </time>
        <span className={styles.time}>{formatTime(now)}</span>
      </div>
      {run ? (
        <>
          <div className={styles.state} data-state={run.state}>
            <strong>{describeState(run)}</strong>
            {run.state === 'RUNNING' && (
              <span>· {formatCount(Math.round(run.claimsPerSecond))} claims/s</span>
            )}
            {run.error && <span title={run.error}>· {run.error}</span>}
          </div>
          {run.progress !== null && (
            <div
              className={styles.progress}
              role="progressbar"
              aria-label="Progress of the run"
              aria-valuemin={0}
              aria-valuemax={100}
              aria-valuenow={Math.round(run.progress * 100)}
            >
              <div style={{ width: `${run.progress * 100}%` }} />
            </div>
          )}
        </>
      ) : (
        <div className={styles.state}>
          <strong>
            {workspace.dataThrough ? `Data through ${formatFullDay(workspace.dataThrough)}` : 'No data yet'}
          </strong>
        </div>
      )}
    </div>
  );
}

function Controls({ run, workspaceId }: { run: Run; workspaceId: string }) {
  const pause = useRunCommand(PauseRunDocument);
  const resume = useRunCommand(ResumeRunDocument);
  const step = useRunCommand(StepRunDocument);

  const running = run.desiredState === 'RUNNING';
  const changing = run.desiredState !== run.state;
  const stepping = run.state === 'PAUSED' && run.virtualTarget !== null && run.virtualTarget > run.virtualNow;

  return (
    <>
      <div className={styles.buttons}>
        {running ? (
          <Control
            icon="pause"
            label="Pause the run"
            busy={pause.busy || changing}
            onClick={() => pause.send({ workspaceId })}
          />
        ) : (
          <Control
            icon="play"
            label="Resume the run"
            primary
            busy={resume.busy || changing}
            onClick={() => resume.send({ workspaceId })}
          />
        )}
        <Control
          icon="step"
          label={running ? 'Step one day (pause first)' : 'Step one day'}
          disabled={running}
          busy={step.busy || stepping}
          onClick={() => step.send({ workspaceId, days: 1 })}
        />
        <StopControl workspaceId={workspaceId} />
      </div>
      <SpeedSelect run={run} workspaceId={workspaceId} />
    </>
  );
}

/** A stopped run cannot be resumed, so it asks first. */
function StopControl({ workspaceId }: { workspaceId: string }) {
  const stop = useRunCommand(StopRunDocument);
  const [confirming, setConfirming] = useState(false);
  return (
    <Popover
      opened={confirming}
      onChange={setConfirming}
      width={260}
      position="bottom"
      shadow="lg"
      trapFocus
      withArrow
    >
      <Popover.Target>
        <ActionIcon
          size={32}
          variant="default"
          aria-label="Stop the run"
          title="Stop the run"
          loading={stop.busy}
          onClick={() => setConfirming((before) => !before)}
        >
          <Icon name="stop" size={16} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm" fw={600}>
          Stop this run?
        </Text>
        <Text size="xs" c="dimmed" mt={2}>
          A stopped run cannot be resumed. Everything generated so far is kept.
        </Text>
        <Group gap="xs" mt="sm" justify="flex-end">
          <Button size="compact-sm" variant="default" onClick={() => setConfirming(false)}>
            Keep running
          </Button>
          <Button
            size="compact-sm"
            color="red.8"
            onClick={() => {
              setConfirming(false);
              stop.send({ workspaceId });
            }}
          >
            Stop
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}

function SpeedSelect({ run, workspaceId }: { run: Run; workspaceId: string }) {
  const setSpeed = useRunCommand(SetRunSpeedDocument);
  const speed = run.daysPerSecond === null ? UNLIMITED : String(run.daysPerSecond);
  const choices = speedChoices(run.daysPerSecond);
  return (
    <Select
      aria-label="Speed, in virtual days per second"
      size="xs"
      w={{ base: 104, md: 112 }}
      allowDeselect={false}
      value={speed}
      data={choices}
      renderOption={({ option: { value, label } }) => (
        <span className={styles.choice} data-chosen={value === speed}>
          {label}
          <span>{choices.find((choice) => choice.value === value)?.pace}</span>
        </span>
      )}
      onChange={(chosen) => {
        if (chosen === null) return;
        const input = chosen === UNLIMITED ? { unlimitedSpeed: true } : { daysPerSecond: Number(chosen) };
        setSpeed.send({ workspaceId, input });
      }}
      comboboxProps={{ width: 230 }}
    />
  );
}

interface ControlProps {
  readonly icon: IconName;
  readonly label: string;
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly primary?: boolean;
  onClick(): void;
}

function Control({
  icon,
  label,
  busy = false,
  disabled = false,
  primary = false,
  onClick,
}: ControlProps): ReactNode {
  return (
    <Tooltip label={label}>
      <ActionIcon
        size={32}
        variant={primary && !disabled ? 'filled' : 'default'}
        aria-label={label}
        loading={busy}
        disabled={disabled}
        onClick={onClick}
      >
        <Icon name={icon} size={16} />
      </ActionIcon>
    </Tooltip>
  );
}
