import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Icon } from '../components/icon';
import { WorkspaceSwitcher } from '../features/workspace-switcher/workspace-switcher';
import iconUrl from './icon.svg';
import styles from './shell.module.css';

const PAGES = [
  { to: '/overview', label: 'Overview', icon: 'overview' },
  { to: '/impact', label: 'Impact', icon: 'dollar' },
  { to: '/patterns', label: 'Patterns', icon: 'target' },
  { to: '/claims', label: 'Claims', icon: 'table' },
  { to: '/work', label: 'Work list', icon: 'list' },
  { to: '/breakdown', label: 'Breakdown', icon: 'chart' },
  { to: '/scenarios', label: 'Scenarios', icon: 'scenarios' },
  { to: '/data', label: 'Data', icon: 'data' },
] as const;

export function Sidebar() {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const other = scheme === 'dark' ? 'light' : 'dark';

  return (
    <aside aria-label="Navigation and workspace" className={styles.sidebar}>
      <Link to="/overview" className={styles.brand}>
        <img src={iconUrl} alt="" />
        Claimstream
      </Link>
      <WorkspaceSwitcher />
      <nav aria-label="Pages" className={styles.nav}>
        {PAGES.map(({ to, label, icon }) => (
          <Link key={to} to={to} className={styles.link}>
            <Icon name={icon} />
            {label}
          </Link>
        ))}
      </nav>
      <div className={styles.foot}>
        <a className={styles.link} href="/graphiql">
          <Icon name="api" />
          API playground
        </a>
        <button
          type="button"
          className={`${styles.link} ${styles.scheme}`}
          onClick={() => setColorScheme(other)}
        >
          <Icon name={other === 'dark' ? 'moon' : 'sun'} />
          {other === 'dark' ? 'Dark theme' : 'Light theme'}
        </button>
      </div>
    </aside>
  );
}
