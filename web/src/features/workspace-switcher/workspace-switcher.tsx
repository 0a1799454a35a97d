import { Menu, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Icon } from '../../components/icon';
import { formatCount } from '../../format/numbers';
import { humanise, plural } from '../../format/words';
import { useWorkspaces, type Workspace } from '../../workspace/workspace-context';
import styles from './workspace-switcher.module.css';

export function WorkspaceSwitcher() {
  const { workspaces, current, loading, open, refetch } = useWorkspaces();
  const navigate = useNavigate();

  return (
    <Menu
      width={280}
      position="bottom-start"
      shadow="lg"
      onOpen={() => void refetch().catch(() => undefined)}
    >
      <Menu.Target>
        <button type="button" className={styles.button}>
          <span className={styles.dot} data-state={current?.generation?.state} />
          <span className={styles.text}>
            <span className={styles.name}>{current?.name ?? (loading ? 'Loading…' : 'No workspace')}</span>
            <span className={styles.meta}>{current ? claimsOf(current) : 'Workspaces'}</span>
          </span>
          <Icon name="down" size={16} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Workspaces</Menu.Label>
        {workspaces.map((workspace) => (
          <Menu.Item
            key={workspace.id}
            disabled={workspace.state !== 'READY'}
            leftSection={
              <span
                className={styles.dot}
                data-state={workspace.generation?.state}
                style={{ display: 'block' }}
              />
            }
            rightSection={workspace.id === current?.id ? <Icon name="check" size={16} /> : null}
            onClick={() => open(workspace.id)}
          >
            <Text size="sm" fw={560} truncate>
              {workspace.name}
            </Text>
            <Text size="xs" c="dimmed">
              {workspace.state === 'READY' ? describe(workspace) : `${humanise(workspace.state)}…`}
            </Text>
          </Menu.Item>
        ))}
        {workspaces.length > 0 && <Menu.Divider />}
        <Menu.Item
          leftSection={<Icon name="spark" size={16} />}
          onClick={() => void navigate({ to: '/scenarios' })}
        >
          Start a scenario
        </Menu.Item>
        <Menu.Item
          leftSection={<Icon name="data" size={16} />}
          onClick={() => void navigate({ to: '/data' })}
        >
          Import remittances
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function describe(workspace: Workspace): string {
  return `${claimsOf(workspace)} · ${humanise(workspace.kind).toLowerCase()}`;
}

function claimsOf({ claimCount, generation }: Workspace): string {
  const claims = Math.max(claimCount, generation?.claimsGenerated ?? 0);
  return `${formatCount(claims)} ${plural(claims, 'claim')}`;
}
