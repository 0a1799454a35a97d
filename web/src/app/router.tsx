import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router';
import { parseDataSearch } from '../features/data-import/data-search';
import { parseOverviewSearch } from '../features/overview/overview-search';
import { PageError } from './page-error';
import { PageLoading } from './page-loading';
import { PageNotFound } from './page-not-found';
import { Root } from './root';

interface RootSearch {
  workspace?: string;
}

const rootRoute = createRootRoute({
  component: Root,
  notFoundComponent: PageNotFound,
  validateSearch: (search: Record<string, unknown>): RootSearch =>
    search.workspace === undefined ? {} : { workspace: String(search.workspace) },
  // The workspace goes with the reader from page to page.
  search: { middlewares: [retainSearchParams<RootSearch>(['workspace'])] },
});

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/overview', replace: true });
  },
});

const overviewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/overview',
  validateSearch: parseOverviewSearch,
  component: lazyRouteComponent(() => import('../features/overview/overview-page'), 'OverviewPage'),
});

const scenariosRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/scenarios',
  validateSearch: (search: Record<string, unknown>): { start?: string } =>
    typeof search.start === 'string' ? { start: search.start } : {},
  component: lazyRouteComponent(() => import('../features/scenarios/scenarios-page'), 'ScenariosPage'),
});

const dataRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/data',
  validateSearch: parseDataSearch,
  component: lazyRouteComponent(() => import('../features/data-import/data-page'), 'DataPage'),
});

export const router = createRouter({
  routeTree: rootRoute.addChildren([homeRoute, overviewRoute, scenariosRoute, dataRoute]),
  defaultPreload: 'intent',
  defaultPendingComponent: PageLoading,
  defaultErrorComponent: PageError,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
