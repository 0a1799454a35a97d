import { useQuery } from '@apollo/client/react';
import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import type { IconName } from '../../components/icon';
import { formatDollars } from '../../format/numbers';
import { humanize } from '../../format/words';
import { PauseRunDocument, ResumeRunDocument, StepRunDocument } from '../../workspace/run-commands.generated';
import { useRunCommand } from '../../workspace/use-run-command';
import { useWorkspaces } from '../../workspace/workspace-context';
import { PAGES } from '../pages';
import { matches } from './matches';
import { PaletteClaimsDocument, PalettePatternsDocument } from './palette.generated';

/** Something that the palette can open or do. */
interface Command {
  readonly key: string;
  readonly label: string;
  readonly description?: string;
  readonly icon: IconName;
  /** A shortcut that does the same. */
  readonly hint?: string;
  run(): void;
}

interface Found {
  readonly label: string;
  readonly commands: readonly Command[];
}

/** How long typing must rest before claims are looked for, and how much must have been typed. */
const REST_MS = 150;
const MIN_CHARACTERS = 2;
/** Of a kind that can be many. */
const MAX_SHOWN = 6;

export function useFound(query: string): Found[] {
  const within = (commands: readonly Command[]): Command[] =>
    commands.filter(({ label, description = '' }) => matches(`${label} ${description}`, query));
  const pages = usePages();
  const actions = useActions();
  const workspaces = useWorkspaceCommands();
  const patterns = usePatterns();
  const claims = useClaims(query);
  return [
    { label: 'Pages', commands: within(pages) },
    { label: 'Actions', commands: within(actions) },
    { label: 'Workspaces', commands: within(workspaces).slice(0, MAX_SHOWN) },
    // Before anything is typed they would only push the rest out of sight.
    { label: 'Patterns', commands: query === '' ? [] : within(patterns).slice(0, MAX_SHOWN) },
    // Last, because they come later: what was chosen above them stays where it is.
    { label: 'Claims', commands: claims },
  ];
}

function usePages(): Command[] {
  const navigate = useNavigate();
  return PAGES.map(({ to, label, icon, key }) => ({
    key: to,
    label,
    icon,
    hint: `G ${key.toUpperCase()}`,
    run: () => void navigate({ to }),
  }));
}

function useActions(): Command[] {
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  const other = useComputedColorScheme('light') === 'dark' ? 'light' : 'dark';
  return [
    ...useRunActions(),
    {
      key: 'start',
      label: 'Start a scenario',
      icon: 'spark',
      run: () => void navigate({ to: '/scenarios' }),
    },
    {
      key: 'import',
      label: 'Import remittances',
      icon: 'data',
      run: () =>
        void navigate({ to: '/data', search: (before) => ({ workspace: before.workspace, into: 'new' }) }),
    },
    {
      key: 'scheme',
      label: other === 'dark' ? 'Dark theme' : 'Light theme',
      icon: other === 'dark' ? 'moon' : 'sun',
      run: () => setColorScheme(other),
    },
    { key: 'api', label: 'API playground', icon: 'api', run: () => window.location.assign('/graphiql') },
  ];
}

function useRunActions(): Command[] {
  const { current } = useWorkspaces();
  const pause = useRunCommand(PauseRunDocument);
  const resume = useRunCommand(ResumeRunDocument);
  const step = useRunCommand(StepRunDocument);
  if (!current?.generation) return [];
  const { id: workspaceId, generation } = current;
  if (generation.state === 'RUNNING')
    return [{ key: 'pause', label: 'Pause the run', icon: 'pause', run: () => pause.send({ workspaceId }) }];
  if (generation.state !== 'PAUSED') return [];
  return [
    { key: 'resume', label: 'Resume the run', icon: 'play', run: () => resume.send({ workspaceId }) },
    { key: 'step', label: 'Step one day', icon: 'step', run: () => step.send({ workspaceId, days: 1 }) },
  ];
}

function useWorkspaceCommands(): Command[] {
  const { workspaces, current, open } = useWorkspaces();
  return workspaces
    .filter(({ id, state }) => id !== current?.id && state === 'READY')
    .map(({ id, name, kind }) => ({
      key: id,
      label: name,
      description: `Open this ${humanize(kind).toLowerCase()} workspace`,
      icon: 'overview',
      run: () => open(id),
    }));
}

function usePatterns(): Command[] {
  const workspaceId = useReadable();
  const navigate = useNavigate();
  const { data } = useQuery(PalettePatternsDocument, {
    variables: { workspaceId: workspaceId ?? '' },
    skip: workspaceId === null,
    fetchPolicy: 'cache-and-network',
  });
  return (data?.patterns.nodes ?? []).map(({ id, title, status }) => ({
    key: id,
    label: title,
    description: humanize(status),
    icon: 'target',
    run: () =>
      void navigate({ to: '/patterns', search: (before) => ({ workspace: before.workspace, pattern: id }) }),
  }));
}

/** Claims whose number, member or patient begins so. */
function useClaims(query: string): Command[] {
  const workspaceId = useReadable();
  const navigate = useNavigate();
  const [search] = useDebouncedValue(query, REST_MS);
  const isAsked = workspaceId !== null && search.length >= MIN_CHARACTERS;
  const { data } = useQuery(PaletteClaimsDocument, {
    variables: { workspaceId: workspaceId ?? '', search },
    skip: !isAsked,
    fetchPolicy: 'no-cache',
  });
  if (!isAsked) return [];
  return (data?.claims.nodes ?? []).map(({ id, claimNumber, status, billedAmount, payer }) => ({
    key: id,
    label: claimNumber,
    description: `${humanize(status)}, ${formatDollars(billedAmount)}, ${payer?.name ?? 'no payer'}`,
    icon: 'file',
    run: () =>
      void navigate({ to: '/claims', search: (before) => ({ workspace: before.workspace, claim: id }) }),
  }));
}

function useReadable(): string | null {
  const { current } = useWorkspaces();
  return current?.state === 'READY' ? current.id : null;
}
