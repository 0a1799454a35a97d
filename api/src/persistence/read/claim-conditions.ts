import { IMPORTED_ID_BASE } from '../../domain/local-id';
import type { ClaimDateField } from '../../entities/enums/states';
import type { Cell } from '../dialect';
import type { StoredClaimFilter } from './claim-query';
import { foldCase } from './fold-case';

export interface Sql {
  text: string;
  params: readonly Cell[];
}

export const DATE_COLUMN: Record<ClaimDateField, string> = {
  SUBMISSION: 'submission_date',
  SERVICE: 'date_of_service',
  PROCESSING: 'processing_date',
};

/** The four columns that a search covers; each has an index on its folded form. */
const SEARCHED_COLUMNS = ['claim_number', 'member_id', 'patient_last_name', 'patient_first_name'] as const;

const searchedColumns = ({ searchIn }: StoredClaimFilter): readonly (typeof SEARCHED_COLUMNS)[number][] =>
  SEARCHED_COLUMNS.filter((column) => !searchIn || (searchIn === 'NUMBER') === (column === 'claim_number'));

/** The part of a filter that one index covers. */
export type FilterPart =
  | 'status'
  | 'dates'
  | 'payer'
  | 'provider'
  | 'pattern'
  | 'carc'
  | 'procedure'
  | 'source'
  | 'deniedLater'
  | 'search'
  | 'billed';

/**
 * What must hold of a row of `claims c`, one condition for each part of the filter that is given. Other tables are read
 * by scalar subqueries, row by row: an EXISTS would be turned into a join that reads the other table first.
 */
export function conditionsOf(filter: StoredClaimFilter): Map<FilterPart, Sql> {
  const conditions = new Map<FilterPart, Sql>();
  if (filter.status) conditions.set('status', oneOf('c.status', filter.status));
  const dates = range(`c.${DATE_COLUMN[filter.dateField ?? 'SUBMISSION']}`, filter.from, filter.to);
  if (dates) conditions.set('dates', dates);
  if (filter.payerId !== undefined)
    conditions.set('payer', { text: 'c.payer_id = ?', params: [filter.payerId] });
  if (filter.providerId !== undefined)
    conditions.set('provider', { text: 'c.provider_id = ?', params: [filter.providerId] });
  if (filter.patternId !== undefined) {
    conditions.set('pattern', {
      text: '(SELECT 1 FROM pattern_claims p WHERE p.workspace_id = c.workspace_id AND p.pattern_id = ? AND p.claim_id = c.id LIMIT 1) = 1',
      params: [filter.patternId],
    });
  }
  if (filter.carc) conditions.set('carc', oneOf('c.carc', filter.carc));
  if (filter.procedureCode !== undefined) {
    conditions.set('procedure', {
      text: '(SELECT 1 FROM claim_line_items l WHERE l.workspace_id = c.workspace_id AND l.procedure_code = ? AND l.claim_id = c.id LIMIT 1) = 1',
      params: [filter.procedureCode],
    });
  }
  // An imported claim is recognized by its id, which the primary key covers.
  if (filter.source) {
    conditions.set('source', {
      text: `c.id ${filter.source === 'IMPORTED' ? '>=' : '<'} ?`,
      params: [IMPORTED_ID_BASE],
    });
  }
  if (filter.deniedLater !== undefined)
    conditions.set('deniedLater', {
      text: `c.denied_later_cents IS ${filter.deniedLater ? 'NOT NULL' : 'NULL'}`,
      params: [],
    });
  if (filter.search !== undefined) {
    const prefix = prefixBounds(filter.search);
    const columns = searchedColumns(filter);
    conditions.set('search', {
      text: `(${columns.map((column) => `(lower(c.${column}) >= ? AND lower(c.${column}) < ?)`).join(' OR ')})`,
      params: columns.flatMap(() => prefix),
    });
  }
  const billed = range('c.billed_cents', filter.minBilledCents, filter.maxBilledCents);
  if (billed) conditions.set('billed', billed);
  return conditions;
}

/**
 * Where the ids of the claims that fulfill one part stand together: an index, read alone. Runs
 * of a search may share ids. Each is a list of runs, so that a cap can be put on every one of them.
 */
export function idRunsOf(part: FilterPart, filter: StoredClaimFilter, workspaceId: number): Sql[] {
  const claims = (where: Sql): Sql => ({
    text: `SELECT c.id FROM claims c WHERE c.workspace_id = ? AND ${where.text}`,
    params: [workspaceId, ...where.params],
  });
  if (part === 'pattern') {
    return [
      {
        text: 'SELECT p.claim_id AS id FROM pattern_claims p WHERE p.workspace_id = ? AND p.pattern_id = ?',
        params: [workspaceId, filter.patternId as number],
      },
    ];
  }
  if (part === 'procedure') {
    return [
      {
        text: 'SELECT DISTINCT l.claim_id AS id FROM claim_line_items l WHERE l.workspace_id = ? AND l.procedure_code = ?',
        params: [workspaceId, filter.procedureCode as string],
      },
    ];
  }
  if (part === 'search') {
    const prefix = prefixBounds(filter.search as string);
    return searchedColumns(filter).map((column) =>
      claims({ text: `lower(c.${column}) >= ? AND lower(c.${column}) < ?`, params: prefix }),
    );
  }
  if (part === 'status')
    return (filter.status ?? []).map((status) => claims({ text: 'c.status = ?', params: [status] }));
  if (part === 'carc')
    return (filter.carc ?? []).map((carc) => claims({ text: 'c.carc = ?', params: [carc] }));
  return [claims(conditionsOf(filter).get(part) as Sql)];
}

function oneOf(column: string, values: readonly string[]): Sql {
  if (values.length === 0) return { text: '1 = 0', params: [] };
  return { text: `${column} IN (${values.map(() => '?').join(', ')})`, params: values };
}

function range(column: string, from: Cell | undefined, to: Cell | undefined): Sql | null {
  const bounds = [
    ...(from === undefined ? [] : [{ text: `${column} >= ?`, param: from }]),
    ...(to === undefined ? [] : [{ text: `${column} <= ?`, param: to }]),
  ];
  if (bounds.length === 0) return null;
  return {
    text: bounds.map((bound) => bound.text).join(' AND '),
    params: bounds.map((bound) => bound.param),
  };
}

/** Everything that begins with the prefix, by code point: U+10FFFF is the last there is. */
const prefixBounds = (search: string): [string, string] => [
  foldCase(search),
  `${foldCase(search)}\u{10FFFF}`,
];

export function and(conditions: readonly Sql[]): Sql {
  if (conditions.length === 0) return { text: '1 = 1', params: [] };
  return {
    text: conditions.map((condition) => condition.text).join(' AND '),
    params: conditions.flatMap((condition) => condition.params),
  };
}

/**
 * The ids of all runs, each once. A plain UNION would merge the runs in the order of the ids, for which SQLite leaves
 * their own indexes and reads the whole workspace.
 */
export const union = (runs: readonly Sql[]): Sql => ({
  text: `SELECT DISTINCT id FROM (${runs.map((run) => run.text).join(' UNION ALL ')}) AS runs`,
  params: runs.flatMap((run) => run.params),
});
