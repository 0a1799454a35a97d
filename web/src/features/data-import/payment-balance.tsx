import { Chip } from '../../components/chip';
import { formatExactDollars } from '../../format/numbers';

interface BalanceProps {
  readonly payment: { readonly isBalanced: boolean; readonly difference: number | null };
}

/** Whether a payment balances, in a word, with what it is off by. */
export function PaymentBalance({ payment: { isBalanced, difference } }: BalanceProps) {
  if (isBalanced) return <Chip tone="good">Balanced</Chip>;
  return (
    <Chip tone="bad">{difference === null ? 'Amount not read' : `${signedDollars(difference)} off`}</Chip>
  );
}

export const signedDollars = (dollars: number): string =>
  `${dollars > 0 ? '+' : ''}${formatExactDollars(dollars)}`;
