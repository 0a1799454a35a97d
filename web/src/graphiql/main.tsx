import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createClient } from 'graphql-ws';
import { createRoot } from 'react-dom/client';
import { examplesFor } from './examples';

const wsClient = createClient({
  url: `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/graphql`,
});

const container = document.getElementById('root');
if (!container) throw new Error('graphiql.html has no element with the id "root".');

void start(container);

async function start(element: HTMLElement): Promise<void> {
  const examples = examplesFor(await idsToTry());
  createRoot(element).render(
    <GraphiQL
      // Queries and mutations go over HTTP; the socket takes subscriptions only.
      fetcher={createGraphiQLFetcher({ url: '/graphql', wsClient })}
      defaultTabs={examples}
      // Only the first time: later, the tabs are as the user left them.
      initialVariables={
        localStorage.getItem('graphiql:tabState') === null ? examples[0]?.variables : undefined
      }
      defaultEditorToolsVisibility="variables"
    >
      <GraphiQL.Logo>
        <a href="/overview" style={{ fontSize: 14, fontWeight: 600, color: 'inherit' }}>
          Back to the dashboard
        </a>
      </GraphiQL.Logo>
    </GraphiQL>,
  );
}

/** IDs that exist on this server, so that the examples run as they are. */
async function idsToTry(): Promise<{ workspaceId: string; scenarioId: string }> {
  const ids = {
    workspaceId: 'an id from { workspaces { id } }',
    scenarioId: 'an id from { scenarioPresets { id } }',
  };
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ workspaces { id generation { state } } scenarioPresets { id } }' }),
    });
    const result = (await response.json()) as {
      data?: {
        workspaces?: { id: string; generation: { state: string } | null }[];
        scenarioPresets?: { id: string }[];
      };
    };
    const workspaces = result.data?.workspaces ?? [];
    const live = workspaces.find(({ generation }) => generation?.state === 'RUNNING');
    return {
      workspaceId: (live ?? workspaces[0])?.id ?? ids.workspaceId,
      scenarioId: result.data?.scenarioPresets?.[0]?.id ?? ids.scenarioId,
    };
  } catch {
    return ids;
  }
}
