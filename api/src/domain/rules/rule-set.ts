/** Some of the denial rules, by their index: as many rules as there may be, where a number has bits for 32 only. */
export class RuleSet {
  static readonly NONE = new RuleSet([]);

  /** Equal sets have equal keys. */
  readonly key: string;
  private readonly members: Uint8Array;

  constructor(indexes: Iterable<number>) {
    const sorted = [...new Set(indexes)].sort((a, b) => a - b);
    this.members = new Uint8Array((sorted[sorted.length - 1] ?? -1) + 1);
    for (const index of sorted) this.members[index] = 1;
    this.key = sorted.join(' ');
  }

  has(rule: number): boolean {
    return this.members[rule] === 1;
  }

  get indexes(): number[] {
    return [...this.members].flatMap((member, index) => (member === 1 ? [index] : []));
  }

  union(other: RuleSet): RuleSet {
    return new RuleSet([...this.indexes, ...other.indexes]);
  }
}
