import { useMutation } from '@apollo/client/react';
import { Alert, Button, Group } from '@mantine/core';
import { useState } from 'react';
import { errorMessage } from '../../api/error-message';
import { Dialog } from '../../components/dialog';
import { ArchivePatternDocument, type PatternDetailFragment } from './patterns.generated';
import styles from './patterns.module.css';

/** Archives a pattern once that is confirmed; in a run that goes on it takes effect at its next midnight. */
export function ArchivePattern({
  pattern,
  onArchived,
}: {
  pattern: PatternDetailFragment;
  onArchived: () => void;
}) {
  const [asked, setAsked] = useState(false);
  const [archive, { loading, error, data }] = useMutation(ArchivePatternDocument);
  if (pattern.status === 'ARCHIVED') return null;
  if (data)
    return <p className={styles.note}>It is archived at the next midnight of the workspace’s clock.</p>;
  const confirm = async () => {
    await archive({ variables: { id: pattern.id } });
    setAsked(false);
    onArchived();
  };
  return (
    <>
      <Button size="xs" variant="subtle" color="gray" onClick={() => setAsked(true)}>
        Archive
      </Button>
      {asked && (
        <Dialog title="Archive this pattern?" onClose={() => setAsked(false)}>
          <p className={styles.note}>
            It is not followed any more, owns no denials, and is not raised again. Its denials stay where they
            are.
          </p>
          {error && (
            <Alert color="red" title="It could not be archived">
              {errorMessage(error)}
            </Alert>
          )}
          <Group justify="flex-end" mt="md">
            <Button variant="default" onClick={() => setAsked(false)}>
              Keep it
            </Button>
            <Button loading={loading} onClick={() => void confirm().catch(() => undefined)}>
              Archive
            </Button>
          </Group>
        </Dialog>
      )}
    </>
  );
}
