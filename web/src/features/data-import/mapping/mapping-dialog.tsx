import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Select, Skeleton, TextInput } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import { errorMessage } from '../../../api/error-message';
import { Dialog } from '../../../components/dialog';
import {
  fieldWords,
  isChanged,
  mappingInputOf,
  openQuestions,
  valuesOfProposal,
  type ColumnField,
  type MappingValues,
} from './mapping-values';
import {
  ImportTableDocument,
  KeepMappingDocument,
  ProposeMappingDocument,
  type MappingProposalFragment,
} from './mapping.generated';
import styles from './mapping.module.css';
import { COLUMN_FIELDS } from './column-fields';

interface DialogProps {
  readonly file: File;
  /** The beginning of the file. */
  readonly head: string;
  /** Null makes a new workspace. */
  readonly workspaceId: string | null;
  /** The columns are as they should be: the file can be uploaded. */
  readonly onReady: () => void;
  /** The file was sent with what was stated, into a workspace of its own. */
  readonly onImported: (workspaceId: string) => void;
  readonly onCancel: () => void;
}

/** What the columns of a table are taken for, to be looked at and changed before it is imported. */
export function MappingDialog(props: DialogProps) {
  const { file, head, workspaceId, onReady, onCancel } = props;
  const { data, error } = useQuery(ProposeMappingDocument, {
    variables: { workspaceId, content: head },
    fetchPolicy: 'no-cache',
  });
  const proposal = data?.columnMappingProposal;
  const isKnown = proposal !== undefined && proposal.isKept && proposal.questions.length === 0;
  const ready = useEffectEvent(onReady);
  // Headers that were looked at before are not asked about again.
  useEffect(() => {
    if (isKnown) ready();
  }, [isKnown]);
  if (isKnown) return null;
  return (
    <Dialog title={`Columns of ${file.name}`} onClose={onCancel}>
      {proposal ? (
        <MappingForm {...props} proposal={proposal} />
      ) : error ? (
        <>
          <p role="alert">{errorMessage(error)}</p>
          <Button onClick={onReady}>Import it as it is</Button>
        </>
      ) : (
        <Skeleton height={240} />
      )}
    </Dialog>
  );
}

function MappingForm(props: DialogProps & { readonly proposal: MappingProposalFragment }) {
  const { file, head, workspaceId, proposal, onReady, onImported, onCancel } = props;
  const [values, setValues] = useState(() => valuesOfProposal(proposal));
  const [keep, keeping] = useMutation(KeepMappingDocument);
  const [send, sending] = useMutation(ImportTableDocument);
  const open = openQuestions(proposal, values);
  const error = keeping.error ?? sending.error;
  const confirm = async () => {
    const mapping = mappingInputOf(proposal, values);
    if (!isChanged(proposal, values)) return onReady();
    if (workspaceId !== null) {
      await keep({ variables: { workspaceId, content: head, mapping } });
      return onReady();
    }
    const input = { content: await file.text(), fileName: file.name, format: 'CSV' as const, mapping };
    const { data } = await send({ variables: { input } });
    if (data) onImported(data.importClaims.workspaceId);
  };
  return (
    <>
      <p className={styles.note}>
        {proposal.isOfTransactions
          ? 'Rows are charges, payments and transfers on claims; their columns are known by their names.'
          : 'What is stated is remembered for tables with these headers. Columns that are passed over are not read.'}
      </p>
      {open.map(({ code, header, line, message }) => (
        <p key={`${code} ${header}`} className={styles.question} role="alert">
          {QUESTIONS[code]?.(header, line) ?? message}
        </p>
      ))}
      <Readings values={values} onChange={(part) => setValues((before) => ({ ...before, ...part }))} />
      {!proposal.isOfTransactions && (
        <Columns
          proposal={proposal}
          values={values}
          onChange={(fields) => setValues((before) => ({ ...before, fields }))}
        />
      )}
      {error && (
        <p className={styles.question} role="alert">
          {errorMessage(error)}
        </p>
      )}
      <div className={styles.actions}>
        <Button variant="default" onClick={onCancel}>
          Do not import
        </Button>
        <Button
          disabled={open.length > 0}
          loading={keeping.loading || sending.loading}
          onClick={() => void confirm().catch(() => undefined)}
        >
          Import
        </Button>
      </div>
    </>
  );
}

/** What the table leaves open, and where it is stated here. */
const QUESTIONS: Readonly<Record<string, (header: string, line: number) => string>> = {
  DATE_ORDER_UNKNOWN: (header, line) =>
    `The dates of ${header} (line ${line}) do not show which part is the day. Choose under Dates.`,
  DECIMAL_MARK_UNKNOWN: (header, line) =>
    `The amounts of ${header} (line ${line}) do not show the sign before the cents. Choose under Amounts.`,
};

interface ReadingsProps {
  readonly values: MappingValues;
  readonly onChange: (part: Partial<MappingValues>) => void;
}

const DATE_ORDERS = [
  { value: 'MONTH_FIRST', label: '03/04 is March 4' },
  { value: 'DAY_FIRST', label: '03/04 is April 3' },
] as const;
const DECIMAL_MARKS = [
  { value: 'POINT', label: '1,240.50' },
  { value: 'COMMA', label: '1.240,50' },
] as const;
const ROW_AMOUNTS = [
  { value: 'OF_LINE', label: 'Of the service in the row' },
  { value: 'OF_CLAIM', label: 'Of the claim, counted once' },
] as const;

const chosen = <V extends string>(
  choices: readonly { readonly value: V }[],
  value: string | null,
): V | null => choices.find((choice) => choice.value === value)?.value ?? null;

/** How dates and amounts are read; what is left as it is shown by the table. */
function Readings({ values, onChange }: ReadingsProps) {
  return (
    <div className={styles.readings}>
      <Select
        size="xs"
        label="Dates"
        placeholder="As the table shows"
        clearable
        data={[...DATE_ORDERS]}
        value={values.dateOrder}
        onChange={(value) => onChange({ dateOrder: chosen(DATE_ORDERS, value) })}
      />
      <Select
        size="xs"
        label="Amounts are written"
        placeholder="As the table shows"
        clearable
        data={[...DECIMAL_MARKS]}
        value={values.decimalMark}
        onChange={(value) => onChange({ decimalMark: chosen(DECIMAL_MARKS, value) })}
      />
      <Select
        size="xs"
        label="Amounts of a row are"
        placeholder="As the table shows"
        clearable
        data={[...ROW_AMOUNTS]}
        value={values.rowAmounts}
        onChange={(value) => onChange({ rowAmounts: chosen(ROW_AMOUNTS, value) })}
      />
      <TextInput
        size="xs"
        label="Payer of all claims"
        placeholder="Where no column names one"
        value={values.payerName}
        onChange={(event) => onChange({ payerName: event.currentTarget.value })}
      />
    </div>
  );
}

interface ColumnsProps {
  readonly proposal: MappingProposalFragment;
  readonly values: MappingValues;
  readonly onChange: (fields: MappingValues['fields']) => void;
}

const CHOICES = COLUMN_FIELDS.map((field) => ({ value: field, label: fieldWords(field) })).sort((a, b) =>
  a.label.localeCompare(b.label),
);

function Columns({ proposal: { columns }, values: { fields }, onChange }: ColumnsProps) {
  const change = (at: number, field: ColumnField | null) =>
    onChange(fields.map((each, index) => (index === at ? field : each)));
  return (
    <div className={styles.columns} tabIndex={0} role="region" aria-label="Columns of the table">
      {columns.map(({ header }, at) => (
        <Select
          key={`${header} ${at}`}
          size="xs"
          label={header}
          placeholder="Passed over"
          searchable
          clearable
          data={CHOICES}
          value={fields[at] ?? null}
          onChange={(value) => change(at, COLUMN_FIELDS.find((field) => field === value) ?? null)}
        />
      ))}
    </div>
  );
}
