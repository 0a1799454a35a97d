/** What takes longer than this is not computed while a commit of this thread goes on. */
const LONG_MS = 30;
/** Decisions take unequally long: the longest of the last days counts, and is forgotten little by little. */
const FADES = 0.9;

/** How long the detector's decisions at the end of a day take. Until one has been made, they are taken to be long. */
export class DecisionTime {
  private longestMs = LONG_MS / FADES;

  /** Whether the next one is likely to be long. */
  get isLong(): boolean {
    return this.longestMs >= LONG_MS;
  }

  took(ms: number): void {
    this.longestMs = Math.max(ms, this.longestMs * FADES);
  }
}
