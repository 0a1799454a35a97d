import { Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Notice } from '../../components/notice';
import { PageHead } from '../../components/page-head';
import { useWorkspaces } from '../../workspace/workspace-context';
import { TAB_KEYS, TABS, type DataTab } from './data-search';
import { DeleteWorkspace } from './delete-workspace';
import { ExceptionsTab } from './exceptions-tab';
import { FilesTab } from './files-tab';
import { JobsPanel } from './jobs-panel';
import { PaymentsTab } from './payments-tab';
import { RenameWorkspace } from './rename-workspace';
import { SourcesTab } from './sources/sources-tab';

export function DataPage() {
  const { tab = 'files' } = useSearch({ from: '/data' });
  const navigate = useNavigate({ from: '/data' });
  return (
    <>
      <PageHead
        title="Data"
        note="Import remittances and claims and analyze them with the same detection and figures as simulated claims, or export claims."
      />
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(value) =>
          void navigate({
            // A filter and what is open belong to one tab; where files go to and how they are read, to the page.
            search: ({ workspace, into, format }) => ({
              workspace,
              into,
              format,
              tab: TAB_KEYS.find((key) => key === value),
            }),
          })
        }
      >
        <Tabs.List mb="md" style={{ flexWrap: 'nowrap', overflowX: 'auto', overflowY: 'hidden' }}>
          {TAB_KEYS.map((key) => (
            <Tabs.Tab key={key} value={key}>
              {TABS[key]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {TAB_KEYS.map((key) => (
          <Tabs.Panel key={key} value={key}>
            {key === tab && <Content tab={key} />}
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}

function Content({ tab }: { tab: DataTab }) {
  const { current } = useWorkspaces();
  switch (tab) {
    case 'files':
      return <FilesTab />;
    case 'payments':
      return current ? <PaymentsTab key={current.id} workspaceId={current.id} /> : <NoWorkspace />;
    case 'exceptions':
      return current ? <ExceptionsTab key={current.id} workspaceId={current.id} /> : <NoWorkspace />;
    case 'sources':
      return current?.state === 'READY' ? (
        <SourcesTab key={current.id} workspaceId={current.id} />
      ) : (
        <NoWorkspace />
      );
    case 'system':
      return (
        <>
          <JobsPanel />
          {current?.state === 'READY' && <RenameWorkspace key={current.id} workspace={current} />}
          {current && <DeleteWorkspace workspace={current} />}
        </>
      );
  }
}

function NoWorkspace() {
  return (
    <Notice large icon="file" title="Nothing imported yet">
      Drop remittances on the Files tab; what they pay is listed here.
    </Notice>
  );
}
