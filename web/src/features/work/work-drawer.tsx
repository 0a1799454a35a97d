import { useQuery } from '@apollo/client/react';
import { Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Chip } from '../../components/chip';
import { Notice } from '../../components/notice';
import { RetryNotice } from '../../components/retry-notice';
import { DrawerSection, FactList, SideDrawer } from '../../components/side-drawer';
import { FigureName } from '../../figures/figure-name';
import { CLAIM_STATUS_VIEWS } from '../../format/claim-status';
import { formatFullDay } from '../../format/dates';
import { formatExactDollars, formatPercent } from '../../format/numbers';
import { LetterSection } from './letter-section';
import { NoteForm } from './note-form';
import { WorkItemByIdDocument, type WorkDetailFragment, type WorkRowFragment } from './work.generated';
import styles from './work.module.css';
import { Limit } from './work-table';
import { NEXT_STEPS } from './work-words';

interface WorkDrawerProps {
  readonly workspaceId: string;
  readonly claimId: string;
  readonly today: string;
  readonly onClose: () => void;
  readonly onSaved: (newer: WorkRowFragment) => void;
}

export function WorkDrawer({ workspaceId, claimId, today, onClose, onSaved }: WorkDrawerProps) {
  const { data, error, refetch } = useQuery(WorkItemByIdDocument, {
    variables: { claimId },
    fetchPolicy: 'no-cache',
  });
  /** What was saved here is newer than what was asked for. */
  const [saved, setSaved] = useState<WorkDetailFragment | null>(null);
  const item = saved ?? data?.workItem;
  return (
    <SideDrawer
      label={item ? `Denial of claim ${item.claim.claimNumber}` : 'Denial'}
      title={item ? item.claim.claimNumber : 'Denial'}
      what="the denial"
      onClose={onClose}
    >
      {error ? (
        <RetryNotice what="The denial" error={error} onRetry={() => void refetch().catch(() => undefined)} />
      ) : !data ? (
        <div role="status" aria-label="Loading the denial">
          <Skeleton height={120} mb="md" />
          <Skeleton height={220} />
        </div>
      ) : !item ? (
        <Notice icon="info" title="Denial not found">
          The claim was not denied at first, or was deleted with its workspace.
        </Notice>
      ) : (
        <>
          <Facts item={item} />
          <FixPath item={item} />
          <DrawerSection title="Note, owner and status">
            <NoteForm
              item={item}
              onSaved={(newer) => {
                setSaved(newer);
                onSaved(newer);
              }}
            />
          </DrawerSection>
          {item.nextStep === 'APPEAL' && (
            <LetterSection workspaceId={workspaceId} item={item} today={today} />
          )}
        </>
      )}
    </SideDrawer>
  );
}

function Facts({ item }: { item: WorkDetailFragment }) {
  const { claim } = item;
  const { word, tone } = CLAIM_STATUS_VIEWS[claim.status];
  return (
    <>
      <Chip tone={tone}>{word}</Chip>
      <FactList
        facts={[
          ['Denied', `${formatExactDollars(item.deniedAmount)} of ${formatExactDollars(claim.billedAmount)}`],
          ['Denied on', formatFullDay(item.deniedOn)],
          ['Filing limit', <Limit key="limit" deadline={item.deadline} daysLeft={item.daysLeft} />],
          [
            'Expected recovery',
            <FigureName key="expected" metric="workItem.expectedRecovery">
              {formatExactDollars(item.expectedRecovery)}
            </FigureName>,
          ],
          [
            'Chance',
            <FigureName key="chance" metric="workItem.chance">
              {formatPercent(item.chance, 0)}
            </FigureName>,
          ],
          [
            'Priority',
            <FigureName key="priority" metric="workItem.priority">
              {formatExactDollars(item.priority)}
            </FigureName>,
          ],
          ['Payer', claim.payer?.name],
          ['Provider', claim.provider?.name],
          ['Patient', claim.patientName],
          ['Preventable', item.preventable ? 'Yes, by coders' : 'No'],
        ]}
      />
    </>
  );
}

/** What is wrong, and the way that promises most. */
function FixPath({ item }: { item: WorkDetailFragment }) {
  const { claim, rule, nextStep } = item;
  const codes = [claim.group, claim.carc].filter(Boolean).join('-');
  return (
    <div className={styles.path}>
      <strong>{NEXT_STEPS[nextStep].word}</strong>
      <p>{NEXT_STEPS[nextStep].meaning}</p>
      <p>
        {rule?.title ?? claim.denialReason} (CARC {codes}
        {claim.rarc !== null && `, RARC ${claim.rarc}`})
      </p>
      {rule && <p>{rule.fixGuidance}</p>}
      <p>
        <Link
          to="/claims"
          search={(before) => ({ workspace: before.workspace, q: claim.claimNumber, claim: claim.id })}
          className={styles.link}
        >
          Open the claim{claim.source === 'SIMULATED' && ', and try a correction'}
        </Link>
      </p>
    </div>
  );
}
