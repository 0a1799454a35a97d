import '@mantine/spotlight/styles.css';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { useEffect, useState } from 'react';
import { Icon } from '../../components/icon';
import styles from '../shell.module.css';
import { useFound } from './use-found';

const [store, spotlight] = createSpotlight();

interface PaletteProps {
  /** Opens the palette whenever it grows. */
  readonly requests: number;
}

/** Everything that can be opened or done, found by typing: pages, workspaces, claims, patterns, actions. */
export default function Palette({ requests }: PaletteProps) {
  const [query, setQuery] = useState('');
  useEffect(() => spotlight.open(), [requests]);
  const shown = useFound(query.trim()).filter(({ commands }) => commands.length > 0);
  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      scrollable
      maxHeight={420}
      aria-label="Search"
    >
      <Spotlight.Search
        placeholder="Pages, workspaces, claim numbers, actions…"
        aria-label="Search"
        leftSection={<Icon name="search" />}
      />
      <Spotlight.ActionsList>
        {shown.map(({ label, commands }) => (
          <Spotlight.ActionsGroup key={label} label={label}>
            {commands.map(({ key, label: text, description, icon, hint, run }) => (
              <Spotlight.Action
                key={key}
                label={text}
                description={description}
                leftSection={<Icon name={icon} />}
                rightSection={hint && <kbd className={styles.kbd}>{hint}</kbd>}
                onClick={run}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {shown.length === 0 && <Spotlight.Empty>Nothing found</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
