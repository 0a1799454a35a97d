import type { AdjustmentGroup, DenialCodes } from '../../domain/claim';
import type { Queryable } from '../database';

export interface FirstDenial extends DenialCodes {
  /** The coder who coded the claim; null on imported ones. */
  coderId: number | null;
}

/** What a claim was first denied with; null for a claim that is not there, pending, or paid. */
export async function firstDenialOf(
  db: Queryable,
  workspaceId: number,
  claimId: number,
): Promise<FirstDenial | null> {
  const [row] = await db.query<{
    rule_key: string | null;
    coder_id: number | null;
    first_carc: string | null;
    carc: string | null;
    rarc: string | null;
    group_code: AdjustmentGroup | null;
  }>(
    `SELECT rule_key, coder_id, first_carc, carc, rarc, group_code FROM claims
     WHERE workspace_id = ? AND id = ? AND initially_denied = 1`,
    [workspaceId, claimId],
  );
  const carc = row?.first_carc ?? row?.carc;
  if (!row || !carc) return null;
  // The remark code belongs to the latest denial, which may have another reason.
  const rarc = row.carc === carc ? row.rarc : null;
  return {
    ruleKey: row.rule_key,
    carc,
    rarc,
    group: row.group_code ?? 'CO',
    coderId: row.coder_id === null ? null : Number(row.coder_id),
  };
}
