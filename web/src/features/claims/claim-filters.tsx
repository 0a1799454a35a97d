import { useQuery } from '@apollo/client/react';
import { Button, MultiSelect, NumberInput, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { TYPING_MS, TypedFilter } from '../../components/typed-filter';
import { CLAIM_STATUS_VIEWS, CLAIM_STATUSES } from '../../format/claim-status';
import styles from './claims.module.css';
import { type ClaimDateField, type ClaimsSearch, isFiltered, parseClaimsSearch } from './claims-search';
import { ClaimFilterChoicesDocument } from './claims.generated';

interface FiltersProps {
  readonly workspaceId: string;
  readonly search: ClaimsSearch;
  readonly onChange: (part: Partial<ClaimsSearch>) => void;
}

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
      <TypedFilter
        label="Search"
        placeholder="Claim number, member ID, patient"
        asked={search.q}
        onAsk={(q) => onChange({ q })}
        className={styles.wide}
      />
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
      <TypedFilter
        label="Denial code"
        placeholder="CARC, such as 197"
        asked={search.carc}
        onAsk={(carc) => onChange({ carc })}
      />
      <TypedFilter
        label="Procedure"
        placeholder="Such as 97530"
        asked={search.procedure}
        onAsk={(procedure) => onChange({ procedure })}
      />
      <Later {...props} />
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

/** What remittances said after the first; of simulated claims, nothing. */
function Later({ search, onChange }: FiltersProps) {
  return (
    <Select
      size="xs"
      label="Later"
      placeholder="Any"
      clearable
      data={[{ value: 'denied', label: 'Denied later' }]}
      value={search.later ?? null}
      onChange={(later) => onChange({ later: parseClaimsSearch({ later }).later })}
    />
  );
}

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
