import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { fromServer } from './lazy-page';
import { PageError } from './page-error';
import { PageLoading } from './page-loading';
import { PageNotFound } from './page-not-found';
import { Root } from './root';
import {
  breakdownSearch,
  builderSearch,
  claimsSearch,
  dataSearch,
  impactSearch,
  overviewSearch,
  patternsSearch,
  rootSearch,
  scenariosSearch,
  workSearch,
} from './search-rules';

const rootRoute = createRootRoute({
  component: Root,
  notFoundComponent: PageNotFound,
  ...rootSearch,
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
  ...overviewSearch,
  component: lazyRouteComponent(
    () => fromServer(import('../features/overview/overview-page')),
    'OverviewPage',
  ),
});

const impactRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/impact',
  ...impactSearch,
  component: lazyRouteComponent(() => fromServer(import('../features/impact/impact-page')), 'ImpactPage'),
});

const patternsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/patterns',
  ...patternsSearch,
  component: lazyRouteComponent(
    () => fromServer(import('../features/patterns/patterns-page')),
    'PatternsPage',
  ),
});

const claimsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/claims',
  ...claimsSearch,
  component: lazyRouteComponent(() => fromServer(import('../features/claims/claims-page')), 'ClaimsPage'),
});

const workRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/work',
  ...workSearch,
  component: lazyRouteComponent(() => fromServer(import('../features/work/work-page')), 'WorkPage'),
});

const breakdownRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/breakdown',
  ...breakdownSearch,
  component: lazyRouteComponent(
    () => fromServer(import('../features/breakdown/breakdown-page')),
    'BreakdownPage',
  ),
});

const scenariosRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/scenarios',
  ...scenariosSearch,
  component: lazyRouteComponent(
    () => fromServer(import('../features/scenarios/scenarios-page')),
    'ScenariosPage',
  ),
});

const builderRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/scenarios/build',
  ...builderSearch,
  component: lazyRouteComponent(
    () => fromServer(import('../features/scenario-builder/builder-page')),
    'BuilderPage',
  ),
});

const dataRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/data',
  ...dataSearch,
  component: lazyRouteComponent(() => fromServer(import('../features/data-import/data-page')), 'DataPage'),
});

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    homeRoute,
    overviewRoute,
    impactRoute,
    patternsRoute,
    claimsRoute,
    workRoute,
    breakdownRoute,
    scenariosRoute,
    builderRoute,
    dataRoute,
  ]),
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
