import { LinkButton } from '../../components/link-button';
import { BarList } from '../../charts/bar-list';
import { Notice } from '../../components/notice';
import { Panel } from '../../components/panel';
import { formatCount, formatDollars } from '../../format/numbers';
import { plural } from '../../format/words';
import type { DeniedDollarsFragment } from './impact.generated';

/** What became of everything denied at first; only of all of it, because open denials are those of any time. */
export function DeniedPanel({ metrics, isWhole }: { metrics: DeniedDollarsFragment; isWhole: boolean }) {
  const { deniedAmount, openDenials: open } = metrics;
  return (
    <Panel
      title="Where denied dollars stand"
      note="Billed dollars of denied lines, since the beginning"
      actions={
        <LinkButton
          to="/claims"
          size="compact-xs"
          variant="default"
          search={(before) => ({ workspace: before.workspace, status: ['DENIED'] })}
        >
          Denied claims
        </LinkButton>
      }
    >
      {!isWhole || !open ? (
        <Notice icon="clock" title="For the whole time only">
          Open denials are of any time: choose “All” to see them beside everything that was denied.
        </Notice>
      ) : (
        <BarList
          bars={[
            {
              key: 'denied',
              label: 'Denied at first',
              size: deniedAmount,
              value: formatDollars(deniedAmount),
            },
            {
              key: 'closed',
              label: 'Closed: paid after all, overturned, upheld or reversed',
              size: deniedAmount - open.amount,
              value: formatDollars(deniedAmount - open.amount),
            },
            {
              key: 'payer',
              label: 'Open: with the payer',
              size: open.withPayerAmount,
              value: formatDollars(open.withPayerAmount),
              aside: denials(open.withPayerCount),
            },
            {
              key: 'work',
              label: 'Open: to work on',
              size: open.toWorkAmount,
              value: formatDollars(open.toWorkAmount),
              aside: denials(open.toWorkCount),
            },
          ]}
        />
      )}
    </Panel>
  );
}

const denials = (count: number): string => `${formatCount(count)} ${plural(count, 'denial')}`;
