import { useMutation } from '@apollo/client/react';
import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { errorMessage } from '../../api/error-message';
import { formatFullDay, formatTime } from '../../format/dates';
import { UpdateWorkItemDocument, type WorkDetailFragment } from './work.generated';
import styles from './work.module.css';
import { parseWorkSearch } from './work-search';
import { WORK_STATUS_KEYS, WORK_STATUSES, type WorkStatus } from './work-words';

interface NoteFormProps {
  readonly item: WorkDetailFragment;
  readonly onSaved: (newer: WorkDetailFragment) => void;
}

const MAX_NOTE_CHARACTERS = 4_000;
const MAX_OWNER_CHARACTERS = 200;

/** What the practice says of a denial; what it said before stays below, with its time. */
export function NoteForm({ item, onSaved }: NoteFormProps) {
  const [note, setNote] = useState(item.note ?? '');
  const [owner, setOwner] = useState(item.owner ?? '');
  const [status, setStatus] = useState<WorkStatus>(item.status);
  const [save, { data, error, loading }] = useMutation(UpdateWorkItemDocument, { fetchPolicy: 'no-cache' });
  const changed =
    note.trim() !== (item.note ?? '') || owner.trim() !== (item.owner ?? '') || status !== item.status;
  const input = { note: note.trim() || null, owner: owner.trim() || null, status };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save({ variables: { claimId: item.claim.id, input } }).then(
          (result) => result.data && onSaved(result.data.updateWorkItem),
          () => undefined,
        );
      }}
    >
      <TextInput
        size="xs"
        label="Owner"
        placeholder="Nobody"
        maxLength={MAX_OWNER_CHARACTERS}
        value={owner}
        onChange={(event) => setOwner(event.currentTarget.value)}
      />
      <Select
        size="xs"
        label="Status"
        data={WORK_STATUS_KEYS.map((key) => ({ value: key, label: WORK_STATUSES[key].word }))}
        value={status}
        allowDeselect={false}
        onChange={(value) => setStatus(parseWorkSearch({ status: value }).status?.[0] ?? status)}
      />
      <Textarea
        size="xs"
        label="Note"
        className={styles.formWide}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={MAX_NOTE_CHARACTERS}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className={styles.formActions}>
        <Button type="submit" size="xs" loading={loading} disabled={!changed}>
          Save
        </Button>
        <span role="status" className={error ? styles.error : styles.note}>
          {error ? errorMessage(error) : data && !changed ? 'Saved' : ''}
        </span>
      </div>
      <Changes changes={item.changes} />
    </form>
  );
}

function Changes({ changes }: { changes: WorkDetailFragment['changes'] }) {
  if (changes.length === 0) return null;
  return (
    <ol className={styles.changes} aria-label="Changes, the newest first">
      {changes.toReversed().map(({ changedAt, status, owner, note }) => (
        <li key={changedAt}>
          <time dateTime={changedAt}>
            {formatFullDay(changedAt)}, {formatTime(changedAt)} UTC
          </time>
          <span>{[WORK_STATUSES[status].word, owner ?? 'nobody', note].filter(Boolean).join(' · ')}</span>
        </li>
      ))}
    </ol>
  );
}
