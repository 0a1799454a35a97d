import type { ObservedClaim } from './stream-detector';

/** Enough to tell 0.8 from 0.75 in a slice of one claim in a hundred. */
const MAX_CLAIMS = 60_000;

/**
 * The claims over which slices are compared: all of them, or, of a long run, every second, fourth, ... by a hash of
 * their ids, which no slice depends on.
 */
export class ClaimSample {
  claims: ObservedClaim[] = [];
  private mask = 0;

  add(observed: ObservedClaim): void {
    if ((hashOf(observed.claim.id) & this.mask) !== 0) return;
    this.claims.push(observed);
    if (this.claims.length <= MAX_CLAIMS) return;
    this.mask = this.mask * 2 + 1;
    this.claims = this.claims.filter(({ claim }) => (hashOf(claim.id) & this.mask) === 0);
  }

  membersOf(isMember: (observed: ObservedClaim) => boolean): Uint8Array {
    return Uint8Array.from(this.claims, (observed) => (isMember(observed) ? 1 : 0));
  }
}

function hashOf(id: number): number {
  const low = Math.imul((id | 0) ^ Math.floor(id / 4294967296), 0x9e3779b1);
  return (low ^ (low >>> 15)) >>> 4;
}
