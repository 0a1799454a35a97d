import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';
import styles from './notice.module.css';

interface NoticeProps {
  readonly icon: IconName;
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly tone?: 'plain' | 'bad';
  /** For a whole page rather than a panel. */
  readonly large?: boolean;
}

/** Shown in place of content: empty, failed, or not there yet. */
export function Notice({ icon, title, children, actions, tone = 'plain', large = false }: NoticeProps) {
  const Title = large ? 'h1' : 'p';
  return (
    <div
      className={[styles.notice, large && styles.large].filter(Boolean).join(' ')}
      role={tone === 'bad' ? 'alert' : undefined}
    >
      <div className={[styles.badge, tone === 'bad' && styles.bad].filter(Boolean).join(' ')}>
        <Icon name={icon} size={22} />
      </div>
      <Title className={styles.title}>{title}</Title>
      {children && <p className={styles.text}>{children}</p>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
