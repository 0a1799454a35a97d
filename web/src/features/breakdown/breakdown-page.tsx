import { Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { LinkButton } from '../../components/link-button';
import { Notice } from '../../components/notice';
import { PageHead } from '../../components/page-head';
import { daysBetween } from '../../format/dates';
import { MAX_RANGE_DAYS } from '../../workspace/default-range';
import { rangeOf } from '../../workspace/range';
import { RangePicker } from '../../workspace/range-picker';
import { lastDayOf, useWorkspaces, type Workspace } from '../../workspace/workspace-context';
import { TAB_KEYS, TABS, type BreakdownSearch, type BreakdownTab } from './breakdown-search';
import { CodersTab } from './coders-tab';
import { CodesTab } from './codes-tab';
import { PayersTab } from './payers-tab';
import { PoliciesTab } from './policies-tab';
import { ProvidersTab } from './providers-tab';
import { ReasonsTab } from './reasons-tab';
import type { TabProps } from './tab-table';

const CONTENTS: Record<BreakdownTab, ComponentType<TabProps>> = {
  reasons: ReasonsTab,
  payers: PayersTab,
  providers: ProvidersTab,
  codes: CodesTab,
  coders: CodersTab,
  policies: PoliciesTab,
};

export function BreakdownPage() {
  const { current, loading } = useWorkspaces();
  if (current) return <WorkspaceBreakdown key={current.id} workspace={current} />;
  if (loading) return null;
  return (
    <Notice
      large
      icon="chart"
      title="Nothing to break down yet"
      actions={<LinkButton to="/scenarios">Start a scenario</LinkButton>}
    >
      Start a scenario, or import remittances on the Data page.
    </Notice>
  );
}

function WorkspaceBreakdown({ workspace }: { workspace: Workspace }) {
  const search = useSearch({ from: '/breakdown' });
  const navigate = useNavigate({ from: '/breakdown' });
  const tab = search.tab ?? 'reasons';
  const today = lastDayOf(workspace);
  const range = rangeOf(search, today, MAX_RANGE_DAYS);
  const began = workspace.generation?.scenario.config.startDate ?? null;
  const isWhole = range.live && (began === null ? range.days === MAX_RANGE_DAYS : range.from <= began);
  // Of a run there is nothing before its first day.
  const shown =
    isWhole && began !== null ? { ...range, from: began, days: daysBetween(began, range.to) + 1 } : range;
  const change = (part: BreakdownSearch) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false });
  const Content = CONTENTS[tab];

  return (
    <>
      <PageHead
        title="Breakdown"
        note={`Where the denials of ${workspace.name} come from`}
        actions={
          TABS[tab].hasRange && <RangePicker search={search} range={range} longest="All" onChange={change} />
        }
      />
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(value) =>
          void navigate({
            // An order and what is open belong to one tab.
            search: ({ workspace: id, range: days, from, to }) => ({
              workspace: id,
              range: days,
              from,
              to,
              tab: TAB_KEYS.find((key) => key === value),
            }),
          })
        }
      >
        <Tabs.List mb="md" style={{ flexWrap: 'nowrap', overflowX: 'auto', overflowY: 'hidden' }}>
          {TAB_KEYS.map((key) => (
            <Tabs.Tab key={key} value={key} style={{ whiteSpace: 'nowrap' }}>
              {TABS[key].label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {TAB_KEYS.map((key) => (
          <Tabs.Panel key={key} value={key}>
            {key === tab && (
              <Content
                workspaceId={workspace.id}
                range={shown}
                isWhole={isWhole}
                today={today}
                search={search}
                onChange={change}
              />
            )}
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}
