import { retainSearchParams } from '@tanstack/react-router';
import { parseBreakdownSearch } from '../features/breakdown/breakdown-search';
import { parseClaimsSearch } from '../features/claims/claims-search';
import { parseDataSearch } from '../features/data-import/data-search';
import { parseImpactSearch } from '../features/impact/impact-search';
import { parseOverviewSearch } from '../features/overview/overview-search';
import { parsePatternsSearch } from '../features/patterns/patterns-search';
import { parseBuilderSearch } from '../features/scenario-builder/builder-search';
import { parseWorkSearch } from '../features/work/work-search';

interface RootSearch {
  workspace?: string;
}

interface ScenariosSearch {
  /** The scenario whose start form is open. */
  start?: string;
}

/** How each route reads its part of the URL. */
export const rootSearch = {
  validateSearch: ({ workspace }: Record<string, unknown>): RootSearch => ({
    workspace: workspace === undefined ? undefined : String(workspace),
  }),
  // The workspace is kept from page to page.
  search: { middlewares: [retainSearchParams<RootSearch>(['workspace'])] },
};

export const overviewSearch = { validateSearch: parseOverviewSearch };

export const impactSearch = { validateSearch: parseImpactSearch };

export const patternsSearch = { validateSearch: parsePatternsSearch };

export const claimsSearch = { validateSearch: parseClaimsSearch };

export const workSearch = { validateSearch: parseWorkSearch };

export const breakdownSearch = { validateSearch: parseBreakdownSearch };

export const scenariosSearch = {
  validateSearch: ({ start }: Record<string, unknown>): ScenariosSearch => ({
    start: typeof start === 'string' ? start : undefined,
  }),
};

export const builderSearch = { validateSearch: parseBuilderSearch };

export const dataSearch = { validateSearch: parseDataSearch };
