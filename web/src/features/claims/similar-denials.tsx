import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { CLAIM_STATUSES, CLAIM_STATUS_VIEWS } from '../../format/claim-status';
import { formatCount } from '../../format/numbers';
import { plural } from '../../format/words';
import styles from './claims.module.css';
import { SimilarDenialsDocument } from './claims.generated';

interface SimilarProps {
  readonly workspaceId: string;
  readonly carc: string;
  readonly payer: { readonly id: string; readonly name: string };
}

/** How the last denials by the same payer for the same reason ended. */
export function SimilarDenials({ workspaceId, carc, payer }: SimilarProps) {
  const { data, error } = useQuery(SimilarDenialsDocument, {
    variables: { workspaceId, filter: { carc: [carc], payerId: payer.id } },
    fetchPolicy: 'no-cache',
  });
  if (error) return <p className={styles.note}>They could not be loaded.</p>;
  if (!data) return <p className={styles.note}>Loading…</p>;
  const { nodes } = data.claims;
  const counts = CLAIM_STATUSES.map((status) => ({
    word: CLAIM_STATUS_VIEWS[status].word.toLowerCase(),
    count: nodes.filter((claim) => claim.status === status).length,
  })).filter(({ count }) => count > 0);
  return (
    <p className={styles.note}>
      Of the last {formatCount(nodes.length)} {plural(nodes.length, 'claim')} that {payer.name} denied with
      CARC {carc}: {counts.map(({ word, count }) => `${count} ${word}`).join(', ')}.{' '}
      <Link
        to="/claims"
        search={(before) => ({ workspace: before.workspace, carc, payer: payer.id })}
        className={styles.link}
      >
        Show them
      </Link>
    </p>
  );
}
