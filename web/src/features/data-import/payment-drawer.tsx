import { useQuery } from '@apollo/client/react';
import { Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { RetryNotice } from '../../components/retry-notice';
import { DrawerSection, FactList, SideDrawer } from '../../components/side-drawer';
import { formatFullDay } from '../../format/dates';
import { formatCount, formatExactDollars } from '../../format/numbers';
import { exceptionTitle } from './exception-words';
import { PaymentBalance } from './payment-balance';
import { PaymentByIdDocument, type PaymentByIdQuery, type PaymentDetailFragment } from './remits.generated';
import styles from './remits.module.css';

interface DrawerProps {
  readonly workspaceId: string;
  readonly id: string;
  readonly onClose: () => void;
}

type Payment = PaymentDetailFragment;
type Exceptions = PaymentByIdQuery['importExceptions'];

const isPayment = (node: NonNullable<PaymentByIdQuery['node']>): node is Payment => 'claimEvents' in node;

/** A payment: how it comes to its amount, its provider adjustments, what it says of claims, and what needs a person. */
export function PaymentDrawer({ workspaceId, id, onClose }: DrawerProps) {
  const { data, error, refetch } = useQuery(PaymentByIdDocument, {
    variables: { workspaceId, id },
    fetchPolicy: 'cache-and-network',
  });
  const payment = data?.node && isPayment(data.node) ? data.node : null;
  const name = payment?.traceNumber || 'without a number';
  return (
    <SideDrawer label={`Payment ${name}`} title={`Payment ${name}`} what="the payment" onClose={onClose}>
      {error && !data ? (
        <RetryNotice what="The payment" error={error} onRetry={() => void refetch().catch(() => undefined)} />
      ) : !data ? (
        <Skeleton height={240} />
      ) : payment === null ? (
        <p className={styles.note}>This payment is not in this workspace.</p>
      ) : (
        <Detail payment={payment} exceptions={data.importExceptions} />
      )}
    </SideDrawer>
  );
}

function Detail({ payment, exceptions }: { payment: Payment; exceptions: Exceptions }) {
  const { paymentDate, productionDate, adjustments, claimEvents, claimCount } = payment;
  return (
    <>
      <FactList
        facts={[
          ['Payer', payment.payer?.name],
          [
            'Payee',
            [payment.payeeName, payment.payeeNpi && `NPI ${payment.payeeNpi}`].filter(Boolean).join(', '),
          ],
          ['Paid on', paymentDate && formatFullDay(paymentDate)],
          ['Remittance of', productionDate && formatFullDay(productionDate)],
          ['Method', payment.method],
          ['First told by', payment.importJob?.fileName],
        ]}
      />
      <DrawerSection title="How it comes to its amount">
        <Sum payment={payment} />
      </DrawerSection>
      {exceptions.totalCount > 0 && (
        <DrawerSection title="Needs a person">
          <ul className={styles.exceptions}>
            {exceptions.nodes.map((exception) => (
              <li key={exception.id}>
                <strong>{exceptionTitle(exception.code)}</strong>
                {exception.claimNumber !== null && `, claim ${exception.claimNumber}`}
                {exception.amount !== null && `, ${formatExactDollars(exception.amount)}`}
                <p className={styles.note}>{exception.whatToDo}</p>
              </li>
            ))}
          </ul>
          {exceptions.totalCount > exceptions.nodes.length && (
            <p className={styles.note}>
              The first {formatCount(exceptions.nodes.length)} of {formatCount(exceptions.totalCount)}.
            </p>
          )}
        </DrawerSection>
      )}
      {adjustments.length > 0 && (
        <DrawerSection title="Provider adjustments">
          <Rows label="Provider adjustments" heads={['Reason', 'Reference', 'Changes the payment by']}>
            {adjustments.map(({ reasonCode, reason, reference, amount }, at) => (
              <tr key={`${reasonCode} ${reference} ${at}`}>
                <th scope="row">
                  {reason ?? 'Another reason'} <code>{reasonCode}</code>
                </th>
                <td>{reference}</td>
                <td>{formatExactDollars(-amount)}</td>
              </tr>
            ))}
          </Rows>
        </DrawerSection>
      )}
      <DrawerSection title={`Claims (${formatCount(claimCount)})`}>
        <ClaimEvents payment={payment} />
        {claimCount > claimEvents.length && (
          <p className={styles.note}>The first {formatCount(claimEvents.length)}, by claim number.</p>
        )}
      </DrawerSection>
    </>
  );
}

/** Claims and adjustments line by line down to what the payer states, so that a difference shows where it is. */
function Sum({ payment }: { payment: Payment }) {
  const { claimsAmount, refusedAmount, refusedCount, adjustmentsAmount, amount, difference } = payment;
  const lines: [string, number | null][] = [['Paid on claims', claimsAmount]];
  if (refusedCount > 0) lines.push(['Paid on claims that were not imported', refusedAmount]);
  if (adjustmentsAmount !== 0) lines.push(['Provider adjustments', -adjustmentsAmount]);
  if (difference !== null && difference !== 0) lines.push(['Not explained', difference]);
  return (
    <table className={styles.sum}>
      <tbody>
        {lines.map(([label, dollars]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{formatExactDollars(dollars)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">
            The payment <PaymentBalance payment={payment} />
          </th>
          <td>{formatExactDollars(amount)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

function ClaimEvents({ payment: { claimEvents } }: { payment: Payment }) {
  if (claimEvents.length === 0)
    return <p className={styles.note}>This payment is of no claim that is here.</p>;
  return (
    <Rows label="Claims of the payment" heads={['Claim', 'Status', 'Charge', 'Paid', 'Patient']}>
      {claimEvents.map(
        ({ claimNumber, status, statusCode, claim, billedAmount, paidAmount, patientAmount }, at) => (
          <tr key={`${claimNumber} ${statusCode} ${at}`}>
            <th scope="row">
              {claim ? (
                <Link
                  to="/claims"
                  search={({ workspace }) => ({ workspace, q: claimNumber, claim: claim.id })}
                  className={styles.link}
                >
                  {claimNumber}
                </Link>
              ) : (
                claimNumber
              )}
            </th>
            <td>{status ?? `Status ${statusCode}`}</td>
            <td>{formatExactDollars(billedAmount)}</td>
            <td>{formatExactDollars(paidAmount)}</td>
            <td>{formatExactDollars(patientAmount)}</td>
          </tr>
        ),
      )}
    </Rows>
  );
}

function Rows(props: { label: string; heads: readonly string[]; children: ReactNode }) {
  const { label, heads, children } = props;
  return (
    <div className={styles.scroller} tabIndex={0} role="region" aria-label={`${label}, as a table`}>
      <table className={styles.rows}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
