import { procedureGroupOf } from '../../domain/catalogues/procedure-groups';
import type { EligiblePopulation } from '../../domain/denial-rule';
import { populationBit } from '../../domain/denial-rule';
import type { StoredTerm } from '../../domain/pattern';
import type { Queryable } from '../database';
import type { Cell } from '../dialect';

export interface Condition {
  /** Begins with " AND" where it is not empty. */
  where: string;
  params: Cell[];
}

/** A slice as conditions on a claim `c`, and, for its terms about services, on one line `l` of it. */
export interface SliceConditions {
  claim: Condition;
  line: Condition;
}

const NONE: Condition = { where: '', params: [] };

/** Whether a claim is in a slice (isInLatticeSlice), as SQL. @param codes every procedure code that a line may have */
export function sliceConditions(slice: readonly StoredTerm[], codes: readonly string[]): SliceConditions {
  const claim = slice.map((term) => claimCondition(term)).filter((found) => found !== null);
  const line = slice.map((term) => lineCondition(term, codes)).filter((found) => found !== null);
  return { claim: all(claim), line: all(line) };
}

/** On the claim alone: its terms about services as a line that there must be. */
export function inSlice({ claim, line }: SliceConditions): Condition {
  if (line.where === '') return claim;
  const where = ` AND EXISTS (SELECT 1 FROM claim_line_items l WHERE l.workspace_id = c.workspace_id AND l.claim_id = c.id${line.where})`;
  return { where: claim.where + where, params: [...claim.params, ...line.params] };
}

const all = (conditions: readonly Condition[]): Condition =>
  conditions.reduce(
    (sum, { where, params }) => ({
      where: `${sum.where} AND ${where}`,
      params: [...sum.params, ...params],
    }),
    NONE,
  );

function claimCondition({ field, value }: StoredTerm): Condition | null {
  switch (field) {
    case 'payer':
      return { where: 'c.payer_id = ?', params: [Number(value)] };
    case 'lineOfBusiness':
      return {
        where:
          '(c.line_of_business = ? OR (c.line_of_business IS NULL AND c.payer_id IN (SELECT p.id FROM payers p WHERE p.workspace_id = c.workspace_id AND p.type = ?)))',
        params: [value, value],
      };
    case 'provider':
      return { where: 'c.provider_id = ?', params: [Number(value)] };
    case 'coder':
      return { where: 'c.coder_id = ?', params: [Number(value)] };
    case 'claimType':
      return { where: 'c.claim_type = ?', params: [value] };
    case 'placeOfService':
      return { where: 'c.place_of_service = ?', params: [value] };
    case 'population':
      return {
        where: '(c.eligible_populations & ?) <> 0',
        params: [populationBit(value as EligiblePopulation)],
      };
    case 'diagnosisChapter': {
      const [from = '', to = ''] = value.split('-');
      // The list is JSON text: the principal diagnosis begins at its third character.
      const category = 'upper(substr(c.diagnosis_codes, 3, 3))';
      return { where: `${category} >= ? AND ${category} <= ?`, params: [from, to] };
    }
    default:
      return null;
  }
}

function lineCondition({ field, value }: StoredTerm, codes: readonly string[]): Condition | null {
  switch (field) {
    case 'procedure':
      return { where: 'l.procedure_code = ?', params: [value] };
    case 'procedureGroup':
      return anyOf(
        'l.procedure_code',
        codes.filter((code) => procedureGroupOf(code) === value),
      );
    case 'modifiers':
      return anyOf(
        'l.modifiers',
        orders(value.split('+')).map((order) => JSON.stringify(order)),
      );
    default:
      return null;
  }
}

const anyOf = (column: string, values: readonly string[]): Condition => ({
  where: values.length === 0 ? '1 = 0' : `${column} IN (${values.map(() => '?').join(', ')})`,
  params: [...values],
});

/** A line has modifiers in the order billed; a slice names them in the order of text. */
function orders(modifiers: readonly string[]): string[][] {
  if (modifiers.length <= 1) return [[...modifiers]];
  return modifiers.flatMap((first, at) =>
    orders(modifiers.filter((_, other) => other !== at)).map((rest) => [first, ...rest]),
  );
}

/** Every procedure code of a workspace's lines, each found by one step in their index. */
export async function procedureCodesOf(db: Queryable, workspaceId: number): Promise<string[]> {
  const next = (beyond: string): string =>
    `SELECT MIN(procedure_code) FROM claim_line_items WHERE workspace_id = ?${beyond}`;
  const rows = await db.query<{ code: string }>(
    `WITH RECURSIVE codes(code) AS (
       SELECT (${next('')}) UNION ALL SELECT (${next(' AND procedure_code > codes.code')}) FROM codes WHERE codes.code IS NOT NULL
     ) SELECT code FROM codes WHERE code IS NOT NULL`,
    [workspaceId, workspaceId],
  );
  return rows.map(({ code }) => code);
}
