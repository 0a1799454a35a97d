import type { Fault } from '../domain/errors';
import { BadInputError } from '../domain/errors';
import type { ScenarioConfig } from '../domain/scenario/scenario';
import { parseScenarioConfig } from '../domain/scenario/scenario-validation';

export interface ScenarioDraft {
  name: string;
  description: string;
  config: ScenarioConfig;
}

const MAX_NAME_CHARACTERS = 100;
const MAX_DESCRIPTION_CHARACTERS = 2000;

/** @throws BadInputError naming `field` */
export function parseName(name: unknown, field = 'name'): string {
  const trimmed = typeof name === 'string' ? name.trim() : '';
  if (trimmed === '' || trimmed.length > MAX_NAME_CHARACTERS) {
    throw BadInputError.of(
      field,
      `expected a name of 1 to ${MAX_NAME_CHARACTERS} characters, got ${found(name)}`,
    );
  }
  return trimmed;
}

/** @throws BadInputError naming `description` */
export function parseDescription(description: unknown): string {
  const text = description ?? '';
  if (typeof text !== 'string' || text.length > MAX_DESCRIPTION_CHARACTERS) {
    throw BadInputError.of(
      'description',
      `expected text of at most ${MAX_DESCRIPTION_CHARACTERS} characters, got ${found(text)}`,
    );
  }
  return text;
}

/** @throws BadInputError with all faults of the config, each under its path below `config` */
export function parseConfig(config: unknown): ScenarioConfig {
  try {
    // Instances of the API's input classes become plain data, without the keys that were omitted.
    return parseScenarioConfig(JSON.parse(JSON.stringify(config)) as unknown);
  } catch (error) {
    if (!(error instanceof BadInputError)) throw error;
    throw new BadInputError(error.faults.map((fault) => ({ ...fault, field: below('config', fault.field) })));
  }
}

/**
 * The document of exportScenario and of the command line: {name, description, config}, with nothing else in it.
 * @throws BadInputError with field paths below `document`
 */
export function parseDocument(document: unknown): ScenarioDraft {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    throw BadInputError.of(
      'document',
      `expected an object {name, description, config}, got ${found(document)}`,
    );
  }
  const { name, description, config, ...rest } = document as Record<string, unknown>;
  const faults = Object.keys(rest).map((key) => ({
    field: `document.${key}`,
    message: 'expected only name, description and config',
  }));
  try {
    const draft = parseDraft({ name, description, config: config ?? null });
    if (faults.length === 0) return draft;
  } catch (error) {
    if (!(error instanceof BadInputError)) throw error;
    faults.push(...error.faults.map((fault) => ({ ...fault, field: below('document', fault.field) })));
  }
  throw new BadInputError(faults);
}

/** @throws BadInputError with all faults of the three */
export function parseDraft({
  name,
  description,
  config,
}: Record<keyof ScenarioDraft, unknown>): ScenarioDraft {
  return parseAll({
    name: () => parseName(name),
    description: () => parseDescription(description),
    config: () => parseConfig(config),
  });
}

/** Runs every parser and returns the results by name; if any fails, throws one error with the faults of all of them. */
export function parseAll<T extends object>(parsers: { [K in keyof T]: () => T[K] }): T {
  const parts: Partial<T> = {};
  const faults: Fault[] = [];
  for (const key of Object.keys(parsers) as (keyof T)[]) {
    try {
      parts[key] = parsers[key]();
    } catch (error) {
      if (!(error instanceof BadInputError)) throw error;
      faults.push(...error.faults);
    }
  }
  if (faults.length > 0) throw new BadInputError(faults);
  return parts as T;
}

const below = (parent: string, field: string): string => (field === '' ? parent : `${parent}.${field}`);

function found(value: unknown): string {
  if (typeof value === 'string') return `${value.length} characters`;
  return value === null || value === undefined
    ? 'nothing'
    : Array.isArray(value)
      ? 'a list'
      : `a ${typeof value}`;
}
