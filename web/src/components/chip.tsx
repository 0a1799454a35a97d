import type { ReactNode } from 'react';
import styles from './chip.module.css';

/** A state in a word, colored; the color says nothing that the word does not. */
export function Chip({
  tone,
  children,
}: {
  tone: 'plain' | 'good' | 'bad' | 'warn' | 'accent';
  children: ReactNode;
}) {
  return (
    <span className={styles.chip} data-tone={tone}>
      {children}
    </span>
  );
}
