import type { LocalDate } from '../../domain/calendar';
import type { Cents } from '../../domain/money';
import type { Connector, ConnectorItem } from '../connector';
import { JsonRecords } from '../json/json-records';
import type { ClaimFacts } from '../records/claim-facts';
import { PaymentRuns } from '../records/payment-runs';
import { SourceFault } from '../source-position';
import type { SourcePosition } from '../source-position';
import { centsAt, fieldOf, isUnreadableMoney, listAt, textAt } from './fhir-values';
import { ReferenceStore, relativeOf } from './reference-store';
import type { ClaimResourceType, Resource } from './resource-facts';
import { hasNoMoney, isWithdrawn, resourceFacts } from './resource-facts';

/** Claims that wait for what they refer to; of more, the oldest is given without it. */
const MAX_WAITING = 200;
/** Claims that a response may still be to. */
const MAX_KNOWN_CLAIMS = 500;

/** What a claim refers to, and needs names of. */
const REFERRED = ['patient', 'provider', 'insurer'] as const;

const CLAIM_TYPES: ReadonlySet<string> = new Set(['ExplanationOfBenefit', 'Claim', 'ClaimResponse']);

/**
 * Claims, responses and explanations of benefit of FHIR R4: a bundle, one resource, or one a line (NDJSON, as bulk data
 * has it). A claim that refers to a resource that has not come waits for it, up to a bound. Predeterminations are no
 * claims and are passed over, each with a notice; other resources are read only for what claims refer to.
 */
export class FhirConnector implements Connector {
  private readonly records: JsonRecords;
  private readonly references = new ReferenceStore();
  private readonly runs: PaymentRuns;
  private items: ConnectorItem[] = [];
  private fault: SourceFault | null = null;
  private hasEnded = false;
  private waiting: Resource[] = [];
  /** By reference, what was read of claims lately. */
  private readonly claims = new Map<string, ClaimFacts>();
  private referred = 0;
  private readonly passedOver = new Map<string, number>();
  /** Claims and responses, refused ones too. */
  private claimResources = 0;
  private last: SourcePosition = { byte: 0, segment: 1, label: 'byte 0, item 1' };

  constructor(private readonly options: { importedOn: LocalDate | null } = { importedOn: null }) {
    this.runs = new PaymentRuns((item) => this.items.push(item));
    this.records = new JsonRecords(
      {
        take: (value, position) => this.takeRecord(value, position),
        broken: ({ position, code, message }) => {
          this.last = position;
          this.claimResources += 1;
          this.runs.refuse({ position, code, message, amountCents: null, patientControlNumber: null });
        },
      },
      new Set(['entry']),
    );
  }

  push(chunk: Uint8Array): ConnectorItem[] {
    return this.run(() => this.records.push(chunk));
  }

  end(): ConnectorItem[] {
    return this.run(() => {
      if (this.hasEnded) return;
      this.hasEnded = true;
      this.records.end();
      if (this.claimResources === 0) {
        const found = this.foundInstead();
        this.passedOver.clear();
        throw new SourceFault(
          this.last,
          'CLAIMS_MISSING',
          `expected claims or responses to them, found ${found}`,
        );
      }
      this.finish();
    });
  }

  private run(read: () => void): ConnectorItem[] {
    if (this.fault) throw this.fault;
    try {
      read();
    } catch (error) {
      if (!(error instanceof SourceFault)) throw error;
      this.fault = error;
      this.finish();
    }
    const { items, fault } = this;
    this.items = [];
    if (fault && items.length === 0) throw fault;
    return items;
  }

  /** An entry of a bundle holds the resource and its address; a line is one, or a bundle of them. */
  private takeRecord(value: object, position: SourcePosition): void {
    this.last = position;
    const entries = listAt(value, 'entry');
    if (textAt(value, 'resourceType') === 'Bundle') {
      // What entries refer to is in the bundle, before them or after.
      for (const entry of entries) this.takeReference(entry);
      for (const entry of entries) this.takeEntry(entry, position);
      return;
    }
    if (textAt(value, 'resourceType') === null) {
      this.takeReference(value);
      this.takeEntry(value, position);
    } else this.takeResource(value, null, position);
  }

  private takeReference(entry: unknown): void {
    const resource = fieldOf(entry, 'resource');
    if (typeof resource === 'object' && resource !== null)
      this.references.add(resource, textAt(entry, 'fullUrl'));
  }

  private takeEntry(entry: unknown, position: SourcePosition): void {
    const resource = fieldOf(entry, 'resource');
    if (typeof resource === 'object' && resource !== null) {
      this.takeResource(resource, textAt(entry, 'fullUrl'), position);
      return;
    }
    this.passOver('entry without a resource');
  }

  private takeResource(value: object, fullUrl: string | null, position: SourcePosition): void {
    const type = textAt(value, 'resourceType') ?? '';
    if (!CLAIM_TYPES.has(type)) {
      if (this.references.add(value, fullUrl)) {
        this.referred += 1;
        this.giveResolved();
      } else this.passOver(type || 'object without a resourceType');
      return;
    }
    this.claimResources += 1;
    const resource: Resource = { type: type as ClaimResourceType, value, position };
    const refusal = refusalOf(resource);
    if (refusal !== null) {
      this.setAside(resource, refusal);
      return;
    }
    if (resource.type === 'Claim') this.giveClaim(resource, fullUrl);
    else if (this.isOpen(resource)) this.wait(resource);
    else this.give(resource);
  }

  private wait(resource: Resource): void {
    this.waiting.push(resource);
    if (this.waiting.length <= MAX_WAITING) return;
    const [oldest] = this.waiting.splice(0, 1);
    if (oldest) this.give(oldest);
  }

  private giveResolved(): void {
    if (this.waiting.length === 0) return;
    const ready = this.waiting.filter((each) => !this.isOpen(each));
    if (ready.length === 0) return;
    this.waiting = this.waiting.filter((each) => !ready.includes(each));
    for (const resource of ready) this.give(resource);
  }

  private isOpen({ type, value }: Resource): boolean {
    const { references } = this;
    const request = textAt(value, 'request', 'reference');
    if (type === 'ClaimResponse' && request !== null && this.requestOf(value) === null) return true;
    return REFERRED.some((name) => references.isOpen(fieldOf(value, name), value));
  }

  private giveClaim(resource: Resource, fullUrl: string | null): void {
    const { references } = this;
    this.know(resource, fullUrl);
    const isOpen = REFERRED.some((name) => references.isOpen(fieldOf(resource.value, name), resource.value));
    if (isOpen) this.wait(resource);
    else this.give(resource);
    this.giveResolved();
  }

  private know({ type, value, position }: Resource, fullUrl: string | null): void {
    const facts = resourceFacts({ type, value, position }, this.references, null);
    const id = textAt(value, 'id');
    for (const key of [fullUrl, id === null ? null : `Claim/${id}`])
      if (key !== null) this.claims.set(key, facts);
    for (const [oldest] of this.claims) {
      if (this.claims.size <= MAX_KNOWN_CLAIMS) break;
      this.claims.delete(oldest);
    }
  }

  private requestOf(value: object): ClaimFacts | null {
    const reference = textAt(value, 'request', 'reference');
    if (reference === null) return null;
    return this.claims.get(reference) ?? this.claims.get(relativeOf(reference)) ?? null;
  }

  private give(resource: Resource): void {
    const request = resource.type === 'ClaimResponse' ? this.requestOf(resource.value) : null;
    const facts = resourceFacts(resource, this.references, request);
    if (facts.claimNumber === '') {
      this.setAside(resource, {
        code: 'CLAIM_NUMBER_MISSING',
        message: 'expected an identifier, or an id, found neither',
        isSkipped: false,
      });
      return;
    }
    if (hasNoMoney(facts)) {
      this.setAside(resource, {
        code: 'CLAIM_AMOUNTS_MISSING',
        message: `expected amounts in the ${resource.type}, found none: it leaves out what was billed and paid`,
        isSkipped: false,
      });
      return;
    }
    this.runs.add({ ...facts, dateOfImport: this.options.importedOn });
  }

  private setAside(resource: Resource, { code, message, isSkipped }: Refusal): void {
    const { position, value } = resource;
    const amountCents = statedMoney(value);
    if (isSkipped) {
      this.items.push({ kind: 'notice', notice: { position, code, message, amountCents } });
      return;
    }
    const patientControlNumber = textAt(value, 'identifier', 'value') ?? textAt(value, 'id');
    this.runs.refuse({ position, code, message, amountCents, patientControlNumber });
  }

  private passOver(what: string): void {
    this.passedOver.set(what, (this.passedOver.get(what) ?? 0) + 1);
  }

  private foundInstead(): string {
    const others = [...this.passedOver].map(([type, count]) => `${count} ${type.slice(0, 40)}`).slice(0, 20);
    const referred = this.referred === 0 ? [] : [`${this.referred} resources that claims refer to`];
    return [...referred, ...others].join(', ') || 'none';
  }

  private finish(): void {
    const { waiting } = this;
    this.waiting = [];
    for (const resource of waiting) this.give(resource);
    this.runs.end(this.last);
    if (this.passedOver.size === 0) return;
    this.referred = 0;
    const what = this.foundInstead();
    this.passedOver.clear();
    const message = `expected claims and what they refer to, found also ${what}; passed over`;
    this.items.push({
      kind: 'notice',
      notice: { position: this.last, code: 'RESOURCES_PASSED_OVER', message, amountCents: null },
    });
  }
}

interface Refusal {
  code: string;
  message: string;
  /** What is no claim, and no loss. */
  isSkipped: boolean;
}

function refusalOf({ type, value }: Resource): Refusal | null {
  const use = textAt(value, 'use');
  if (use === 'preauthorization' || use === 'predetermination')
    return {
      code: 'PREDETERMINATION_SKIPPED',
      message: `expected a claim, found a ${type} whose use is ${use}: nothing was billed or denied; passed over`,
      isSkipped: true,
    };
  const status = textAt(value, 'status');
  if (status === 'draft' || (type === 'Claim' && isWithdrawn(value)))
    return {
      code: 'CLAIM_WITHDRAWN',
      message: `expected an active ${type}, found one whose status is ${status ?? 'missing'}; passed over`,
      isSkipped: true,
    };
  if (isOlderVersion(type, value))
    return {
      code: 'FHIR_VERSION_UNSUPPORTED',
      message: `expected FHIR R4, found the ${type} of an older version (STU3): it has no use and no outcome`,
      isSkipped: false,
    };
  if (moneyOf(value).some(isUnreadableMoney))
    return {
      code: 'AMOUNT_INVALID',
      message: `expected amounts in the ${type}, found one that is no number of dollars and cents`,
      isSkipped: false,
    };
  return null;
}

/** All that decides what was billed and paid. */
const moneyOf = (value: object): unknown[] => [
  fieldOf(value, 'payment', 'amount'),
  ...listAt(value, 'total').flatMap((total) => [total, fieldOf(total, 'amount')]),
  ...listAt(value, 'adjudication').map((entry) => fieldOf(entry, 'amount')),
  ...listAt(value, 'item').flatMap((item) => [
    fieldOf(item, 'net'),
    ...listAt(item, 'adjudication').map((entry) => fieldOf(entry, 'amount')),
  ]),
];

/** R4 requires both; in STU3 an item has a service, and money is a quantity with a system. */
const isOlderVersion = (type: ClaimResourceType, value: object): boolean =>
  type === 'ExplanationOfBenefit' &&
  textAt(value, 'use') === null &&
  textAt(value, 'outcome') === null &&
  (listAt(value, 'item').some((item) => fieldOf(item, 'service') !== undefined) ||
    textAt(value, 'payment', 'amount', 'system') !== null ||
    fieldOf(value, 'hospitalization') !== undefined);

/** What a resource that is not taken over says of money: paid, else billed. */
function statedMoney(value: object): Cents | null {
  const total = fieldOf(value, 'total');
  const first = Array.isArray(total) ? centsAt(total[0], 'amount') : centsAt(value, 'total');
  return centsAt(value, 'payment', 'amount') ?? first ?? centsAt(value, 'totalCost');
}
