import { LiveProvider } from '../live/live-context';
import { useWorkspaces, WorkspaceProvider } from '../workspace/workspace-context';
import { Shell } from './shell';

export function Root() {
  return (
    <WorkspaceProvider>
      <LiveShell />
    </WorkspaceProvider>
  );
}

function LiveShell() {
  const { current } = useWorkspaces();
  const readableId = current?.state === 'READY' ? current.id : null;
  return (
    <LiveProvider key={readableId} workspaceId={readableId}>
      <Shell />
    </LiveProvider>
  );
}
