import { useMutation } from '@apollo/client/react';
import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { errorMessage } from '../../api/error-message';
import { Panel } from '../../components/panel';
import { useWorkspaces, type Workspace } from '../../workspace/workspace-context';
import { RenameWorkspaceDocument } from './system.generated';
import styles from './system.module.css';

const MAX_CHARACTERS = 100;

/** Another name for the workspace; what it holds stays as it is. */
export function RenameWorkspace({ workspace }: { workspace: Workspace }) {
  const { refetch } = useWorkspaces();
  const [name, setName] = useState(workspace.name);
  const [rename, { loading, error }] = useMutation(RenameWorkspaceDocument);
  const wanted = name.trim();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const { data } = await rename({ variables: { id: workspace.id, name: wanted } });
    if (data) await refetch();
  };
  return (
    <Panel className={styles.delete} title="Name">
      <form className={styles.rename} onSubmit={(event) => void save(event).catch(() => undefined)}>
        <TextInput
          label="Workspace name"
          value={name}
          maxLength={MAX_CHARACTERS}
          error={wanted === '' ? 'Enter a workspace name.' : error ? errorMessage(error) : undefined}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button
          type="submit"
          variant="default"
          loading={loading}
          disabled={wanted === '' || wanted === workspace.name}
        >
          Rename
        </Button>
      </form>
    </Panel>
  );
}
