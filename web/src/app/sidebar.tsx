import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Icon } from '../components/icon';
import { WorkspaceSwitcher } from '../features/workspace-switcher/workspace-switcher';
import iconUrl from './icon.svg';
import { PAGES } from './pages';
import { PaletteTrigger } from './palette/palette-trigger';
import styles from './shell.module.css';

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
      <PaletteTrigger />
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
