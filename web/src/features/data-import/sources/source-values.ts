import type { SourceItemFragment } from './sources.generated';

type SourceKind = SourceItemFragment['kind'];

/** What a source can be, what its place is called, and how one looks. */
export const SOURCE_KINDS = {
  FOLDER: { word: 'Folder', place: 'Folder on the server', example: '/var/spool/remits', everySeconds: 30 },
  FHIR_SERVER: {
    word: 'FHIR server',
    place: 'Base of the FHIR server',
    example: 'https://fhir.example.org/r4',
    everySeconds: 3_600,
  },
} as const satisfies Record<SourceKind, object>;
export const SOURCE_KIND_KEYS = Object.keys(SOURCE_KINDS) as SourceKind[];

/** The form's values. */
export interface SourceValues {
  name: string;
  kind: SourceKind;
  place: string;
  everySeconds: number;
  mode: 'SEARCH' | 'BULK';
  /** Empty leaves the token as it is. */
  token: string;
}

const settingsOf = (config: unknown): Record<string, unknown> =>
  typeof config === 'object' && config !== null ? (config as Record<string, unknown>) : {};

/** Where its files come from. */
export function placeOf(config: unknown): string {
  const { path, url } = settingsOf(config);
  return String(path ?? url ?? '');
}

export function valuesOf(source: SourceItemFragment | null): SourceValues {
  const kind = source?.kind ?? 'FOLDER';
  const { everySeconds, mode } = settingsOf(source?.config);
  return {
    name: source?.name ?? '',
    kind,
    place: placeOf(source?.config),
    everySeconds: typeof everySeconds === 'number' ? everySeconds : SOURCE_KINDS[kind].everySeconds,
    mode: mode === 'BULK' ? 'BULK' : 'SEARCH',
    token: '',
  };
}

/** The settings that the API takes; what the form does not show stays as it is. */
export function configOf(values: SourceValues, before: unknown): Record<string, unknown> {
  const { kind, place, everySeconds, mode, token } = values;
  const kept = { ...settingsOf(before), everySeconds };
  if (kind === 'FOLDER') return { ...kept, path: place.trim() };
  return {
    ...kept,
    url: place.trim(),
    mode,
    ...(token === '' ? {} : { bearerToken: token }),
  };
}
