const LEAF_BYTES = 32;
const FIRST_CAPACITY = 1024;

/** Leaf hashes by id, 40 bytes each, added in any order and read in rising id. */
export class LeafList {
  private ids = new Float64Array(FIRST_CAPACITY);
  private bytes = new Uint8Array(FIRST_CAPACITY * LEAF_BYTES);
  private count = 0;

  add(id: number, leaf: Uint8Array): void {
    if (this.count === this.ids.length) this.grow(this.count * 2);
    this.ids[this.count] = id;
    this.bytes.set(leaf, this.count * LEAF_BYTES);
    this.count++;
  }

  copy(): LeafList {
    const copy = new LeafList();
    copy.grow(Math.max(FIRST_CAPACITY, this.count));
    copy.ids.set(this.ids.subarray(0, this.count));
    copy.bytes.set(this.bytes.subarray(0, this.count * LEAF_BYTES));
    copy.count = this.count;
    return copy;
  }

  *inIdOrder(): Iterable<Uint8Array> {
    const order = new Uint32Array(this.count).map((_, index) => index);
    order.sort((a, b) => (this.ids[a] as number) - (this.ids[b] as number));
    for (const index of order) yield this.bytes.subarray(index * LEAF_BYTES, (index + 1) * LEAF_BYTES);
  }

  private grow(capacity: number): void {
    const ids = new Float64Array(capacity);
    const bytes = new Uint8Array(capacity * LEAF_BYTES);
    ids.set(this.ids.subarray(0, Math.min(this.count, capacity)));
    bytes.set(this.bytes.subarray(0, Math.min(this.count, capacity) * LEAF_BYTES));
    this.ids = ids;
    this.bytes = bytes;
  }
}
