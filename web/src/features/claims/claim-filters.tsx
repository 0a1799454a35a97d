import { useQuery } from '@apollo/client/react';
import { Button, MultiSelect, NumberInput, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { CLAIM_STATUS_VIEWS, CLAIM_STATUSES } from '../../format/claim-status';
import styles from './claims.module.css';
import { type ClaimDateField, type ClaimsSearch, isFiltered, parseClaimsSearch } from './claims-search';
import { ClaimFilterChoicesDocument } from './claims.generated';

interface FiltersProps {
  readonly workspaceId: string;
  readonly search: ClaimsSearch;
  readonly onChange: (part: Partial<ClaimsSearch>) => void;
}

/** Typing waits this long before it asks the server. */
const TYPING_MS = 250;

const DATE_CHOICES: { value: ClaimDateField; label: string }[] = [
  { value: 'SUBMISSION', label: 'Submitted' },
  { value: 'SERVICE', label: 'Served' },
  { value: 'PROCESSING', label: 'Adjudicated' },
];

export function ClaimFilters(props: FiltersProps) {
  const { workspaceId, search, onChange } = props;
  const { data } = useQuery(ClaimFilterChoicesDocument, { variables: { workspaceId } });
  const choices = (of: readonly { id: string; name: string }[] | undefined) =>
    (of ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <search className={styles.filters} aria-label="Filter claims">
      <Typed {...props} field="q" label="Search" placeholder="Claim number, member ID, patient" wide />
      <MultiSelect
        size="xs"
        label="Status"
        placeholder={search.status ? undefined : 'Any'}
        data={CLAIM_STATUSES.map((status) => ({ value: status, label: CLAIM_STATUS_VIEWS[status].word }))}
        value={[...(search.status ?? [])]}
        onChange={(status) => onChange({ status: parseClaimsSearch({ status }).status })}
        clearable
        className={styles.status}
      />
      <Select
        size="xs"
        label="Payer"
        placeholder="Any"
        searchable
        clearable
        data={choices(data?.payers)}
        value={search.payer ?? null}
        onChange={(payer) => onChange({ payer: payer ?? undefined })}
      />
      <Select
        size="xs"
        label="Provider"
        placeholder="Any"
        searchable
        clearable
        data={choices(data?.providers)}
        value={search.provider ?? null}
        onChange={(provider) => onChange({ provider: provider ?? undefined })}
      />
      <Typed {...props} field="carc" label="Denial code" placeholder="CARC, such as 197" />
      <Typed {...props} field="procedure" label="Procedure" placeholder="Such as 97530" />
      <Dates {...props} />
      <Amounts {...props} />
      {isFiltered(search) && (
        <Button size="xs" variant="subtle" className={styles.clear} onClick={() => onChange(NO_FILTER)}>
          Clear
        </Button>
      )}
    </search>
  );
}

const NO_FILTER: Partial<ClaimsSearch> = parseClaimsSearch({});

function Dates({ search, onChange }: FiltersProps) {
  return (
    <>
      <Select
        size="xs"
        label="Date"
        data={DATE_CHOICES}
        value={search.dates ?? 'SUBMISSION'}
        allowDeselect={false}
        onChange={(dates) => onChange({ dates: parseClaimsSearch({ dates }).dates })}
      />
      {(['from', 'to'] as const).map((field) => (
        <TextInput
          key={field}
          size="xs"
          type="date"
          label={field === 'from' ? 'From' : 'To'}
          value={search[field] ?? ''}
          onChange={(event) =>
            onChange({ [field]: parseClaimsSearch({ [field]: event.currentTarget.value })[field] })
          }
        />
      ))}
    </>
  );
}

function Amounts({ search, onChange }: FiltersProps) {
  const later = useDebouncedCallback(onChange, TYPING_MS);
  return (['min', 'max'] as const).map((field) => (
    <NumberInput
      key={`${field} ${search[field] === undefined}`}
      size="xs"
      label={field === 'min' ? 'Billed from' : 'Billed to'}
      placeholder="$"
      prefix="$"
      min={0}
      decimalScale={2}
      hideControls
      defaultValue={search[field] ?? ''}
      onChange={(value) => later({ [field]: parseClaimsSearch({ [field]: value })[field] })}
      className={styles.amountFilter}
    />
  ));
}

interface TypedProps extends FiltersProps {
  readonly field: 'q' | 'carc' | 'procedure';
  readonly label: string;
  readonly placeholder: string;
  readonly wide?: boolean;
}

/** A text that is searched for while it is typed; it follows the address when that changes from elsewhere. */
function Typed({ search, onChange, field, label, placeholder, wide }: TypedProps) {
  const asked = search[field] ?? '';
  const [draft, setDraft] = useState({ text: asked, of: asked });
  const later = useDebouncedCallback(
    (text: string) => onChange({ [field]: parseClaimsSearch({ [field]: text })[field] }),
    TYPING_MS,
  );
  const shown = draft.of === asked || draft.text.trim() === asked ? draft.text : asked;
  return (
    <TextInput
      size="xs"
      label={label}
      placeholder={placeholder}
      value={shown}
      className={wide ? styles.wide : undefined}
      onChange={(event) => {
        setDraft({ text: event.currentTarget.value, of: asked });
        later(event.currentTarget.value);
      }}
    />
  );
}
