import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon } from './icon';
import styles from './stat-tile.module.css';

export interface StatDelta {
  readonly text: string;
  /** Whether the change is good or bad; an increase may be bad. */
  readonly tone: 'good' | 'bad' | 'plain';
  readonly direction: 'up' | 'down' | 'none';
  readonly hint: string;
}

export interface StatTileProps {
  readonly label: string;
  /** The label as it is shown, where there is more to it than its text. */
  readonly heading?: ReactNode;
  /** Undefined while loading. */
  readonly value: string | undefined;
  readonly sub?: ReactNode;
  readonly delta?: StatDelta | null;
  readonly spark?: ReactNode;
  readonly hero?: boolean;
  readonly className?: string;
}

const DELTA_ICONS = { up: 'up', down: 'fall', none: 'steady' } as const;

export function StatTile(props: StatTileProps) {
  const { label, heading = label, value, sub, delta, spark, hero = false, className } = props;
  return (
    <div
      role="group"
      aria-label={label}
      className={[styles.tile, hero && styles.hero, className].filter(Boolean).join(' ')}
    >
      <h2 className={styles.label}>{heading}</h2>
      {value === undefined ? (
        <>
          <Skeleton height={hero ? 34 : 24} width="55%" mt={8} />
          <Skeleton height={11} width="75%" mt={12} mb={16} />
        </>
      ) : (
        <>
          <div className={styles.valueRow}>
            <span className={styles.value}>{value}</span>
            {delta && (
              <span
                className={`${styles.delta} ${delta.tone === 'plain' ? '' : styles[delta.tone]}`}
                title={delta.hint}
              >
                <Icon name={DELTA_ICONS[delta.direction]} size={13} />
                {delta.text}
                <span className="visually-hidden">{delta.hint}</span>
              </span>
            )}
          </div>
          {sub && <p className={styles.sub}>{sub}</p>}
          {spark && <div className={styles.spark}>{spark}</div>}
        </>
      )}
    </div>
  );
}
