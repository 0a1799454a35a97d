import { codesOf, fieldOf, listAt, textAt } from './fhir-values';

/** What a claim needs of a resource that it refers to. */
export interface Referred {
  name: string;
  npi: string | null;
  /** A member's number, or a payer's. */
  identifier: string | null;
  /** Of a person. */
  person: { lastName: string; firstName: string; birthDate: string | null; sex: string | null } | null;
  /** Of a coverage: who pays. */
  payor: unknown;
  subscriberId: string | null;
  groupId: string | null;
}

/** Resources that claims refer to; of more, the oldest are forgotten. */
const MAX_HELD = 20_000;
const MAX_NAME_CHARACTERS = 200;

const KEPT: ReadonlySet<string> = new Set([
  'Patient',
  'Organization',
  'Practitioner',
  'PractitionerRole',
  'Coverage',
  'Location',
]);

/** Keeps of the resources of a file what claims may refer to: contained ones, entries of a bundle, lines before. */
export class ReferenceStore {
  private readonly held = new Map<string, Referred>();

  /** @returns whether it is of a kind that claims refer to */
  add(resource: object, fullUrl: string | null): boolean {
    const type = textAt(resource, 'resourceType');
    if (type === null || !KEPT.has(type)) return false;
    const referred = referredOf(resource);
    const id = textAt(resource, 'id');
    for (const key of [fullUrl, id === null ? null : `${type}/${id}`]) {
      if (key === null) continue;
      this.held.delete(key);
      this.held.set(key, referred);
    }
    for (const [oldest] of this.held) {
      if (this.held.size <= MAX_HELD) break;
      this.held.delete(oldest);
    }
    return true;
  }

  /** @param owner the resource that refers: it can contain what it refers to */
  find(reference: unknown, owner: unknown): Referred | null {
    const text = textAt(reference, 'reference');
    if (text === null) return null;
    if (text.startsWith('#')) {
      const contained = listAt(owner, 'contained').find((each) => textAt(each, 'id') === text.slice(1));
      return contained === undefined ? null : referredOf(contained);
    }
    return this.held.get(text) ?? this.held.get(relativeOf(text)) ?? null;
  }

  /** Whether a reference may still be resolved: it names something outside that has not come yet. */
  isOpen(reference: unknown, owner: unknown): boolean {
    const text = textAt(reference, 'reference');
    return text !== null && !text.startsWith('#') && this.find(reference, owner) === null;
  }
}

/** http://server/fhir/Patient/12/_history/3 is Patient/12. */
export function relativeOf(reference: string): string {
  const plain = reference.replace(/\/_history\/.*$/, '');
  return plain.includes('/') ? plain.split('/').slice(-2).join('/') : plain;
}

/** The id that a reference ends in; of urn:uuid:... the uuid. */
export const idOfReference = (reference: string): string =>
  relativeOf(reference)
    .split('/')
    .at(-1)
    ?.replace(/^urn:uuid:/, '')
    .replace(/^#/, '') ?? reference;

function referredOf(resource: unknown): Referred {
  const type = textAt(resource, 'resourceType');
  const isPerson = type === 'Patient' || type === 'Practitioner';
  const family = textAt(resource, 'name', 'family') ?? '';
  const given = listAt(resource, 'name', 'given').flatMap((name) => (typeof name === 'string' ? [name] : []));
  const name = isPerson
    ? [given.join(' '), family].filter(Boolean).join(' ')
    : (textAt(resource, 'name') ?? '');
  return {
    name: (name || (textAt(resource, 'name', 'text') ?? '')).slice(0, MAX_NAME_CHARACTERS),
    npi: npiAmong(listAt(resource, 'identifier')),
    identifier: type === 'Patient' ? memberNumberAmong(resource) : (payerNumberAmong(resource) ?? null),
    person: isPerson
      ? {
          lastName: family,
          firstName: given[0] ?? '',
          birthDate: textAt(resource, 'birthDate'),
          sex: textAt(resource, 'gender'),
        }
      : null,
    payor: fieldOf(resource, 'payor'),
    subscriberId: textAt(resource, 'subscriberId') ?? memberNumberAmong(resource),
    groupId: groupOf(resource),
  };
}

export const npiAmong = (identifiers: readonly unknown[]): string | null => {
  const npi = identifiers.find(
    (each) =>
      /us-npi|npi/i.test(textAt(each, 'system') ?? '') ||
      codesOf(fieldOf(each, 'type')).some(({ code }) => code.toLowerCase() === 'npi'),
  );
  return npi === undefined ? null : textAt(npi, 'value');
};

/** HL7 identifier types MB (member), SN (subscriber), MC (Medicare); CARIN um (unique member). */
function memberNumberAmong(resource: unknown): string | null {
  const identifiers = listAt(resource, 'identifier');
  const typed = identifiers.find(
    (each) =>
      codesOf(fieldOf(each, 'type')).some(({ code }) => ['MB', 'SN', 'MC', 'um'].includes(code)) ||
      /us-mbi|member/i.test(textAt(each, 'system') ?? ''),
  );
  return typed === undefined ? null : textAt(typed, 'value');
}

function payerNumberAmong(resource: unknown): string | null {
  const identifiers = listAt(resource, 'identifier').filter((each) => npiAmong([each]) === null);
  const named = identifiers.find((each) => /naic|payer|payor/i.test(`${textAt(each, 'system')} ${JSON.stringify(fieldOf(each, 'type') ?? '')}`)); // prettier-ignore
  return named === undefined ? null : textAt(named, 'value');
}

function groupOf(resource: unknown): string | null {
  const group = listAt(resource, 'class').find((each) =>
    codesOf(fieldOf(each, 'type')).some(({ code }) => code === 'group'),
  );
  return group === undefined ? null : textAt(group, 'value');
}
