import { addDays, dateOfInstant } from '../../src/domain/calendar';
import type { Adjudication, Appeal, Claim } from '../../src/domain/claim';
import type { OpenClaim, ReadBack, SimulationEvent } from '../../src/generation/simulation';
import { HISTORY_DAYS } from '../../src/generation/simulation';

interface StoredClaim {
  claim: Claim;
  status: string;
  adjudication: Adjudication | null;
  appeals: Appeal[];
  nextDueS: number | null;
}

/**
 * What a database would hold of a run, as plain text: nothing but what the events said, without the injected truth and
 * without the rule behind a denial, which tables do not keep.
 */
export class StoreModel {
  private readonly rows = new Map<number, StoredClaim>();

  write(events: readonly SimulationEvent[]): void {
    for (const event of events) {
      switch (event.kind) {
        case 'CLAIM_SUBMITTED':
          this.rows.set(event.claim.id, {
            claim: plain(event.claim),
            status: 'PENDING',
            adjudication: null,
            appeals: [],
            nextDueS: event.nextDueS,
          });
          break;
        case 'CLAIM_ADJUDICATED':
          Object.assign(this.row(event.claim.id), {
            status: event.adjudication.outcome,
            adjudication: withoutRules(event.adjudication),
            nextDueS: event.nextDueS,
          });
          break;
        case 'APPEAL_FILED':
          this.row(event.claim.id).appeals.push(plain(event.appeal));
          Object.assign(this.row(event.claim.id), { status: 'APPEALED', nextDueS: event.nextDueS });
          break;
        case 'APPEAL_DECIDED':
          Object.assign(this.row(event.claim.id), {
            status: event.appeal.outcome,
            appeals: [
              ...this.row(event.claim.id).appeals.filter(({ id }) => id !== event.appeal.id),
              plain(event.appeal),
            ],
            nextDueS: event.nextDueS,
          });
          break;
        default:
          break;
      }
    }
  }

  /** As of an instant; in shuffled order, because a query's order is no promise. */
  readBack(nowS: number): ReadBack {
    const since = addDays(dateOfInstant(nowS), -HISTORY_DAYS);
    const rows = [...this.rows.values()];
    const open = rows
      .filter((row) => row.nextDueS !== null && row.nextDueS > nowS)
      .map((row) => plain(row) as OpenClaim)
      .reverse();
    const history = rows
      .map((row) => row.claim)
      .filter((claim) => claim.submissionDate >= since)
      .sort((a, b) => a.id - b.id);
    return { open, history };
  }

  private row(id: number): StoredClaim {
    const row = this.rows.get(id);
    if (!row) throw new Error(`the model has no claim ${id}`);
    return row;
  }
}

const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

function withoutRules(adjudication: Adjudication): Adjudication {
  const copy = plain(adjudication);
  const strip = <T extends { denial: Adjudication['denial'] }>(holder: T): T =>
    holder.denial ? { ...holder, denial: { ...holder.denial, ruleKey: null } } : holder;
  return { ...strip(copy), lines: copy.lines.map(strip) };
}
