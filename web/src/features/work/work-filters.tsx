import { useQuery } from '@apollo/client/react';
import { Button, MultiSelect, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { WorkPayersDocument } from './work.generated';
import styles from './work.module.css';
import { isFiltered, parseWorkSearch, type WorkSearch } from './work-search';
import { NEXT_STEP_KEYS, NEXT_STEPS, WORK_STATUS_KEYS, WORK_STATUSES } from './work-words';

interface FiltersProps {
  readonly workspaceId: string;
  readonly search: WorkSearch;
  readonly onChange: (part: WorkSearch) => void;
}

/** Typing waits this long before it asks the server. */
const TYPING_MS = 250;
const DUE_CHOICES = [7, 14, 30, 60].map((days) => ({ value: String(days), label: `Within ${days} days` }));

export function WorkFilters(props: FiltersProps) {
  const { workspaceId, search, onChange } = props;
  const { data } = useQuery(WorkPayersDocument, { variables: { workspaceId } });
  return (
    <search className={styles.filters} aria-label="Filter denials">
      <MultiSelect
        size="xs"
        label="Next step"
        placeholder={search.step ? undefined : 'Any'}
        data={NEXT_STEP_KEYS.map((step) => ({ value: step, label: NEXT_STEPS[step].word }))}
        value={[...(search.step ?? [])]}
        onChange={(step) => onChange({ step: parseWorkSearch({ step }).step })}
        clearable
      />
      <MultiSelect
        size="xs"
        label="Status"
        placeholder={search.status ? undefined : 'Any'}
        data={WORK_STATUS_KEYS.map((status) => ({ value: status, label: WORK_STATUSES[status].word }))}
        value={[...(search.status ?? [])]}
        onChange={(status) => onChange({ status: parseWorkSearch({ status }).status })}
        clearable
      />
      <Select
        size="xs"
        label="Filing limit"
        placeholder={search.due === undefined ? 'Any' : `Within ${search.due} days`}
        data={DUE_CHOICES}
        value={search.due === undefined ? null : String(search.due)}
        onChange={(due) => onChange({ due: due === null ? undefined : Number(due) })}
        clearable
      />
      <Select
        size="xs"
        label="Payer"
        placeholder="Any"
        searchable
        clearable
        data={(data?.payers ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={search.payer ?? null}
        onChange={(payer) => onChange({ payer: payer ?? undefined })}
      />
      <Typed {...props} field="carc" label="Denial code" placeholder="CARC, such as 197" />
      <Typed {...props} field="owner" label="Owner" placeholder="The whole name" />
      <Select
        size="xs"
        label="Preventable"
        placeholder="Any"
        clearable
        data={[
          { value: 'yes', label: 'Yes, by coders' },
          { value: 'no', label: 'No' },
        ]}
        value={search.preventable ?? null}
        onChange={(preventable) => onChange({ preventable: parseWorkSearch({ preventable }).preventable })}
      />
      {isFiltered(search) && (
        <Button
          size="xs"
          variant="subtle"
          className={styles.clear}
          onClick={() => onChange(parseWorkSearch({}))}
        >
          Clear
        </Button>
      )}
    </search>
  );
}

interface TypedProps extends FiltersProps {
  readonly field: 'carc' | 'owner';
  readonly label: string;
  readonly placeholder: string;
}

/** A text that is searched for while it is typed; it follows the address when that changes from elsewhere. */
function Typed({ search, onChange, field, label, placeholder }: TypedProps) {
  const asked = search[field] ?? '';
  const [draft, setDraft] = useState({ text: asked, of: asked });
  const later = useDebouncedCallback(
    (text: string) => onChange({ [field]: parseWorkSearch({ [field]: text })[field] }),
    TYPING_MS,
  );
  const shown = draft.of === asked || draft.text.trim() === asked ? draft.text : asked;
  return (
    <TextInput
      size="xs"
      label={label}
      placeholder={placeholder}
      value={shown}
      onChange={(event) => {
        setDraft({ text: event.currentTarget.value, of: asked });
        later(event.currentTarget.value);
      }}
    />
  );
}
