import { Button, Menu } from '@mantine/core';
import { fileNamePart, saveFile } from '../../components/save-file';
import { reportCsv, reportHtml, reportJson, type ReportSource } from './impact-report';
import type { ImpactData } from './use-impact';

const FORMATS = [
  { label: 'Report (HTML)', ending: 'html', type: 'text/html', write: reportHtml },
  { label: 'Figures (CSV)', ending: 'csv', type: 'text/csv', write: reportCsv },
  { label: 'Figures (JSON)', ending: 'json', type: 'application/json', write: reportJson },
] as const;

/** The page's figures as files, made in the browser from what the page shows. */
export function DownloadMenu({ name, impact }: { name: string; impact: ImpactData }) {
  const { query, shown, granularity } = impact;
  const source = query.data && { workspaceName: name, ...shown, granularity, data: query.data };
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button size="xs" variant="default" disabled={!source}>
          Download
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {FORMATS.map(({ label, ending, type, write }) => (
          <Menu.Item
            key={ending}
            onClick={() =>
              source && saveFile(fileNameOf(source, ending), new Blob([write(source)], { type }))
            }
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

const fileNameOf = ({ workspaceName, to }: ReportSource, ending: string): string =>
  `impact-${fileNamePart(workspaceName)}-${to}.${ending}`;
