import { usePacedQuery, type PacedResult } from '../../api/use-paced-query';
import { dateOf, daysBetween } from '../../format/dates';
import { MAX_RANGE_DAYS } from '../../workspace/default-range';
import { granularityFor, rangeOf, type DayRange, type Granularity } from '../../workspace/range';
import { lastDayOf, type Workspace } from '../../workspace/workspace-context';
import { ImpactPageDocument, type ImpactPageQuery } from './impact.generated';
import { costsOf, type ImpactSearch } from './impact-search';

/** Figures are booked at the end of a day; they are asked for again at most this often. */
const REFRESH_MS = 2_000;

export interface ImpactData {
  readonly range: DayRange;
  /** Whether nothing of the run is left out. */
  readonly isWhole: boolean;
  /** The first and last day that the figures are of. */
  readonly shown: { readonly from: string; readonly to: string };
  readonly granularity: Granularity;
  readonly query: PacedResult<ImpactPageQuery>;
}

export function useImpact(workspace: Workspace, search: ImpactSearch): ImpactData {
  const day = lastDayOf(workspace);
  const range = rangeOf(search, day, MAX_RANGE_DAYS);
  const began = workspace.generation?.scenario.config.startDate ?? null;
  const isWhole = range.live && (began === null ? range.days === MAX_RANGE_DAYS : range.from <= began);
  const from = isWhole && began !== null ? began : range.from;
  // Weeks mature one at a time: single days would be mostly empty.
  const fine = granularityFor(daysBetween(from, range.to) + 1);
  const granularity = fine === 'DAY' && isWhole ? 'WEEK' : fine;
  const costs = costsOf(search);
  const query = usePacedQuery(
    ImpactPageDocument,
    {
      workspaceId: workspace.id,
      days: range.days,
      asOf: range.live ? null : range.to,
      from: isWhole ? null : range.from,
      to: range.live ? null : range.to,
      granularity,
      costs,
    },
    {
      question: JSON.stringify([range.live ? range.days : range, granularity, costs]),
      signal: day,
      everyMs: REFRESH_MS,
    },
  );
  // A window that holds all claims also holds what was booked after the last was submitted.
  const to = range.live && query.data ? dateOf(query.data.impact.asOf) : range.to;
  return { range, isWhole, shown: { from, to }, granularity, query };
}
