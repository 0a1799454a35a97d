import { useMutation } from '@apollo/client/react';
import { Button, NumberInput, PasswordInput, SegmentedControl, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { errorMessage } from '../../../api/error-message';
import { Dialog } from '../../../components/dialog';
import { configOf, SOURCE_KIND_KEYS, SOURCE_KINDS, valuesOf, type SourceValues } from './source-values';
import { CreateSourceDocument, UpdateSourceDocument, type SourceItemFragment } from './sources.generated';
import styles from './sources.module.css';

interface FormProps {
  readonly workspaceId: string;
  /** Null makes a new one. */
  readonly source: SourceItemFragment | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Adds a source or changes one; what it is cannot be changed. */
export function SourceForm({ workspaceId, source, onClose, onDone }: FormProps) {
  const [values, setValues] = useState(() => valuesOf(source));
  const change = (part: Partial<SourceValues>) => setValues((before) => ({ ...before, ...part }));
  const [create, creating] = useMutation(CreateSourceDocument);
  const [update, updating] = useMutation(UpdateSourceDocument);
  const error = creating.error ?? updating.error;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const { name, kind } = values;
    const config = configOf(values, source?.config);
    const input = { workspaceId, name: name.trim(), kind, enabled: source?.enabled ?? true, config };
    if (source === null) await create({ variables: { input } });
    else await update({ variables: { id: source.id, input } });
    onDone();
    onClose();
  };
  return (
    <Dialog title={source === null ? 'Add a source' : `Edit ${source.name}`} onClose={onClose}>
      <form className={styles.form} onSubmit={(event) => void save(event).catch(() => undefined)}>
        {source === null && (
          <SegmentedControl
            aria-label="What it is"
            data={SOURCE_KIND_KEYS.map((kind) => ({ value: kind, label: SOURCE_KINDS[kind].word }))}
            value={values.kind}
            onChange={(chosen) => {
              const kind = SOURCE_KIND_KEYS.find((each) => each === chosen) ?? 'FOLDER';
              change({ kind, everySeconds: SOURCE_KINDS[kind].everySeconds });
            }}
          />
        )}
        <Fields values={values} isNew={source === null} onChange={change} />
        {error && (
          <p className={styles.problem} role="alert">
            {errorMessage(error)}
          </p>
        )}
        <div className={styles.actions}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            type="submit"
            loading={creating.loading || updating.loading}
            disabled={values.name.trim() === '' || values.place.trim() === ''}
          >
            {source === null ? 'Add' : 'Save'}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface FieldsProps {
  readonly values: SourceValues;
  readonly isNew: boolean;
  readonly onChange: (part: Partial<SourceValues>) => void;
}

function Fields({ values, isNew, onChange }: FieldsProps) {
  const { place, example } = SOURCE_KINDS[values.kind];
  return (
    <>
      <TextInput
        label="Name"
        maxLength={100}
        value={values.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <TextInput
        label={place}
        placeholder={example}
        value={values.place}
        onChange={(event) => onChange({ place: event.currentTarget.value })}
      />
      <NumberInput
        label="Looked at every (seconds)"
        min={values.kind === 'FOLDER' ? 5 : 60}
        allowDecimal={false}
        value={values.everySeconds}
        onChange={(value) => typeof value === 'number' && onChange({ everySeconds: value })}
      />
      {values.kind === 'FHIR_SERVER' && (
        <>
          <SegmentedControl
            aria-label="How it is asked"
            data={[
              { value: 'SEARCH', label: 'Paged search' },
              { value: 'BULK', label: 'Bulk export' },
            ]}
            value={values.mode}
            onChange={(mode) => onChange({ mode: mode === 'BULK' ? 'BULK' : 'SEARCH' })}
          />
          <PasswordInput
            label="Bearer token"
            placeholder={isNew ? 'None' : 'Stays as it is'}
            autoComplete="off"
            value={values.token}
            onChange={(event) => onChange({ token: event.currentTarget.value })}
          />
        </>
      )}
    </>
  );
}
