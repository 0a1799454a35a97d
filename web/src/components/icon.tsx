/** Stroke icons on a 24 x 24 grid, drawn for this project. */
const PATHS = {
  overview: 'M4 13h6V4H4zM14 20h6v-9h-6zM4 20h6v-3H4zM14 7h6V4h-6z',
  scenarios: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5',
  data: 'M12 15V4M8 8l4-4 4 4M4 15v4h16v-4',
  api: 'M5 7l5 5-5 5M12 18h7',
  play: 'M7 4.5v15l12-7.5z',
  pause: 'M8 5v14M16 5v14',
  step: 'M5 5v14l9-7zM18 5v14',
  stop: 'M6 6h12v12H6z',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.400M17.6 17.600L19 19M5 19l1.4-1.400M17.6 6.400L19 5',
  moon: 'M20 14.5A8 8 0 0 1 9.5 4 8 8 0 1 0 20 14.5z',
  down: 'M6 9l6 6 6-6',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  close: 'M6 6l12 12M18 6L6 18',
  alert: 'M12 4l9 16H3zM12 10v4M12 17v.5',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5M12 8v.5',
  up: 'M12 19V5M6 11l6-6 6 6',
  fall: 'M12 5v14M6 13l6 6 6-6',
  steady: 'M5 12h14M13 6l6 6-6 6',
  file: 'M7 3h7l4 4v14H7zM14 3v4h4',
  table: 'M4 5h16v14H4zM4 10h16M10 10v9',
  chart: 'M4 4v16h16M8 16v-4M12 16V8M16 16v-6',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.5 2',
  arrow: 'M5 12h14M13 6l6 6-6 6',
  spark: 'M12 3l2 6 6 2-6 2-2 6-2-6-6-2 6-2z',
  target: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8z',
  list: 'M10 6h10M10 12h10M10 18h10M3.500 6l1.500 1.500L7.500 5M3.500 12l1.500 1.500 2.500-2.500M3.500 18l1.500 1.500 2.500-2.500',
  dollar:
    'M12 3v18M16.5 7.500c-.8-1.500-2.500-2.200-4.500-2.200-2.500 0-4.500 1.200-4.500 3.200 0 4.500 9.300 2.300 9.300 6.800 0 2.200-2.100 3.400-4.800 3.400-2.300 0-4.200-.8-5-2.500',
  search: 'M10.5 4a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13zM15.500 15.500L20 20',
  more: 'M5 12h.5M12 12h.5M19 12h.5',
  menu: 'M4 7h16M4 12h16M4 17h16',
} as const;

export type IconName = keyof typeof PATHS;

const FILLED = new Set<IconName>(['play', 'stop', 'step']);

export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill={FILLED.has(name) ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth={1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
      style={{ flexShrink: 0, display: 'block' }}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
