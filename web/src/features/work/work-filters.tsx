import { useQuery } from '@apollo/client/react';
import { Button, MultiSelect, Select } from '@mantine/core';
import { TypedFilter } from '../../components/typed-filter';
import { WorkPayersDocument } from './work.generated';
import styles from './work.module.css';
import { isFiltered, parseWorkSearch, type WorkSearch } from './work-search';
import { NEXT_STEP_KEYS, NEXT_STEPS, WORK_STATUS_KEYS, WORK_STATUSES } from './work-words';

interface FiltersProps {
  readonly workspaceId: string;
  readonly search: WorkSearch;
  readonly onChange: (part: WorkSearch) => void;
}

const DUE_CHOICES = [7, 14, 30, 60].map((days) => ({ value: String(days), label: `Within ${days} days` }));

export function WorkFilters({ workspaceId, search, onChange }: FiltersProps) {
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
      <Texts search={search} onChange={onChange} />
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

function Texts({ search, onChange }: Pick<FiltersProps, 'search' | 'onChange'>) {
  return (
    <>
      <TypedFilter
        label="Denial code"
        placeholder="CARC, such as 197"
        asked={search.carc}
        onAsk={(carc) => onChange({ carc })}
      />
      <TypedFilter
        label="Owner"
        placeholder="The whole name"
        asked={search.owner}
        onAsk={(owner) => onChange({ owner })}
      />
    </>
  );
}
