import { useMutation } from '@apollo/client/react';
import { Alert, Button, Group } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { errorMessage } from '../../api/error-message';
import { Dialog } from '../../components/dialog';
import { Panel } from '../../components/panel';
import { useWorkspaces, type Workspace } from '../../workspace/workspace-context';
import { DeleteWorkspaceDocument } from './system.generated';
import styles from './system.module.css';

/** Deletes the workspace for good, once that is confirmed. */
export function DeleteWorkspace({ workspace }: { workspace: Workspace }) {
  const [asked, setAsked] = useState(false);
  const navigate = useNavigate();
  const { refetch } = useWorkspaces();
  const [remove, { loading, error }] = useMutation(DeleteWorkspaceDocument);
  const { id, name } = workspace;
  const confirm = async () => {
    const { data } = await remove({ variables: { id } });
    if (!data) return;
    await refetch();
    // Without a workspace in the address, the page shows the one that is worth most.
    await navigate({ to: '/overview', search: { workspace: undefined } });
  };
  return (
    <Panel className={styles.delete} title="Delete this workspace">
      <p className={styles.note}>
        {name} with its claims, patterns and imports. This cannot be undone; what you may want later can be
        exported first.
      </p>
      <Button color="red" variant="light" size="xs" onClick={() => setAsked(true)}>
        Delete {name}
      </Button>
      {asked && (
        <Dialog title={`Delete ${name}?`} onClose={() => setAsked(false)}>
          <p className={styles.note}>Its claims, patterns, imports and history are deleted for good.</p>
          {error && (
            <Alert color="red" title="It could not be deleted">
              {errorMessage(error)}
            </Alert>
          )}
          <Group justify="flex-end" mt="md">
            <Button variant="default" onClick={() => setAsked(false)}>
              Keep it
            </Button>
            <Button color="red" loading={loading} onClick={() => void confirm().catch(() => undefined)}>
              Delete
            </Button>
          </Group>
        </Dialog>
      )}
    </Panel>
  );
}
