import type { Adjudication, Claim, ClaimLine, DenialCodes, LineAdjudication } from '../domain/claim';
import type { ClaimStatus } from '../domain/claim-status';
import type { ClaimLineItemEntity } from '../entities/claim-line-item.entity';
import type { ClaimEntity } from '../entities/claim.entity';
import type { Queryable } from './database';
import { selectRows } from './read/hydrate';
import type { RowOf } from './table';
import { CLAIMS, LINES } from './tables';

export type ClaimRow = RowOf<ClaimEntity>;
type LineRow = RowOf<ClaimLineItemEntity>;

/** A stored claim, in the domain's form. */
export interface StoredClaim {
  claim: Claim;
  status: ClaimStatus;
  nextDueS: number | null;
  /** Allowed by the payer so far, appeals included; null before the first adjudication, or when not stated. */
  allowedSoFarCents: number | null;
  /** The payer's first adjudication. */
  adjudication: Adjudication | null;
}

const PAGE = 400;

/**
 * Whole claims in id order, by keyset pages, so that no read lasts long.
 * @param where SQL after the keyset condition, on alias c
 */
export async function* claimsWithLines(
  db: Queryable,
  workspaceId: number,
  where: string,
  params: readonly (string | number)[],
): AsyncGenerator<StoredClaim[]> {
  let after = -1;
  for (;;) {
    const rows = await selectRows(
      db,
      CLAIMS,
      'c',
      `FROM claims c WHERE c.workspace_id = ? AND c.id > ? ${where} ORDER BY c.id LIMIT ${PAGE}`,
      [workspaceId, after, ...params],
    );
    const last = rows[rows.length - 1];
    if (!last) return;
    yield await withLines(db, workspaceId, rows);
    after = last.localId;
    if (rows.length < PAGE) return;
  }
}

/** Rows of `claims` as whole claims, in their order. */
export async function withLines(
  db: Queryable,
  workspaceId: number,
  rows: readonly ClaimRow[],
): Promise<StoredClaim[]> {
  if (rows.length === 0) return [];
  const lines = await linesOf(db, workspaceId, rows);
  return rows.map((row) => storedClaim(row, lines.get(row.localId) ?? []));
}

async function linesOf(
  db: Queryable,
  workspaceId: number,
  claims: readonly ClaimRow[],
): Promise<Map<number, LineRow[]>> {
  const byClaim = new Map<number, LineRow[]>();
  const rows = await selectRows(
    db,
    LINES,
    'l',
    `FROM claim_line_items l WHERE l.workspace_id = ? AND l.claim_id IN (${claims.map(() => '?').join(', ')}) ORDER BY l.claim_id, l.line_number`,
    [workspaceId, ...claims.map((claim) => claim.localId)],
  );
  for (const row of rows) {
    const lines = byClaim.get(row.claimId);
    if (lines) lines.push(row);
    else byClaim.set(row.claimId, [row]);
  }
  return byClaim;
}

/** The columns of a claim that are no part of what was submitted: its adjudication, and what the store keeps for itself. */
const NOT_SUBMITTED = [
  'workspaceId',
  'localId',
  'coderLocalId',
  'status',
  'processingDate',
  'eligiblePopulations',
  'allowedCents',
  'paidCents',
  'carc',
  'rarc',
  'groupCode',
  'ruleKey',
  'adjustments',
  'initiallyDeniedFlag',
  'firstCarc',
  'deniedCents',
  'storedResolution',
  'storedResolvedOn',
  'nextDueS',
  'injectedRule',
  'injectedPattern',
  'identityKey',
] as const satisfies (keyof ClaimRow)[];

type Submitted = Exclude<keyof ClaimRow, (typeof NOT_SUBMITTED)[number]>;
const submittedOf = CLAIMS.copier(
  CLAIMS.columns
    .map(({ property }) => property as keyof ClaimRow)
    .filter((property): property is Submitted => !(NOT_SUBMITTED as readonly string[]).includes(property)),
);

function storedClaim(row: ClaimRow, lines: readonly LineRow[]): StoredClaim {
  return {
    claim: { id: row.localId, coderId: row.coderLocalId, lines: lines.map(claimLine), ...submittedOf(row) },
    status: row.status,
    nextDueS: row.nextDueS,
    allowedSoFarCents: row.allowedCents,
    adjudication: adjudicationOf(row, lines),
  };
}

const claimLine = (row: LineRow): ClaimLine => ({
  lineNumber: row.lineNumber,
  procedureCode: row.procedureCode,
  modifiers: row.modifiers,
  diagnosisPointers: row.diagnosisPointers,
  units: row.units,
  billedCents: row.billedCents,
  ...(row.revenueCode === null ? {} : { revenueCode: row.revenueCode }),
});

/** The payer's first adjudication: the lines keep what was allowed and paid then, whatever an appeal won later. */
function adjudicationOf(row: ClaimRow, lines: readonly LineRow[]): Adjudication | null {
  if (row.processingDate === null || row.initiallyDeniedFlag === null) return null;
  return {
    outcome: row.initiallyDeniedFlag ? 'DENIED' : 'PAID',
    processingDate: row.processingDate,
    allowedCents: firstAllowedCents(row, lines),
    paidCents:
      lines.length > 0 ? lines.reduce((sum, line) => sum + (line.paidCents ?? 0), 0) : (row.paidCents ?? 0),
    adjustments: row.adjustments,
    denial: denialOf(row),
    lines: lines.map((line): LineAdjudication => ({
      lineNumber: line.lineNumber,
      allowedCents: line.allowedCents,
      paidCents: line.paidCents ?? 0,
      adjustments: line.adjustments,
      denial: denialOf(line),
    })),
  };
}

/** Appeals are decided on simulated claims only, whose lines all state it; an imported claim may state its own. */
function firstAllowedCents(row: ClaimRow, lines: readonly LineRow[]): number | null {
  if (row.source !== 'SIMULATED') return row.allowedCents;
  return lines.reduce((sum, line) => sum + (line.allowedCents ?? 0), 0);
}

const denialOf = ({
  carc,
  rarc,
  groupCode,
  ruleKey,
}: Pick<ClaimRow, 'carc' | 'rarc' | 'groupCode' | 'ruleKey'>): DenialCodes | null =>
  carc === null || groupCode === null ? null : { carc, rarc, group: groupCode, ruleKey };
