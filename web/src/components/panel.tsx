import { useId, type ReactNode } from 'react';
import styles from './panel.module.css';

interface PanelProps {
  readonly title: string;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  /** Lets lists and tables extend to the panel's edges. */
  readonly flush?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Panel({ title, note, actions, flush = false, className, children }: PanelProps) {
  const titleId = useId();
  return (
    <section aria-labelledby={titleId} className={[styles.panel, className].filter(Boolean).join(' ')}>
      <header className={styles.head}>
        <div>
          <h2 id={titleId} className={styles.title}>
            {title}
          </h2>
          {note && <p className={styles.note}>{note}</p>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      <div className={[styles.body, flush && styles.bodyFlush].filter(Boolean).join(' ')}>{children}</div>
    </section>
  );
}
