import { useLazyQuery, useMutation } from '@apollo/client/react';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { errorMessage } from '../../api/error-message';
import { Icon } from '../../components/icon';
import styles from './claims.module.css';
import {
  type ClaimDetailFragment,
  type ClaimDraft,
  RecordPracticeDocument,
  TryClaimDocument,
  type TryClaimQuery,
} from './claims.generated';
import { codesOf, draftOf, pointersOf, withLine, withoutLine } from './draft';

/** Lines beyond these are sent as they are. */
const MAX_EDITED_LINES = 12;

/** Change what was wrong, and see at once what the payer would say to it; stored only as practice, on request. */
export function FixClaim({ workspaceId, claim }: { workspaceId: string; claim: ClaimDetailFragment }) {
  const [draft, setDraft] = useState(() => draftOf(claim.draft));
  const [judge, { data, error, loading }] = useLazyQuery(TryClaimDocument, { fetchPolicy: 'no-cache' });
  const [judged, setJudged] = useState<ClaimDraft | null>(null);
  /** Fields keep what is typed into them; as they were, they are other fields. */
  const [round, setRound] = useState(0);
  const ask = () => {
    setJudged(draft);
    void judge({ variables: { workspaceId, claim: draft } }).catch(() => undefined);
  };
  return (
    <form
      className={styles.fix}
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      <ClaimFields key={round} draft={draft} onChange={setDraft} />
      {draft.lines.slice(0, MAX_EDITED_LINES).map((line, at) => (
        <LineFields
          key={`${at} of ${draft.lines.length}, ${round}`}
          line={line}
          at={at}
          onChange={(change) => setDraft(withLine(draft, at, change))}
          onRemove={draft.lines.length > 1 ? () => setDraft(withoutLine(draft, at)) : null}
        />
      ))}
      <div className={styles.fixActions}>
        <Button type="submit" size="xs" loading={loading}>
          What would the payer say?
        </Button>
        <Button
          size="xs"
          variant="subtle"
          onClick={() => {
            setDraft(draftOf(claim.draft));
            setRound(round + 1);
          }}
        >
          As it was sent
        </Button>
      </div>
      <div role="status">
        {error && <p className={styles.error}>{errorMessage(error)}</p>}
        {data && !error && judged === draft && (
          <>
            <Verdict verdict={data.testClaim} />
            {claim.coderId !== null && <Practice workspaceId={workspaceId} claim={claim} draft={draft} />}
          </>
        )}
      </div>
    </form>
  );
}

function ClaimFields({ draft, onChange }: { draft: ClaimDraft; onChange: (draft: ClaimDraft) => void }) {
  const fields = [
    ['priorAuthorization', 'Authorization number'],
    ['referralNumber', 'Referral number'],
    ['memberId', 'Member ID'],
    ['placeOfService', 'Place of service'],
  ] as const;
  return (
    <div className={styles.fixGrid}>
      {fields.map(([field, label]) => (
        <TextInput
          key={field}
          size="xs"
          label={label}
          value={draft[field] ?? ''}
          onChange={(event) => onChange({ ...draft, [field]: event.currentTarget.value.trim() || null })}
        />
      ))}
      <TextInput
        size="xs"
        label="Diagnoses"
        className={styles.fixWide}
        defaultValue={draft.diagnosisCodes.join(', ')}
        onChange={(event) => onChange({ ...draft, diagnosisCodes: codesOf(event.currentTarget.value) })}
      />
      <Checkbox
        size="xs"
        label="Medical records are attached"
        checked={draft.recordsAttached === true}
        onChange={(event) => onChange({ ...draft, recordsAttached: event.currentTarget.checked })}
        className={styles.fixWide}
      />
    </div>
  );
}

interface LineProps {
  readonly line: ClaimDraft['lines'][number];
  readonly at: number;
  readonly onChange: (change: Partial<ClaimDraft['lines'][number]>) => void;
  readonly onRemove: (() => void) | null;
}

function LineFields({ line, at, onChange, onRemove }: LineProps) {
  return (
    <fieldset className={styles.fixLine}>
      <legend>Line {at + 1}</legend>
      <TextInput
        size="xs"
        label="Code"
        defaultValue={line.procedureCode ?? ''}
        onChange={(event) => onChange({ procedureCode: event.currentTarget.value.trim().toUpperCase() })}
      />
      <TextInput
        size="xs"
        label="Modifiers"
        defaultValue={(line.modifiers ?? []).join(' ')}
        onChange={(event) => onChange({ modifiers: codesOf(event.currentTarget.value) })}
      />
      <TextInput
        size="xs"
        label="Diagnosis pointers"
        defaultValue={(line.diagnosisPointers ?? []).join(', ')}
        onChange={(event) => onChange({ diagnosisPointers: pointersOf(event.currentTarget.value) })}
      />
      <TextInput
        size="xs"
        label="Units"
        inputMode="decimal"
        defaultValue={String(line.units ?? 1)}
        onChange={(event) => onChange({ units: Number(event.currentTarget.value) || 0 })}
      />
      {onRemove && (
        <Button size="compact-xs" variant="subtle" color="red" onClick={onRemove}>
          Remove line {at + 1}
        </Button>
      )}
    </fieldset>
  );
}

function Verdict({ verdict }: { verdict: TryClaimQuery['testClaim'] }) {
  if (!verdict.wouldDeny)
    return (
      <p className={styles.verdict} data-tone="good">
        <Icon name="check" size={16} /> The payer would pay this claim.
      </p>
    );
  return (
    <div className={styles.verdict} data-tone="bad">
      <p>The payer would still deny it:</p>
      <ul>
        {verdict.denials.map(({ lineNumber, carc, group, explanation, rule }) => (
          <li key={`${lineNumber} ${carc} ${rule.key}`}>
            <strong>
              {lineNumber === null ? 'The whole claim' : `Line ${lineNumber}`}: {rule.title} ({group}-{carc})
            </strong>
            <br />
            {explanation} {rule.fixGuidance}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Counts the correction as a quiz attempt of the coder who coded the claim. */
function Practice({
  workspaceId,
  claim,
  draft,
}: {
  workspaceId: string;
  claim: ClaimDetailFragment;
  draft: ClaimDraft;
}) {
  const [record, { data, error, loading }] = useMutation(RecordPracticeDocument);
  // One key for this correction: pressed twice, or sent again after a lost connection, it counts once.
  const [attemptId] = useState(() => crypto.randomUUID());
  if (data)
    return (
      <p className={styles.note}>
        Recorded as {data.recordPractice.correct ? 'a correct' : 'an incorrect'} attempt of the claim’s coder;
        it takes effect at the next midnight of the run.
      </p>
    );
  const input = { workspaceId, claimId: claim.id, correctedClaim: draft, attemptId };
  return (
    <div className={styles.fixActions}>
      <Button
        size="xs"
        variant="default"
        loading={loading}
        onClick={() => void record({ variables: { input } }).catch(() => undefined)}
      >
        Record as practice
      </Button>
      {error && <p className={styles.error}>{errorMessage(error)}</p>}
    </div>
  );
}
