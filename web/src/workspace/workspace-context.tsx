import { useApolloClient, useQuery } from '@apollo/client/react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react';
import { useFollow } from '../api/use-follow';
import { dateOf } from '../format/dates';
import { noteRun } from './note-run';
import {
  RunStatusChangedDocument,
  WorkspacesDocument,
  type RunStatusFragment,
  type WorkspaceItemFragment,
} from './workspace.generated';

export type Workspace = WorkspaceItemFragment;
export type Run = RunStatusFragment;

interface WorkspaceContextValue {
  readonly workspaces: readonly Workspace[];
  /** Null while loading, and when there is no workspace at all. */
  readonly current: Workspace | null;
  readonly loading: boolean;
  readonly error: unknown;
  /** The ID in the URL, when there is no such workspace. */
  readonly unknownId: string | null;
  refetch(): Promise<void>;
  open(workspaceId: string): void;
}

const WorkspaceContext = createContext<WorkspaceContextValue | null>(null);

/** The workspace that the URL names, or the most relevant one, with its run kept up to date. */
export function WorkspaceProvider({ children }: { children: ReactNode }) {
  const navigate = useNavigate();
  const { workspace: wantedId } = useSearch({ strict: false });
  const { data, error, loading, refetch } = useQuery(WorkspacesDocument);
  const workspaces = useMemo(() => data?.workspaces ?? [], [data]);

  const wanted = workspaces.find(({ id }) => id === wantedId);
  const fallback = wantedId === undefined ? mostInteresting(workspaces) : null;
  const current = wanted ?? fallback ?? null;

  useEffect(() => {
    if (fallback) {
      void navigate({ to: '.', search: (before) => ({ ...before, workspace: fallback.id }), replace: true });
    }
  }, [fallback, navigate]);

  const { cache } = useApolloClient();
  useFollow(RunStatusChangedDocument, current?.generation ? { workspaceId: current.id } : null, {
    onData: ({ generationStatusChanged: run }) => noteRun(cache, run),
  });

  const value = useMemo<WorkspaceContextValue>(
    () => ({
      workspaces,
      current,
      loading: loading && !data,
      error: data ? null : error,
      unknownId: data && wantedId !== undefined && !wanted ? wantedId : null,
      refetch: async () => {
        await refetch();
      },
      open: (workspaceId) => {
        void navigate({ to: '/overview', search: { workspace: workspaceId } });
      },
    }),
    [workspaces, current, loading, data, error, wantedId, wanted, refetch, navigate],
  );
  return <WorkspaceContext value={value}>{children}</WorkspaceContext>;
}

export function useWorkspaces(): WorkspaceContextValue {
  const value = useContext(WorkspaceContext);
  if (!value) throw new Error('useWorkspaces is for components inside WorkspaceProvider.');
  return value;
}

/** The workspace's clock: the run's virtual time, or the server's last value. */
export function clockOf(workspace: Workspace): string {
  return workspace.generation?.virtualNow ?? workspace.now;
}

/**
 * The last day that figures are of: the run's day, but not after its last submission; of imported claims, which may be
 * years old, the newest day in them. Like the API's own `asOf`.
 */
export function lastDayOf(workspace: Workspace): string {
  const today = dateOf(clockOf(workspace));
  const { dataThrough } = workspace;
  return dataThrough === null || dataThrough > today ? today : dataThrough;
}

/** A run in progress, otherwise the newest workspace that can be read. */
function mostInteresting(workspaces: readonly Workspace[]): Workspace | null {
  const readable = workspaces.filter(({ state }) => state === 'READY');
  const newestFirst = [...readable].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  return newestFirst.find(({ generation }) => generation?.state === 'RUNNING') ?? newestFirst[0] ?? null;
}
