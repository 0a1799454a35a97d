import { ActionIcon, Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Outlet, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { useSocketState } from '../api/use-socket-state';
import { Icon } from '../components/icon';
import { LinkButton } from '../components/link-button';
import { Notice } from '../components/notice';
import { ConnectionBar } from '../features/connection/connection-bar';
import { RunControls } from '../features/run-controls/run-controls';
import { useWorkspaces } from '../workspace/workspace-context';
import iconUrl from './icon.svg';
import { PageError } from './page-error';
import styles from './shell.module.css';
import { Sidebar } from './sidebar';

/** The frame of every page: navigation, the workspace, its clock and controls, the state of the connection. */
export function Shell() {
  const { current } = useWorkspaces();
  // The menu is open on the page it was opened on, and so closes when another page is chosen.
  const [menuOpenOn, setMenuOpenOn] = useState<string | null>(null);
  const narrow = useMediaQuery('(max-width: 900px)') ?? false;
  const { pathname } = useLocation();

  return (
    <>
      <a className="skip-link" href="#main">
        Skip to content
      </a>
      <div className={styles.frame}>
        {narrow ? (
          <Drawer.Root
            opened={menuOpenOn === pathname}
            onClose={() => setMenuOpenOn(null)}
            size={264}
            className={styles.drawer}
          >
            <Drawer.Overlay />
            <Drawer.Content aria-label="Menu">
              <Drawer.Body h="100%" p={0}>
                <Sidebar />
              </Drawer.Body>
            </Drawer.Content>
          </Drawer.Root>
        ) : (
          <Sidebar />
        )}
        <div style={{ minWidth: 0 }}>
          <header className={styles.header}>
            {narrow && (
              <div className={styles.mobileBar}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="lg"
                  aria-label="Open menu"
                  onClick={() => setMenuOpenOn(pathname)}
                >
                  <Icon name="menu" size={20} />
                </ActionIcon>
                <div className={styles.mobileBrand}>
                  <img src={iconUrl} alt="" />
                  <span>{current?.name ?? 'Claimstream'}</span>
                </div>
                <ConnectionBar compact />
              </div>
            )}
            <RunControls />
            {!narrow && <ConnectionBar />}
          </header>
          <LostConnection />
          <main id="main" className={styles.main} tabIndex={-1} style={{ outline: 'none' }}>
            <Content />
          </main>
        </div>
      </div>
    </>
  );
}

/** Shown while figures cannot be updated. */
function LostConnection() {
  const { phase } = useSocketState();
  if (phase !== 'reconnecting') return null;
  return (
    <div className={styles.lost} role="status">
      <Icon name="alert" size={16} />
      The connection to the server is lost. Figures may be out of date; they update when it is back.
    </div>
  );
}

/** The page, or the reason why it cannot be shown. */
function Content() {
  const { error, unknownId, refetch, workspaces } = useWorkspaces();
  if (error) return <PageError error={error} reset={() => void refetch()} />;
  if (unknownId !== null) {
    const [first] = workspaces;
    return (
      <Notice
        large
        icon="info"
        title="Workspace not found"
        actions={
          <>
            {first && (
              <LinkButton to="/overview" search={{ workspace: first.id }} variant="default">
                Open {first.name}
              </LinkButton>
            )}
            <LinkButton to="/scenarios" search={{ workspace: undefined }}>
              Start a scenario
            </LinkButton>
          </>
        }
      >
        It may have been deleted, or the link is from another server.
      </Notice>
    );
  }
  return <Outlet />;
}
