import { ELIGIBLE_POPULATIONS } from '../../domain/denial-rule';
import { elementAt } from '../../domain/element-at';
import type { LatticeField, LatticeTerm } from './lattice-fields';

/** An item is a field with a value, by number; 0 is a missing value. Rows hold items in 16 bits. */
export type Item = number;
export const MISSING: Item = 0;
const MAX_ITEMS = 65_535;

/**
 * Numbers for the items that rows hold, in the order in which they are first seen; nothing that is decided depends on
 * that order. What comes after 65,535 items counts as missing.
 */
export class ItemDictionary {
  private readonly ids = new Map<LatticeField, Map<string, Item>>();
  private readonly terms: LatticeTerm[] = [{ field: 'payer', value: '' }];
  /** By bit of the eligible populations; bit 0, all claims, is no term. */
  readonly populations: readonly Item[];

  constructor() {
    this.populations = ELIGIBLE_POPULATIONS.map((value, bit) =>
      bit === 0 ? MISSING : this.idOf('population', value),
    );
  }

  get count(): number {
    return this.terms.length;
  }

  idOf(field: LatticeField, value: string | null): Item {
    if (value === null || value === '') return MISSING;
    let values = this.ids.get(field);
    if (values === undefined) this.ids.set(field, (values = new Map()));
    const found = values.get(value);
    if (found !== undefined) return found;
    if (this.terms.length >= MAX_ITEMS) return MISSING;
    const id = this.terms.length;
    this.terms.push({ field, value });
    values.set(value, id);
    return id;
  }

  /** MISSING when no row has had it. */
  find({ field, value }: LatticeTerm): Item {
    return this.ids.get(field)?.get(value) ?? MISSING;
  }

  term(item: Item): LatticeTerm {
    return elementAt(this.terms, item);
  }
}
