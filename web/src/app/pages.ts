/** The dashboard's pages, in the order of the navigation. `key` opens the page after G ("go to"). */
export const PAGES = [
  { to: '/overview', label: 'Overview', icon: 'overview', key: 'o' },
  { to: '/impact', label: 'Impact', icon: 'dollar', key: 'i' },
  { to: '/patterns', label: 'Patterns', icon: 'target', key: 'p' },
  { to: '/claims', label: 'Claims', icon: 'table', key: 'c' },
  { to: '/work', label: 'Work list', icon: 'list', key: 'w' },
  { to: '/breakdown', label: 'Breakdown', icon: 'chart', key: 'b' },
  { to: '/scenarios', label: 'Scenarios', icon: 'scenarios', key: 's' },
  { to: '/data', label: 'Data', icon: 'data', key: 'd' },
] as const;
