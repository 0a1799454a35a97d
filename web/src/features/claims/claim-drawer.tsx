import { useQuery } from '@apollo/client/react';
import { Button, Skeleton } from '@mantine/core';
import { Chip } from '../../components/chip';
import { Notice } from '../../components/notice';
import { RetryNotice } from '../../components/retry-notice';
import { DrawerSection, FactList, SideDrawer } from '../../components/side-drawer';
import { CLAIM_STATUS_VIEWS } from '../../format/claim-status';
import { formatFullDay } from '../../format/dates';
import { formatExactDollars } from '../../format/numbers';
import { humanize } from '../../format/words';
import { ClaimLines } from './claim-lines';
import { timelineOf } from './claim-timeline';
import styles from './claims.module.css';
import { ClaimByIdDocument, type ClaimDetailFragment } from './claims.generated';
import { FixClaim } from './fix-claim';
import { SimilarDenials } from './similar-denials';

interface DrawerProps {
  readonly workspaceId: string;
  readonly claimId: string;
  readonly onClose: () => void;
  readonly onOpen: (claimId: string) => void;
}

/** One claim beside the list. */
export function ClaimDrawer({ workspaceId, claimId, onClose, onOpen }: DrawerProps) {
  const { data, error, refetch } = useQuery(ClaimByIdDocument, {
    variables: { id: claimId },
    fetchPolicy: 'no-cache',
  });
  const claim = data?.claim;
  return (
    <SideDrawer
      label={claim ? `Claim ${claim.claimNumber}` : 'Claim'}
      title={claim ? claim.claimNumber : 'Claim'}
      what="the claim"
      onClose={onClose}
    >
      {error ? (
        <RetryNotice what="The claim" error={error} onRetry={() => void refetch().catch(() => undefined)} />
      ) : !data ? (
        <div role="status" aria-label="Loading the claim">
          <Skeleton height={120} mb="md" />
          <Skeleton height={220} />
        </div>
      ) : !claim ? (
        <Notice icon="info" title="Claim not found">
          It may have been deleted with its workspace.
        </Notice>
      ) : (
        <Detail key={claim.id} workspaceId={workspaceId} claim={claim} onOpen={onOpen} />
      )}
    </SideDrawer>
  );
}

function Detail({
  workspaceId,
  claim,
  onOpen,
}: {
  workspaceId: string;
  claim: ClaimDetailFragment;
  onOpen: (claimId: string) => void;
}) {
  return (
    <>
      <Facts claim={claim} onOpen={onOpen} />
      {claim.carc !== null && <WhyDenied claim={claim} />}
      <DrawerSection title="Lines">
        <ClaimLines lines={claim.lineItems} />
        <Diagnoses codes={claim.diagnosisCodes} />
      </DrawerSection>
      <DrawerSection title="What happened">
        <ol className={styles.timeline}>
          {timelineOf(claim).map(({ date, text, tone }) => (
            <li key={`${date} ${text}`} data-tone={tone}>
              <time dateTime={date}>{formatFullDay(date)}</time>
              <span>{text}</span>
            </li>
          ))}
        </ol>
      </DrawerSection>
      {claim.carc !== null && claim.payer && (
        <DrawerSection title="Similar denials">
          <SimilarDenials workspaceId={workspaceId} carc={claim.carc} payer={claim.payer} />
        </DrawerSection>
      )}
      {claim.carc !== null && claim.source === 'SIMULATED' && claim.draft.payerId !== null && (
        <DrawerSection title="Fix it">
          <FixClaim workspaceId={workspaceId} claim={claim} />
        </DrawerSection>
      )}
    </>
  );
}

function Facts({ claim, onOpen }: { claim: ClaimDetailFragment; onOpen: (claimId: string) => void }) {
  const { word, tone } = CLAIM_STATUS_VIEWS[claim.status];
  const { originalClaim } = claim;
  const facts: [string, React.ReactNode][] = [
    ['Patient', claim.patientName],
    ['Member ID', claim.memberId],
    ['Payer', claim.payer?.name],
    ['Provider', claim.provider?.name],
    ['Type', humanize(claim.claimType)],
    ['Served', formatFullDay(claim.dateOfService)],
    ['Authorization', claim.priorAuthorization],
    ['Referral', claim.referralNumber],
    ['Billed', formatExactDollars(claim.billedAmount)],
    ['Allowed', claim.allowedAmount === null ? null : formatExactDollars(claim.allowedAmount)],
    ['Paid', claim.paidAmount === null ? null : formatExactDollars(claim.paidAmount)],
    [
      'Replaces',
      originalClaim && (
        <Button size="compact-xs" variant="subtle" onClick={() => onOpen(originalClaim.id)}>
          {originalClaim.claimNumber}
        </Button>
      ),
    ],
  ];
  return (
    <>
      <Chip tone={tone}>{word}</Chip>
      <FactList facts={facts} />
    </>
  );
}

function WhyDenied({ claim }: { claim: ClaimDetailFragment }) {
  const pattern = claim.primaryPattern;
  const codes = [claim.group, claim.carc].filter(Boolean).join('-');
  return (
    <div className={styles.why}>
      <strong>{claim.denialReason}</strong>
      <p>
        CARC {codes}
        {claim.rarc !== null && `, RARC ${claim.rarc}`}
        {pattern && <> · part of the pattern “{pattern.title}”</>}
      </p>
      {pattern && <p>{pattern.fixGuidance}</p>}
    </div>
  );
}

function Diagnoses({ codes }: { codes: readonly string[] }) {
  if (codes.length === 0) return null;
  return (
    <p className={styles.diagnoses}>
      Diagnoses:{' '}
      {codes.map((code, index) => (
        <span key={`${code} ${index}`}>
          {index + 1}. <span className={styles.code}>{code}</span>{' '}
        </span>
      ))}
    </p>
  );
}
