import type { ReactNode } from 'react';
import styles from './bar-list.module.css';

export interface Bar {
  readonly key: string;
  readonly label: string;
  readonly code?: string;
  /** The quantity that the bar's length represents. */
  readonly size: number;
  readonly value: string;
  readonly aside?: string;
  /** Where the label leads, as a link around it. */
  readonly link?: (label: ReactNode) => ReactNode;
}

const unlinked = (label: ReactNode): ReactNode => label;

/**
 * Ranked quantities: every bar has its label and figure as text, so that the bars carry no information of their own.
 */
export function BarList({ bars }: { bars: readonly Bar[] }) {
  const largest = Math.max(...bars.map(({ size }) => size), Number.MIN_VALUE);
  return (
    <ol className={styles.list}>
      {bars.map(({ key, label, code, size, value, aside, link = unlinked }) => (
        <li key={key} className={styles.row}>
          <span className={styles.label}>
            <span title={label}>{link(label)}</span>
            {code && <span className={styles.code}>{code}</span>}
          </span>
          <span className={styles.value}>
            {value} {aside && <span className={styles.aside}>{aside}</span>}
          </span>
          <span className={styles.track} aria-hidden="true">
            <span className={styles.bar} style={{ display: 'block', width: `${(100 * size) / largest}%` }} />
          </span>
        </li>
      ))}
    </ol>
  );
}
