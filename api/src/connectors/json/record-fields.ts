import type { ColumnField } from '../../domain/tables/column-mapping';
import type { LocalDate } from '../../domain/calendar';
import type { Cents } from '../../domain/money';
import { isBlank, orderProvenBy, readAmount, readDate } from '../csv/cell-values';
import { fieldNamed } from '../csv/column-fields';
import { centsOf } from '../fhir/fhir-values';

type Scalar = string | number | boolean;

/** Names of objects that only hold what is the claim's own. */
const HOLDERS: ReadonlySet<string> = new Set(['claim', 'header', 'data', 'attributes', 'amounts', 'dates']);
const MAX_DEPTH = 3;

/**
 * The fields of a JSON object by what they mean: by the names that columns of tables are known by, in any spelling
 * (claimNumber, claim_number), and one level down (payer.name, provider.npi).
 */
export class RecordFields {
  private readonly values = new Map<ColumnField, Scalar[]>();
  /** The record's own id, where it has no number of another name. */
  readonly id: string | null;
  /** Of what could not be read. */
  readonly faults: string[] = [];

  constructor(record: object) {
    this.gather(record, '', 0);
    const id = (record as Record<string, unknown>).id;
    this.id = typeof id === 'string' || typeof id === 'number' ? String(id) : null;
  }

  text(field: ColumnField): string | null {
    return this.texts(field)[0] ?? null;
  }

  texts(field: ColumnField): string[] {
    return (this.values.get(field) ?? [])
      .map((value) => String(value).trim())
      .filter((text) => !isBlank(text));
  }

  amount(...fields: readonly ColumnField[]): Cents | null {
    for (const field of fields) {
      const [value] = this.values.get(field) ?? [];
      if (value === undefined || (typeof value === 'string' && isBlank(value))) continue;
      const cents = typeof value === 'number' ? centsOf(value) : readAmount(String(value), 'POINT');
      if (cents !== null) return cents;
      this.faults.push(`expected an amount as ${field}, found another value`);
    }
    return null;
  }

  date(...fields: readonly ColumnField[]): LocalDate | null {
    for (const field of fields) {
      const text = this.text(field);
      if (text === null) continue;
      const date = orderProvenBy(text) === 'EITHER' ? null : readDate(text, orderProvenBy(text) === 'DAY_FIRST' ? 'DAY_FIRST' : 'MONTH_FIRST'); // prettier-ignore
      if (date !== null) return date === 'NONE' ? null : date;
      this.faults.push(`expected a date YYYY-MM-DD as ${field}, found another value; left out`);
    }
    return null;
  }

  has(field: ColumnField): boolean {
    return this.texts(field).length > 0;
  }

  private gather(record: object, prefix: string, depth: number): void {
    for (const [name, value] of Object.entries(record)) {
      if (Array.isArray(value)) {
        const scalars = value.filter(isScalar);
        if (scalars.length > 0) this.keep(`${prefix}${name}`, scalars);
      } else if (typeof value === 'object' && value !== null) {
        if (depth < MAX_DEPTH) this.gather(value as object, HOLDERS.has(name.toLowerCase()) ? '' : `${prefix}${name}`, depth + 1); // prettier-ignore
      } else if (isScalar(value)) this.keep(`${prefix}${name}`, [value]);
    }
  }

  private keep(name: string, values: readonly Scalar[]): void {
    const field = fieldNamed(name);
    if (field !== null) this.values.set(field, [...(this.values.get(field) ?? []), ...values]);
  }
}

const isScalar = (value: unknown): value is Scalar => ['string', 'number', 'boolean'].includes(typeof value);
