import { resolve } from 'node:path';
import { z } from 'zod';

/** Everything that can be set in the environment; nothing else in the program reads it. */
export interface Config {
  port: number;
  host: string;
  dataDir: string;
  /** `postgres://...`, or the path of the SQLite file under `dataDir`. */
  databaseUrl: string;
  /** The database in the form that may be shown: without a password. */
  databaseLabel: string;
  logLevel: (typeof LOG_LEVELS)[number];
  /** The number of claim changes of a workspace over which a feed can be replayed. */
  feedRetention: number;
  /** How long the rejections of a finished import are kept. */
  rejectionDays: number;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export const LOOPBACK_HOSTS: readonly string[] = ['127.0.0.1', '::1', 'localhost'];

/** One line per fault, each naming its variable; `main` prints them and exits with code 1. */
export class ConfigError extends Error {}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Every SQLite connection keeps one pool thread busy while it works: four readers and writers here, one in the
 * engine, and files and DNS beside them. Must run before the pool's first use.
 */
const POOL_THREADS = '12';
process.env.UV_THREADPOOL_SIZE ??= POOL_THREADS;

export function readConfig(environment: Environment = process.env): Config {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = ENVIRONMENT.safeParse(present);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => issue.message).join('\n'));
  }
  const { PORT, HOST, DATA_DIR, DATABASE_URL, LOG_LEVEL } = parsed.data;
  const dataDir = resolve(DATA_DIR);
  const databaseUrl = DATABASE_URL ?? resolve(dataDir, 'claimstream.sqlite');
  return {
    port: PORT,
    host: HOST,
    dataDir,
    databaseUrl,
    databaseLabel: DATABASE_URL ? withoutPassword(DATABASE_URL) : databaseUrl,
    logLevel: LOG_LEVEL,
    feedRetention: parsed.data.CLAIMSTREAM_FEED_RETENTION,
    rejectionDays: parsed.data.CLAIMSTREAM_REJECTION_DAYS,
  };
}

const wholeNumber = (name: string, minimum: number, maximum: number) =>
  z.string().transform((text, context) => {
    const value = /^\d+$/.test(text) ? Number(text) : NaN;
    if (value >= minimum && value <= maximum) return value;
    context.addIssue({
      code: 'custom',
      message: `${name} expects a whole number from ${minimum} to ${maximum}, but got "${text}".`,
    });
    return z.NEVER;
  });

const ENVIRONMENT = z.object({
  PORT: wholeNumber('PORT', 0, 65_535).default(4000),
  HOST: z
    .string()
    .default('127.0.0.1')
    .refine((host) => LOOPBACK_HOSTS.includes(host), {
      error: ({ input }) =>
        `HOST expects 127.0.0.1, ::1 or localhost, but got "${String(input)}": no sign-in is configured, so that ` +
        'anybody on the network could read and change the data.',
    }),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z
    .string()
    .refine((url) => /^postgres(ql)?:\/\/[^/]/.test(url) && URL.canParse(url), {
      error: 'DATABASE_URL expects postgres://user:password@host:port/database, but got something else.',
    })
    .optional(),
  LOG_LEVEL: z
    .enum(LOG_LEVELS, {
      error: ({ input }) => `LOG_LEVEL expects one of ${LOG_LEVELS.join(', ')}, but got "${String(input)}".`,
    })
    .default('warn'),
  CLAIMSTREAM_FEED_RETENTION: wholeNumber('CLAIMSTREAM_FEED_RETENTION', 1, 100_000_000).default(500_000),
  CLAIMSTREAM_REJECTION_DAYS: wholeNumber('CLAIMSTREAM_REJECTION_DAYS', 1, 36_500).default(365),
});

function withoutPassword(url: string): string {
  const shown = new URL(url);
  if (shown.password) shown.password = '***';
  return shown.toString();
}
