import { Popover } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Icon } from '../../components/icon';
import { formatCount } from '../../format/numbers';
import { humanize, plural } from '../../format/words';
import { useWorkspaces, type Workspace } from '../../workspace/workspace-context';
import styles from './workspace-switcher.module.css';

/** A list of links: each workspace has an address, and can be opened in a tab of its own. */
export function WorkspaceSwitcher() {
  const { workspaces, current, loading, refetch } = useWorkspaces();
  const [opened, setOpened] = useState(false);
  const close = () => setOpened(false);

  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      onOpen={() => void refetch().catch(() => undefined)}
      position="bottom-start"
      width={240}
      shadow="lg"
      trapFocus
      returnFocus
      withinPortal={false}
    >
      <Popover.Target>
        <button type="button" className={styles.button} onClick={() => setOpened((before) => !before)}>
          <span className={styles.dot} data-state={current?.generation?.state} />
          <span className={styles.text}>
            <span className={styles.name}>{current?.name ?? (loading ? 'Loading…' : 'No workspace')}</span>
            <span className={styles.meta}>{current ? claimsOf(current) : 'Workspaces'}</span>
          </span>
          <Icon name="down" size={16} />
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles.dropdown} aria-label="Workspaces">
        {workspaces.length > 0 && (
          <ul className={styles.list}>
            {workspaces.map((workspace) => (
              <li key={workspace.id}>
                <Link
                  to="/overview"
                  search={{ workspace: workspace.id }}
                  className={styles.item}
                  aria-current={workspace.id === current?.id}
                  disabled={workspace.state !== 'READY' && workspace.state !== 'FAILED'}
                  onClick={close}
                >
                  <span className={styles.dot} data-state={workspace.generation?.state} />
                  <span className={styles.text}>
                    <span className={styles.itemName}>{workspace.name}</span>
                    <span className={styles.itemMeta}>{describe(workspace)}</span>
                  </span>
                  {workspace.id === current?.id && <Icon name="check" size={16} />}
                </Link>
              </li>
            ))}
          </ul>
        )}
        <div className={styles.actions}>
          <Link to="/scenarios" className={styles.item} onClick={close}>
            <Icon name="spark" size={16} />
            <span className={styles.itemName}>Start a scenario</span>
          </Link>
          <Link to="/data" search={{ into: 'new' }} className={styles.item} onClick={close}>
            <Icon name="data" size={16} />
            <span className={styles.itemName}>Import remittances</span>
          </Link>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function describe(workspace: Workspace): string {
  if (workspace.state === 'FAILED') return 'Failed';
  if (workspace.state !== 'READY') return `${humanize(workspace.state)}…`;
  return `${claimsOf(workspace)} · ${humanize(workspace.kind).toLowerCase()}`;
}

function claimsOf({ claimCount, generation }: Workspace): string {
  const claims = Math.max(claimCount, generation?.claimsGenerated ?? 0);
  return `${formatCount(claims)} ${plural(claims, 'claim')}`;
}
