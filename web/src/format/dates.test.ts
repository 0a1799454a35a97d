import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { addDays, daysBetween, isDate } from './dates';

/** Zones west and east of UTC, with clocks changed at midnight, by half an hour, and not at all. */
const ZONES = [
  'UTC',
  'America/New_York',
  'America/Santiago',
  'Africa/Cairo',
  'Australia/Lord_Howe',
  'Asia/Tokyo',
];

/** In a process of its own: jest keeps the time zone that it was started in. */
const YEAR_IN_EVERY_ZONE = `
  const { addDays, daysBetween } = require(${JSON.stringify(join(__dirname, 'dates.ts'))});
  const found = ${JSON.stringify(ZONES)}.map((zone) => {
    process.env.TZ = zone;
    const days = Array.from({ length: 367 }, (_, day) => addDays('2024-01-01', day));
    const counted = days.map((date) => daysBetween('2024-01-01', date));
    return { zone: new Intl.DateTimeFormat().resolvedOptions().timeZone, days, counted };
  });
  process.stdout.write(JSON.stringify(found));
`;

describe('calendar dates', () => {
  it('go over the ends of months and years, and back', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2025-02-28', 1)).toBe('2025-03-01');
    expect(addDays('2025-01-01', -1)).toBe('2024-12-31');
    expect(daysBetween('2025-01-01', '2024-12-31')).toBe(-1);
    expect(daysBetween('2024-02-01', '2025-02-01')).toBe(366);
  });

  it('are those of the calendar', () => {
    const good = ['2024-02-29', '2025-12-31'];
    const bad = ['2025-02-29', '2025-02-31', '2025-13-01', '2025-1-1', '2025-01-01T00:00', '', null];
    expect([...good, ...bad].filter(isDate)).toEqual(good);
  });

  it('are the same for readers of every time zone, on all days of a year', () => {
    const output = execFileSync(process.execPath, ['-r', '@swc-node/register', '-e', YEAR_IN_EVERY_ZONE], {
      encoding: 'utf8',
    });
    const days = Array.from({ length: 367 }, (_, day) =>
      new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10),
    );
    const counted = days.map((_, day) => day);
    expect(JSON.parse(output)).toEqual(ZONES.map((zone) => ({ zone, days, counted })));
  });
});
