import { Link } from '@tanstack/react-router';
import { LinkButton } from '../../components/link-button';
import { DrawerSection, FactList, SideDrawer } from '../../components/side-drawer';
import { formatFullDay } from '../../format/dates';
import { formatExactDollars } from '../../format/numbers';
import { exceptionTitle } from './exception-words';
import type { ExceptionRowFragment } from './remits.generated';
import styles from './remits.module.css';

interface DrawerProps {
  readonly exception: ExceptionRowFragment;
  readonly onClose: () => void;
}

/** An exception: what was found and where, the payment that it belongs to, and what a person can do. */
export function ExceptionDrawer({ exception, onClose }: DrawerProps) {
  const { code, message, whatToDo, position, claimNumber, amount, payment, importJob } = exception;
  return (
    <SideDrawer
      label={`Exception: ${exceptionTitle(code)}`}
      title={exceptionTitle(code)}
      what="the exception"
      onClose={onClose}
    >
      <FactList
        facts={[
          ['Claim', claimNumber],
          ['Amount', amount === null ? 'Not read' : formatExactDollars(amount)],
          ['Payer', payment?.payer?.name],
          ['Paid on', payment?.paymentDate && formatFullDay(payment.paymentDate)],
          [
            'Payment',
            payment && (
              <Link
                to="/data"
                search={({ workspace }) => ({ workspace, tab: 'payments' as const, open: payment.id })}
                className={styles.link}
              >
                {payment.traceNumber || 'No number'}
              </Link>
            ),
          ],
        ]}
      />
      <DrawerSection title="What was found">
        <p className={styles.note}>
          {message} <code>{code}</code>
        </p>
        <p className={styles.note}>
          {importJob?.fileName ? `In ${importJob.fileName}, at ` : 'At '}
          {position}.
        </p>
      </DrawerSection>
      <DrawerSection title="What to do">
        <p className={styles.note}>{whatToDo}</p>
        <LinkButton
          to="/data"
          search={({ workspace }: { workspace?: string }) => ({ workspace })}
          size="compact-sm"
          mt="sm"
        >
          Import a corrected or older file
        </LinkButton>
      </DrawerSection>
    </SideDrawer>
  );
}
