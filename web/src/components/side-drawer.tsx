import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './side-drawer.module.css';

interface SideDrawerProps {
  /** What is open, for screen readers: "Claim 250212-00255". */
  readonly label: string;
  readonly title: ReactNode;
  /** What the close button closes: "the claim". */
  readonly what: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** One item beside its list: the list stays usable, so that J and K walk through the items. */
export function SideDrawer({ label, title, what, onClose, children }: SideDrawerProps) {
  return (
    <Drawer.Root
      opened
      onClose={onClose}
      position="right"
      size={620}
      trapFocus={false}
      lockScroll={false}
      closeOnClickOutside={false}
    >
      <Drawer.Content aria-label={label}>
        <Drawer.Body className={styles.drawer}>
          <div className={styles.drawerHead}>
            <h2 className={styles.drawerTitle}>{title}</h2>
            <Drawer.CloseButton aria-label={`Close ${what}`} />
          </div>
          {children}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

export function DrawerSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h3 className={styles.sectionTitle}>{title}</h3>
      {children}
    </section>
  );
}

/** What is known, by its name; what is not is left out. */
export function FactList({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
