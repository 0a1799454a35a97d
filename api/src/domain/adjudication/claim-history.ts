import type { LocalDate } from '../calendar';
import type { Claim, ClaimLine } from '../claim';

/** A service that the practice billed for the same member, on the day of the claim or before it. */
export interface EarlierService {
  dateOfService: LocalDate;
  procedureCode: string;
  modifiers: readonly string[];
  /** Rendered by the same specialty as the claim: payers take the providers of one group and specialty for one. */
  sameSpecialty: boolean;
}

/** What the payer received before: the part of adjudication that is not on the claim itself. */
export interface ClaimHistory {
  /** An original claim received before this one that bills the same service: its id, or null. */
  findDuplicate(claim: Claim, line: ClaimLine): number | null;
  /** The member's services with the practice in the last three years, the newest first. */
  earlierServices(claim: Claim): readonly EarlierService[];
}

const NO_SERVICES: readonly EarlierService[] = [];
export const NO_HISTORY: ClaimHistory = { findDuplicate: () => null, earlierServices: () => NO_SERVICES };

/** The same history, of a practice that knows what it did for the member before. */
export const withEarlierServices = (
  history: ClaimHistory,
  services: readonly EarlierService[],
): ClaimHistory => ({
  findDuplicate: (claim, line) => history.findDuplicate(claim, line),
  earlierServices: () => services,
});

/**
 * History in memory, by a 53-bit hash of what makes two services the same (payer, member, date, code, modifiers,
 * provider), or two institutional claims (payer, member, first and last day, type of bill, provider). Days older than
 * the window are dropped whole, at the end of a day, so that a history rebuilt from the last days of claims gives the
 * same results as one kept all along.
 */
export class RecentClaims implements ClaimHistory {
  /** Ids in rising order. Nearly every entry holds one id, so a bare number stands for a list of one. */
  private readonly idsByKey = new Map<number, number | number[]>();
  private readonly keysByDay = new Map<number, number[]>();

  /** @param windowDays a claim is remembered on its own day and the windowDays - 1 after it */
  constructor(private readonly windowDays: number) {}

  add(claim: Claim, submissionDay: number): void {
    if (claim.frequencyCode !== '1' || claim.memberId === null) return;
    let keys = this.keysByDay.get(submissionDay);
    if (!keys) this.keysByDay.set(submissionDay, (keys = []));
    if (claim.claimType === 'INSTITUTIONAL') this.put(statementKey(claim), claim.id, keys);
    else for (const line of claim.lines) this.put(serviceKey(claim, line), claim.id, keys);
  }

  forgetBefore(today: number): void {
    for (const [day, keys] of this.keysByDay) {
      if (today - day < this.windowDays) continue;
      for (let i = 0; i < keys.length; i += 2) this.remove(keys[i] as number, keys[i + 1] as number);
      this.keysByDay.delete(day);
    }
  }

  findDuplicate(claim: Claim, line: ClaimLine): number | null {
    if (claim.memberId === null) return null;
    const ids = this.idsByKey.get(
      claim.claimType === 'INSTITUTIONAL' ? statementKey(claim) : serviceKey(claim, line),
    );
    const first = typeof ids === 'object' ? ids[0] : ids;
    return first !== undefined && first < claim.id ? first : null;
  }

  /**
   * None: a run remembers what repeats a claim and no more. Its patients are invented a visit at a time, without the
   * courses of care by which one visit would follow from another.
   */
  earlierServices(): readonly EarlierService[] {
    return NO_SERVICES;
  }

  private put(key: number, id: number, keysOfDay: number[]): void {
    const ids = this.idsByKey.get(key);
    if (ids === undefined) this.idsByKey.set(key, id);
    else if (typeof ids === 'number') this.idsByKey.set(key, ids < id ? [ids, id] : [id, ids]);
    else
      this.idsByKey.set(
        key,
        [...ids, id].sort((a, b) => a - b),
      );
    keysOfDay.push(key, id);
  }

  private remove(key: number, id: number): void {
    const ids = this.idsByKey.get(key);
    if (typeof ids === 'object') {
      const left = ids.filter((other) => other !== id);
      this.idsByKey.set(key, left.length === 1 ? (left[0] as number) : left);
    } else if (ids === id) this.idsByKey.delete(key);
  }
}

function serviceKey(claim: Claim, line: ClaimLine): number {
  return hashOf(claim, claim.dateOfService, line.procedureCode, line.modifiers);
}

/**
 * A second claim for the same days is a duplicate of the statement, whatever its lines are; only a replacement may
 * differ.
 */
function statementKey(claim: Claim): number {
  return hashOf(claim, claim.dateOfService, claim.dischargeDate ?? '', [claim.typeOfBill?.slice(0, 3) ?? '']);
}

/** FNV-1a in two lanes of 32 bits, cut to the 53 bits that a number holds exactly. */
function hashOf(
  { payerId, providerId, memberId }: Claim,
  date: string,
  what: string,
  more: readonly string[],
): number {
  let low = 0x811c9dc5 ^ payerId;
  let high = 0x9dc5811c ^ (providerId ?? 0);
  const mix = (text: string): void => {
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      low = Math.imul(low ^ unit, 0x01000193);
      high = Math.imul(high ^ unit, 0x5bd1e995);
    }
    high ^= high >>> 15;
  };
  mix(memberId ?? '');
  mix(date);
  mix(what);
  for (const text of more) mix(text);
  return (high & 0x1fffff) * 4294967296 + (low >>> 0);
}
