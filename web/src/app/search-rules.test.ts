import { createMemoryHistory, createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import {
  breakdownSearch,
  claimsSearch,
  dataSearch,
  impactSearch,
  overviewSearch,
  patternsSearch,
  rootSearch,
  scenariosSearch,
  workSearch,
} from './search-rules';

describe('how the router reads an address', () => {
  it('shows the defaults for invalid values, and removes them from the URL', () => {
    const { search, href } = opened(
      '/overview?workspace=w1&range=abc&by=FOO&trend=zz&feed=9&providers=x&to=2026',
    );
    expect(search).toEqual({ workspace: 'w1' });
    expect(href).toBe('/overview?workspace=w1');
  });

  it('keeps valid values beside invalid ones', () => {
    const { search, href } = opened('/overview?workspace=w1&range=30&by=FOO&trend=table');
    expect(search).toEqual({ workspace: 'w1', range: 30, trend: 'table' });
    expect(href).toBe('/overview?workspace=w1&range=30&trend=table');
  });

  it('does so on every page', () => {
    expect(opened('/scenarios?start=7')).toEqual({ search: {}, href: '/scenarios' });
    expect(opened('/claims?status=LOST&sort=name&min=x')).toEqual({ search: {}, href: '/claims' });
    expect(opened('/patterns?show=few&order=SIZE')).toEqual({ search: {}, href: '/patterns' });
    expect(opened('/impact?minutes=-3&hourly=x&chart=pie')).toEqual({ search: {}, href: '/impact' });
    expect(opened('/work?status=OLD&due=soon&preventable=1')).toEqual({ search: {}, href: '/work' });
    expect(opened('/breakdown?tab=all&order=up&range=-1')).toEqual({ search: {}, href: '/breakdown' });
    expect(opened('/data?into=old&format=PDF')).toEqual({ search: {}, href: '/data' });
  });
});

/** The search that a page receives, and the address that the router replaces it with when it first mounts. */
function opened(address: string): { search: object; href: string } {
  const root = createRootRoute(rootSearch);
  const page = { getParentRoute: () => root };
  const router = createRouter({
    routeTree: root.addChildren([
      createRoute({ ...page, path: '/overview', ...overviewSearch }),
      createRoute({ ...page, path: '/impact', ...impactSearch }),
      createRoute({ ...page, path: '/patterns', ...patternsSearch }),
      createRoute({ ...page, path: '/claims', ...claimsSearch }),
      createRoute({ ...page, path: '/work', ...workSearch }),
      createRoute({ ...page, path: '/breakdown', ...breakdownSearch }),
      createRoute({ ...page, path: '/scenarios', ...scenariosSearch }),
      createRoute({ ...page, path: '/data', ...dataSearch }),
    ]),
    history: createMemoryHistory({ initialEntries: [address] }),
  });
  router.updateLatestLocation();
  const location = router.latestLocation;
  const canonical = router.buildLocation({
    to: location.pathname,
    search: true,
    _includeValidateSearch: true,
  });
  return { search: router.matchRoutes(location).at(-1)?.search ?? {}, href: canonical.publicHref };
}
