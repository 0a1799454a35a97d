import { useMutation } from '@apollo/client/react';
import { useWorkspaces, type Workspace } from './workspace-context';
import { StartTwinDocument } from './workspace.generated';

const MAX_NAME_LENGTH = 100;
const SUFFIX = ', without training';

/** Starts a run's twin, which follows it without training, as a workspace of its own. */
export function useStartTwin() {
  const { refetch } = useWorkspaces();
  const [mutate, { data, loading, error }] = useMutation(StartTwinDocument);
  /** A refusal is in `error`. */
  const start = async ({ id, name }: Pick<Workspace, 'id' | 'name'>): Promise<void> => {
    const twinName = `${name.slice(0, MAX_NAME_LENGTH - SUFFIX.length)}${SUFFIX}`;
    const input = { workspaceId: id, name: twinName, withoutLearning: true };
    await mutate({ variables: { input } }).then(
      () => refetch(),
      () => undefined,
    );
  };
  return { start, twinId: data?.forkWorkspace.id ?? null, loading, error };
}
