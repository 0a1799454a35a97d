import { useHotkeys } from '@mantine/hooks';
import { lazy, Suspense, useState } from 'react';
import { Icon } from '../../components/icon';
import { fromServer } from '../lazy-page';
import styles from '../shell.module.css';
import { useGoToKeys } from './use-go-to-keys';

const Palette = lazy(() => fromServer(import('./palette')));

/** Opens the command palette, by click or Ctrl+K; its code is fetched when it is first opened. */
export function PaletteTrigger() {
  // How often it was asked for; 0 until then.
  const [requests, setRequests] = useState(0);
  const open = () => setRequests((before) => before + 1);
  // Also while a text field has the focus.
  useHotkeys([['mod+K', open]], []);
  useGoToKeys();
  return (
    <>
      <button
        type="button"
        className={`${styles.link} ${styles.search}`}
        aria-haspopup="dialog"
        onClick={open}
      >
        <Icon name="search" />
        Search
        <kbd className={styles.kbd}>Ctrl K</kbd>
      </button>
      {requests > 0 && (
        <Suspense fallback={null}>
          <Palette requests={requests} />
        </Suspense>
      )}
    </>
  );
}
