import { useQuery } from '@apollo/client/react';
import { Button, Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Notice } from '../../components/notice';
import { RetryNotice } from '../../components/retry-notice';
import { DrawerSection, FactList, SideDrawer } from '../../components/side-drawer';
import { formatCount, formatDollars, formatExactDollars, formatPercent } from '../../format/numbers';
import { CodeByNameDocument, type CodeByNameQuery } from './breakdown.generated';
import styles from './breakdown.module.css';
import { commonReasons } from './common-reasons';
import { ClaimsLink } from './tab-table';

interface CodeDrawerProps {
  readonly workspaceId: string;
  readonly weeks: number;
  readonly code: string;
  readonly onOpen: (code: string | undefined) => void;
}

type Code = NonNullable<CodeByNameQuery['codeIntelligence']>;

export function CodeDrawer({ workspaceId, weeks, code, onOpen }: CodeDrawerProps) {
  const { data, error, refetch } = useQuery(CodeByNameDocument, {
    variables: { workspaceId, weeks, procedureCode: code },
    fetchPolicy: 'no-cache',
  });
  const found = data?.codeIntelligence;
  return (
    <SideDrawer
      label={`Procedure code ${code}`}
      title={found ? `${code}: ${found.description}` : code}
      what="the code"
      onClose={() => onOpen(undefined)}
    >
      {error ? (
        <RetryNotice what="The code" error={error} onRetry={() => void refetch().catch(() => undefined)} />
      ) : !data ? (
        <div role="status" aria-label="Loading the code">
          <Skeleton height={120} mb="md" />
          <Skeleton height={220} />
        </div>
      ) : !found ? (
        <Notice icon="info" title="Code not found">
          Neither the catalogue nor the claims have it.
        </Notice>
      ) : (
        <Detail code={found} onOpen={onOpen} />
      )}
    </SideDrawer>
  );
}

function Detail({ code, onOpen }: { code: Code; onOpen: (code: string) => void }) {
  const { claims, relatedCodes } = code;
  return (
    <>
      <FactList
        facts={[
          ['Category', code.category],
          ['Code set', code.source],
          [
            'Usually paid',
            code.averageReimbursement === null ? null : formatExactDollars(code.averageReimbursement),
          ],
          ['Lines', claims && formatCount(claims.lineCount)],
          ['Denied lines', claims && formatCount(claims.deniedLineCount)],
          ['Denial rate', claims && formatPercent(claims.denialRate)],
          ['Denied', claims && formatDollars(claims.dollarsDenied)],
          ['Ages', agesOf(code)],
          ['Frequency', frequencyOf(code)],
          ['Modifiers in some situations', code.requiredModifiers.join(', ')],
        ]}
      />
      <p className={styles.text}>
        <ClaimsLink search={{ procedure: code.procedureCode }}>Its claims</ClaimsLink>
      </p>
      {(code.commonMistakes !== null || code.fixGuidance !== null) && (
        <div className={styles.advice}>
          <strong>What goes wrong, and what helps</strong>
          {code.commonMistakes !== null && <p>{code.commonMistakes}</p>}
          {code.fixGuidance !== null && <p>{code.fixGuidance}</p>}
        </div>
      )}
      <DrawerSection title="Why it is denied">
        <Reasons code={code} />
      </DrawerSection>
      {claims !== null && claims.modifiers.length > 0 && (
        <DrawerSection title="Modifiers on its lines">
          <Modifiers modifiers={claims.modifiers} />
        </DrawerSection>
      )}
      {relatedCodes.length > 0 && (
        <DrawerSection title="Related codes">
          {relatedCodes.map((related) => (
            <Button key={related} size="compact-xs" variant="subtle" onClick={() => onOpen(related)}>
              {related}
            </Button>
          ))}
        </DrawerSection>
      )}
      {code.referenceUrl !== null && (
        <p className={styles.text}>
          <a href={code.referenceUrl} target="_blank" rel="noreferrer" className={styles.link}>
            More from the publisher of the code set
          </a>
        </p>
      )}
    </>
  );
}

function Reasons({ code }: { code: Code }) {
  const reasons = commonReasons(code.commonDenialReasons);
  if (reasons.length === 0) return <p className={styles.text}>Nothing is known.</p>;
  return (
    <div className={styles.scroller} tabIndex={0} role="region" aria-label="Reasons, as a table">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Reason</th>
            <th scope="col">Lines</th>
            <th scope="col">Share</th>
            <th scope="col">Denied</th>
          </tr>
        </thead>
        <tbody>
          {reasons.map(({ carc, reason, frequency, share, dollarsDenied, patternId }) => (
            <tr key={`${carc} ${reason}`}>
              <th scope="row">
                <ClaimsLink search={{ carc, procedure: code.procedureCode }}>{reason}</ClaimsLink>
                <small className={styles.small}>
                  CARC {carc}
                  {patternId !== null && (
                    <>
                      {' · '}
                      <Link
                        to="/patterns"
                        search={(before) => ({
                          workspace: before.workspace,
                          show: 'all',
                          pattern: patternId,
                        })}
                        className={styles.link}
                      >
                        its pattern
                      </Link>
                    </>
                  )}
                </small>
              </th>
              <td>{formatCount(frequency)}</td>
              <td>{formatPercent(share)}</td>
              <td>{formatDollars(dollarsDenied)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Modifiers({ modifiers }: { modifiers: NonNullable<Code['claims']>['modifiers'] }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Modifier</th>
          <th scope="col">Lines</th>
          <th scope="col">Denied lines</th>
        </tr>
      </thead>
      <tbody>
        {modifiers.map(({ modifier, lineCount, deniedLineCount }) => (
          <tr key={modifier}>
            <th scope="row">{modifier}</th>
            <td>{formatCount(lineCount)}</td>
            <td>{formatCount(deniedLineCount)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function agesOf({ ageRestrictionMin: min, ageRestrictionMax: max }: Code): string | null {
  if (min === null && max === null) return null;
  if (max === null) return `${min} years and older`;
  return min === null ? `up to ${max} years` : `${min} to ${max} years`;
}

const frequencyOf = ({ frequencyLimitCount: count, frequencyLimitPeriod: period }: Code): string | null =>
  count === null || period === null ? null : `usually up to ${count} a ${period}`;
