import { diagnosisChapterOf } from '../../domain/catalogues/diagnosis-chapters';
import { findProcedure } from '../../domain/catalogues/procedure-catalogue';
import { procedureGroupOf } from '../../domain/catalogues/procedure-groups';
import type { ClaimType, PayerType } from '../../domain/claim';
import type { Observation } from '../../detection/detector';
import { packObservations, unpackObservations } from '../../detection/observation-log';
import { insertRows } from '../bulk';
import type { Tx } from '../database';
import { DETECTOR_OBSERVATIONS } from '../tables';

/**
 * One stored day of the detector, read again from the claims adjudicated on it.
 * @returns how many claims of the stored day differ
 */
export async function confirmDetectorDay(tx: Tx, workspaceId: number, day: string): Promise<number> {
  const right = await observationsOf(tx, workspaceId, day);
  const stored = await storedDay(tx, workspaceId, day);
  const texts = new Map(right.map((observation) => [observation.claim.claimId, JSON.stringify(observation)]));
  const mismatches = differing(texts, stored);
  if (mismatches === 0) return 0;
  await tx.run('DELETE FROM detector_observations WHERE workspace_id = ? AND day = ?', [workspaceId, day]);
  const [first] = right;
  if (first === undefined) return mismatches;
  const row = { workspaceId, day, firstClaimId: first.claim.claimId, content: packObservations(right) };
  await insertRows(tx, DETECTOR_OBSERVATIONS, DETECTOR_OBSERVATIONS.packAll([row]));
  return mismatches;
}

/** By claim; a row that cannot be read counts as a claim that is not there. */
async function storedDay(tx: Tx, workspaceId: number, day: string): Promise<Map<number, string>> {
  const rows = await tx.query<{ content: string }>(
    'SELECT content FROM detector_observations WHERE workspace_id = ? AND day = ?',
    [workspaceId, day],
  );
  const stored = new Map<number, string>();
  rows.forEach(({ content }, at) => {
    try {
      unpackObservations(day, content, (each) => stored.set(each.claim.claimId, JSON.stringify(each)));
    } catch (error) {
      if (!(error instanceof RangeError || error instanceof SyntaxError)) throw error;
      stored.set(-1 - at, content);
    }
  });
  return stored;
}

function differing(right: ReadonlyMap<number, string>, stored: ReadonlyMap<number, string>): number {
  const claims = new Set([...right.keys(), ...stored.keys()]);
  return [...claims].filter((id) => right.get(id) !== stored.get(id)).length;
}

interface ClaimFacts {
  id: number;
  payer_id: number;
  line_of_business: PayerType | null;
  provider_id: number | null;
  coder_id: number | null;
  claim_type: ClaimType;
  place_of_service: string | null;
  diagnosis_codes: string;
  eligible_populations: number;
  billed_cents: number;
  initially_denied: number;
  first_carc: string | null;
}

interface LineFacts {
  claim_id: number;
  procedure_code: string;
  revenue_code: string | null;
  modifiers: string;
  billed_cents: number;
  carc: string | null;
}

const ON_DAY = `c.workspace_id = ? AND c.processing_date = ? AND c.frequency_code = '1' AND c.bill_of IS NULL AND c.initially_denied IS NOT NULL`;

async function observationsOf(tx: Tx, workspaceId: number, day: string): Promise<Observation[]> {
  const key = [workspaceId, day];
  const claims = await tx.query<ClaimFacts>(
    `SELECT c.id, c.payer_id, COALESCE(c.line_of_business, p.type) AS line_of_business, c.provider_id, c.coder_id, c.claim_type, c.place_of_service,
       c.diagnosis_codes, c.eligible_populations, c.billed_cents, c.initially_denied, c.first_carc
     FROM claims c LEFT JOIN payers p ON p.workspace_id = c.workspace_id AND p.id = c.payer_id WHERE ${ON_DAY} ORDER BY c.id`,
    key,
  );
  const lines = await tx.query<LineFacts>(
    `SELECT l.claim_id, l.procedure_code, l.revenue_code, l.modifiers, l.billed_cents, l.carc
     FROM claims c JOIN claim_line_items l ON l.workspace_id = c.workspace_id AND l.claim_id = c.id WHERE ${ON_DAY}
     ORDER BY l.claim_id, l.line_number`,
    key,
  );
  const byClaim = new Map<number, LineFacts[]>();
  for (const line of lines) {
    const own = byClaim.get(Number(line.claim_id)) ?? [];
    byClaim.set(Number(line.claim_id), own);
    own.push(line);
  }
  return claims.map((claim) => observationOf(day, claim, byClaim.get(Number(claim.id)) ?? []));
}

/** In the order of properties in which packed ones are read. */
function observationOf(day: string, claim: ClaimFacts, own: readonly LineFacts[]): Observation {
  const isDenied = Number(claim.initially_denied) === 1;
  const lines = own.map(({ procedure_code: code, modifiers, billed_cents, carc }) => ({
    procedureCode: code === '' ? null : code,
    procedureGroup: procedureGroupOf(code),
    modifiers: (JSON.parse(modifiers) as string[]).sort().join('+') || null,
    denial: isDenied && carc !== null ? { carc, deniedCents: Number(billed_cents) } : null,
  }));
  const isWhole = isDenied && claim.first_carc !== null && lines.every(({ denial }) => denial === null);
  const [diagnosis = ''] = JSON.parse(claim.diagnosis_codes) as string[];
  const billedCents = Number(claim.billed_cents);
  const hasRevenueCodes = own.some(({ revenue_code }) => revenue_code !== null);
  return {
    claim: {
      claimId: Number(claim.id),
      processingDate: day,
      payerId: Number(claim.payer_id),
      lineOfBusiness: claim.line_of_business ?? 'OTHER',
      providerId: claim.provider_id === null ? null : Number(claim.provider_id),
      coderId: claim.coder_id === null ? null : Number(claim.coder_id),
      claimType: claim.claim_type,
      placeOfService: claim.place_of_service,
      diagnosisChapter: diagnosisChapterOf(diagnosis),
      eligiblePopulations: Number(claim.eligible_populations),
      hasUnlistedService: own.some(
        ({ procedure_code: code }) => code !== '' && findProcedure(code) === undefined,
      ),
      billedCents,
      lines,
      claimDenial: isWhole ? { carc: claim.first_carc ?? '', deniedCents: billedCents } : null,
    },
    revenueCodes: hasRevenueCodes ? own.map(({ revenue_code }) => revenue_code) : null,
  };
}
