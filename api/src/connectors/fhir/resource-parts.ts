import type { ClaimFacts } from '../records/claim-facts';
import { NO_FACTS } from '../records/claim-facts';
import { claimTypeOf, diagnosisOf, sexOf } from '../records/code-words';
import { codesOf, dateOf, fieldOf, hasCode, listAt, textAt } from './fhir-values';
import type { Referred, ReferenceStore } from './reference-store';
import { npiAmong } from './reference-store';

/** Reads the parts that the three resources have in common. */
export class ResourceParts {
  private readonly diagnosisList: { codes: string[]; places: Map<number, number> };

  constructor(
    private readonly value: object,
    private readonly references: ReferenceStore,
  ) {
    this.diagnosisList = diagnosesOf(value);
  }

  claimType(): ClaimFacts['claimType'] {
    const codes = codesOf(fieldOf(this.value, 'type')).map(({ code }) => claimTypeOf(code));
    return codes.includes('INSTITUTIONAL') ? 'INSTITUTIONAL' : 'PROFESSIONAL';
  }

  diagnoses(): { codes: string[]; places: Map<number, number> } {
    return this.diagnosisList;
  }

  payer(request: ClaimFacts | null): ClaimFacts['payer'] {
    const insurer = fieldOf(this.value, 'insurer');
    const found = this.references.find(insurer, this.value);
    const coverage = fieldOf(this.focalInsurance(), 'coverage');
    const payor = this.coverage()?.payor;
    const ofPayor = this.references.find(payor, this.value);
    const name =
      textAt(insurer, 'display') ??
      (found?.name || null) ??
      textAt(payor, 'display') ??
      (ofPayor?.name || null) ??
      textAt(coverage, 'display') ??
      textAt(insurer, 'identifier', 'value') ??
      request?.payer.name ??
      '';
    const identifier =
      textAt(insurer, 'identifier', 'value') ?? found?.identifier ?? request?.payer.identifier ?? null;
    return { name, identifier: identifier === name ? null : identifier };
  }

  provider(): ClaimFacts['provider'] {
    const reference = fieldOf(this.value, 'provider') ?? fieldOf(this.value, 'requestor');
    const found = this.references.find(reference, this.value);
    const identifier = fieldOf(reference, 'identifier');
    const own = textAt(identifier, 'value');
    const npi = npiAmong([identifier]) ?? (/^\d{10}$/.test(own ?? '') ? own : null) ?? found?.npi ?? null;
    const name = textAt(reference, 'display') ?? found?.name ?? '';
    return npi === null && name === '' ? null : { name, npi };
  }

  focalInsurance(): unknown {
    const all = listAt(this.value, 'insurance');
    return all.find((each) => fieldOf(each, 'focal') === true) ?? all[0];
  }

  coverage(): Referred | null {
    return this.references.find(fieldOf(this.focalInsurance(), 'coverage'), this.value);
  }

  insuranceType(): string | null {
    const text = codesOf(fieldOf(this.value, 'subType'))
      .map(({ code }) => code)
      .find((code) => /medic/i.test(code));
    return text ?? null;
  }

  memberId(): string | null {
    const coverage = fieldOf(this.focalInsurance(), 'coverage');
    return (
      textAt(coverage, 'identifier', 'value') ??
      this.coverage()?.subscriberId ??
      this.references.find(fieldOf(this.value, 'patient'), this.value)?.identifier ??
      null
    );
  }

  patient(request: ClaimFacts | null): Pick<ClaimFacts, 'patient'> {
    const found = this.references.find(fieldOf(this.value, 'patient'), this.value)?.person;
    if (!found) return { patient: request?.patient ?? NO_FACTS.patient };
    const { lastName, firstName, birthDate, sex } = found;
    return { patient: { lastName, firstName, birthDate: dateOf(birthDate), sex: sexOf(sex ?? '') } };
  }

  /** The code of supporting information of one of some categories. */
  information(...categories: readonly string[]): string | null {
    const found = this.informationOf(categories);
    return codesOf(fieldOf(found, 'code'))[0]?.code ?? null;
  }

  informationText(category: string): string | null {
    return textAt(this.informationOf([category]), 'valueString');
  }

  informationDate(category: string): string | null {
    return textAt(this.informationOf([category]), 'timingDate');
  }

  /** Three or four digits; CMS gives its parts one by one, and then it is none. */
  typeOfBill(): string | null {
    const code = this.information('typeofbill');
    return code !== null && /^\d{3,4}$/.test(code) ? code.padStart(4, '0') : null;
  }

  placeOfService(): string | null {
    const codes = listAt(this.value, 'item').flatMap((item) =>
      codesOf(fieldOf(item, 'locationCodeableConcept')),
    );
    return codes.find(({ code }) => /^\d{2}$/.test(code))?.code ?? null;
  }

  private informationOf(categories: readonly string[]): unknown {
    return listAt(this.value, 'supportingInfo').find((each) =>
      hasCode(fieldOf(each, 'category'), ...categories),
    );
  }
}

/** By sequence, the principal one first; items point at sequences. */
function diagnosesOf(value: object): { codes: string[]; places: Map<number, number> } {
  const stated = listAt(value, 'diagnosis').flatMap((each, index) => {
    const codes = codesOf(fieldOf(each, 'diagnosisCodeableConcept')).filter(
      ({ system }) => !/snomed/i.test(system),
    );
    const code = codes.flatMap((coded) => diagnosisOf(coded.code) ?? [])[0];
    if (code === undefined) return [];
    const sequence = Number(fieldOf(each, 'sequence'));
    return [{ code, sequence: Number.isInteger(sequence) ? sequence : index + 1, isPrincipal: hasCode(fieldOf(each, 'type'), 'principal') }]; // prettier-ignore
  });
  stated.sort((a, b) => Number(b.isPrincipal) - Number(a.isPrincipal) || a.sequence - b.sequence);
  const codes = [...new Set(stated.map(({ code }) => code))];
  return { codes, places: new Map(stated.map(({ code, sequence }) => [sequence, codes.indexOf(code) + 1])) };
}
