import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useEffect, useEffectEvent } from 'react';
import { errorMessage } from '../../api/error-message';
import { useStartTwin } from '../../workspace/use-start-twin';
import type { Workspace } from '../../workspace/workspace-context';
import { TwinStateDocument } from './impact.generated';
import styles from './impact.module.css';

/** How often a twin in the making is asked whether it is there. */
const LOOK_EVERY_MS = 2_000;

interface TwinStartProps {
  readonly workspace: Workspace;
  /** The figures are to be asked for again. */
  readonly onReady: () => void;
}

/** Asks for the same run without training, which is what the exact effect is the difference to. */
export function TwinStart({ workspace, onReady }: TwinStartProps) {
  const { start, twinId, loading, error } = useStartTwin();
  if (twinId) return <TwinProgress id={twinId} onReady={onReady} />;
  return (
    <p className={styles.twin}>
      <Button size="compact-xs" variant="default" loading={loading} onClick={() => void start(workspace)}>
        Compute the exact effect
      </Button>
      <span className={error ? styles.error : undefined}>
        {error
          ? errorMessage(error)
          : 'The same run once more without training, as a workspace of its own; it takes about as long as this one at full speed.'}
      </span>
    </p>
  );
}

function TwinProgress({ id, onReady }: { id: string; onReady: () => void }) {
  const { data } = useQuery(TwinStateDocument, {
    variables: { id },
    pollInterval: LOOK_EVERY_MS,
    fetchPolicy: 'no-cache',
  });
  const state = data?.workspace?.state;
  const ready = useEffectEvent(onReady);
  useEffect(() => {
    if (state === 'READY') ready();
  }, [state]);
  return (
    <p role="status" className={styles.exact}>
      {state === 'FAILED'
        ? (data?.workspace?.error ?? 'The twin could not be computed.')
        : 'The twin is being computed; the exact effect stands here as soon as it is there.'}
    </p>
  );
}
