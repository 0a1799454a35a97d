import { diagnosisChapterOf } from '../../domain/catalogues/diagnosis-chapters';
import type { Coder, Payer } from '../../domain/claim';
import type { ClaimSlice } from '../../domain/claim-slice';
import { isServiceInSlice } from '../../domain/claim-slice';
import { elementAt } from '../../domain/element-at';
import { CLAIM_KINDS } from '../claims/claim-kinds';
import type { VisitType } from '../visits/case-mix';
import { USUAL_PLACE_SHARE } from '../visits/case-mix';
import type { HospitalBill } from '../visits/hospital-bill';

/** What a world says of its payers, providers and coders. */
interface SlicedWorld {
  payers: readonly Payer[];
  coders: readonly Coder[];
  /** For the choice of a provider. */
  providerTable: Uint16Array;
}

/**
 * The share of a payer's clean claims of one kind that are in a slice. Provider, coder, place, diagnosis and services of
 * a claim are drawn independently of each other once its payer and kind are known, so that the shares multiply.
 */
export function shareInSlice(
  world: SlicedWorld,
  slice: ClaimSlice,
  payerIndex: number,
  kind: number,
): number {
  const { id, type } = elementAt(world.payers, payerIndex);
  if (slice.payer !== null && slice.payer !== id) return 0;
  if (slice.lineOfBusiness !== null && slice.lineOfBusiness !== type) return 0;
  const ofProvider = slice.provider === null ? 1 : tableShare(world.providerTable, slice.provider - 1);
  const ofCoder = slice.coder === null ? 1 : slice.coder <= world.coders.length ? 1 / world.coders.length : 0;
  const visit = elementAt(CLAIM_KINDS, kind);
  return (
    ofProvider * ofCoder * placeShare(visit, slice) * chapterShare(visit, slice) * serviceShare(visit, slice)
  );
}

const tableShare = (table: Uint16Array, entry: number): number => countOf(table, entry) / table.length;

const countOf = (table: Uint16Array, entry: number): number =>
  table.reduce((count, value) => count + (value === entry ? 1 : 0), 0);

function placeShare({ places, hospital }: VisitType, { placeOfService }: ClaimSlice): number {
  if (placeOfService === null) return 1;
  if (hospital) return 0;
  const usual = places[0] === placeOfService ? USUAL_PLACE_SHARE : 0;
  return usual + (places.at(-1) === placeOfService ? 1 - USUAL_PLACE_SHARE : 0);
}

function chapterShare({ reasons }: VisitType, { diagnosisChapter }: ClaimSlice): number {
  if (diagnosisChapter === null) return 1;
  const principal = elementAt(reasons, 0);
  return principal.filter((code) => diagnosisChapterOf(code) === diagnosisChapter).length / principal.length;
}

/** Of the claims of a kind, those with such a service on some line. */
function serviceShare(visit: VisitType, slice: ClaimSlice): number {
  if (slice.procedure === null && slice.procedureGroup === null) return 1;
  return visit.hospital ? hospitalShare(visit.hospital, slice) : officeShare(visit, slice);
}

function officeShare({ lines }: VisitType, slice: ClaimSlice): number {
  const without = lines.reduce((product, { codes, weights }) => {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const matching = codes.reduce(
      (sum, code, i) => (isServiceInSlice({ procedureCode: code }, slice) ? sum + (weights[i] ?? 0) : sum),
      0,
    );
    return product * (1 - matching / total);
  }, 1);
  return 1 - without;
}

function hospitalShare({ lines, ancillaries, ancillaryCount }: HospitalBill, slice: ClaimSlice): number {
  let without = 1;
  let beside = 0;
  for (const { ancillary, codes, table } of lines) {
    const matching = codes.reduce(
      (sum, code, i) => (isServiceInSlice({ procedureCode: code }, slice) ? sum + tableShare(table, i) : sum),
      0,
    );
    if (ancillary < 0) without *= 1 - matching;
    else beside += matching;
  }
  // Some of the ancillary lines, all of them equally often.
  const noneBeside =
    ancillaries.reduce((sum, count) => sum + (1 - count / ancillaryCount) ** beside, 0) / ancillaries.length;
  return 1 - without * noneBeside;
}
