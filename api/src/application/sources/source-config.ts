import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { BadInputError } from '../../domain/errors';
import type { DataSourceKind } from '../../entities/enums/states';

const seconds = (least: number, most: number, usual: number) =>
  z.number().int().min(least).max(most).default(usual);

const FOLDER = z.strictObject({
  path: z
    .string()
    .max(1_000)
    .refine(isAbsolute, 'expected an absolute path on the server, such as /var/spool/remits'),
  everySeconds: seconds(5, 86_400, 30),
  /** A file that changed since is still being written. */
  quietSeconds: seconds(1, 3_600, 5),
});

const FHIR_RESOURCE_TYPES = ['ExplanationOfBenefit', 'Claim', 'ClaimResponse'] as const;

const FHIR_SERVER = z.strictObject({
  url: z
    .url({
      protocol: /^https?$/,
      message: 'expected the base of a FHIR server, such as https://fhir.example.org/r4',
    })
    .max(1_000)
    .refine((url) => !URL.canParse(url) || (new URL(url).username === '' && new URL(url).search === ''), {
      message: 'expected a base without a user, a password or a query; a token goes into bearerToken',
    }),
  mode: z.enum(['SEARCH', 'BULK']).default('SEARCH'),
  resourceTypes: z.array(z.enum(FHIR_RESOURCE_TYPES)).min(1).max(3).default(['ExplanationOfBenefit']),
  everySeconds: seconds(60, 604_800, 3_600),
});

export type FolderConfig = z.infer<typeof FOLDER>;
export type FhirServerConfig = z.infer<typeof FHIR_SERVER>;

const SCHEMAS = { FOLDER, FHIR_SERVER } as const satisfies Record<DataSourceKind, z.ZodType>;
const SECRET = z.string().min(1).max(10_000).nullable();

export interface SourceConfig {
  config: FolderConfig | FhirServerConfig;
  /** Undefined where the input does not speak of it. */
  secret: { bearerToken: string } | null | undefined;
}

/** With the defaults in place. @throws BadInputError by field */
export function parseSourceConfig(kind: DataSourceKind, given: unknown, field: string): SourceConfig {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw BadInputError.of(field, 'expected an object with the settings of the source');
  const { bearerToken, ...rest } = given as Record<string, unknown>;
  const takesToken = kind === 'FHIR_SERVER';
  // A folder has no token: one that is given is a setting that is not known.
  const parsed = SCHEMAS[kind].safeParse(takesToken ? rest : given);
  const token = takesToken && bearerToken !== undefined ? SECRET.safeParse(bearerToken) : null;
  const faults = [
    ...(parsed.success ? [] : parsed.error.issues).map(({ path, message }) => ({
      field: [field, ...path].join('.'),
      message,
    })),
    ...(token === null || token.success
      ? []
      : [{ field: `${field}.bearerToken`, message: 'expected a text of 1 to 10000 characters, or null' }]),
  ];
  if (faults.length > 0 || !parsed.success) throw new BadInputError(faults);
  return {
    config: parsed.data,
    secret: token?.success ? (token.data === null ? null : { bearerToken: token.data }) : undefined,
  };
}
