import { findService } from '../../domain/catalogues/services';
import { findDrg } from '../../domain/catalogues/drg-catalogue';
import type { Fault } from '../../domain/errors';
import type { ClaimDraft, ClaimLineDraft } from '../../domain/adjudication/claim-verdict';
import type { ClaimDraftInput, ClaimLineDraftInput } from '../../entities/inputs/claim-draft.input';

/** The fields of a draft, without the ids and dates that can only be checked within its workspace. */
export type DraftFields = Omit<ClaimDraft, 'payerId' | 'providerId' | 'submissionDate'>;

const FIRST_DATE = '2000-01-01';
const LAST_DATE = '2099-12-31';
const MAX_CHARACTERS = 80;
const MAX_DOLLARS = 10_000_000;
const MAX_UNITS = 100_000;
const MAX_MODIFIERS = 4;
const MAX_POINTERS = 12;
/** ASC X12 005010: what an 837P and an 837I can carry. */
const MAX_LINES = { PROFESSIONAL: 50, INSTITUTIONAL: 999 };
const MAX_DIAGNOSES = { PROFESSIONAL: 12, INSTITUTIONAL: 25 };

const PROCEDURE_CODE = /^[0-9A-Z]{5}$/;
const MODIFIER = /^[0-9A-Z]{2}$/;
const DIAGNOSIS_CODE = /^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/;

type Report = (field: string, message: string) => void;

/**
 * A draft as entered, in the domain's terms: codes in capitals, diagnoses with their dot, empty text as null. Reports
 * all faults at once, each with its path below the draft; values of patient fields are never repeated in a message.
 */
export function draftFields(input: ClaimDraftInput): { fields: DraftFields; faults: Fault[] } {
  const faults: Fault[] = [];
  const report: Report = (field, message) => void faults.push({ field, message });
  const claimType = input.claimType ?? 'PROFESSIONAL';
  const diagnosisCodes = input.diagnosisCodes.map(diagnosisCode);
  judgeDates(input, report);
  judgeText(input, report);
  judgeStay(input, claimType, report);
  judgeCount('diagnosisCodes', diagnosisCodes.length, 0, MAX_DIAGNOSES[claimType], report);
  diagnosisCodes.forEach((code, index) => {
    if (!DIAGNOSIS_CODE.test(code))
      report(`diagnosisCodes[${index}]`, `expected an ICD-10-CM code such as M17.11, got ${shown(code)}`);
  });
  judgeCount('lines', input.lines.length, 1, MAX_LINES[claimType], report);
  const lines = input.lines
    .slice(0, MAX_LINES[claimType])
    .map((line, index) =>
      draftLine(line, claimType, diagnosisCodes.length, (field, message) =>
        report(`lines[${index}].${field}`, message),
      ),
    );
  judgeBirthDate(input, lines, report);
  const fields: DraftFields = {
    claimType,
    frequencyCode: input.frequencyCode === '7' ? '7' : '1',
    dateOfService: input.dateOfService,
    placeOfService: claimType === 'INSTITUTIONAL' ? null : text(input.placeOfService),
    typeOfBill: text(input.typeOfBill),
    admissionType: text(input.admissionType),
    patientStatus: text(input.patientStatus),
    drgCode: text(input.drgCode),
    dischargeDate: input.dischargeDate ?? null,
    patientBirthDate: input.patientBirthDate ?? null,
    patientSex: text(input.patientSex),
    memberId: text(input.memberId),
    memberGroupId: text(input.memberGroupId),
    otherPayerPrimary: input.otherPayerPrimary ?? null,
    priorAuthorization: text(input.priorAuthorization),
    referralNumber: text(input.referralNumber),
    recordsAttached: input.recordsAttached ?? null,
    documentedLevel: input.documentedLevel ?? null,
    diagnosisCodes,
    lines,
  };
  return { fields, faults };
}

function judgeDates({ dateOfService, submissionDate, dischargeDate }: ClaimDraftInput, report: Report): void {
  for (const [field, date] of Object.entries({ dateOfService, submissionDate, dischargeDate })) {
    if (!date) continue;
    if (date < FIRST_DATE || date > LAST_DATE)
      report(field, `expected a date from ${FIRST_DATE} to ${LAST_DATE}, got ${date}`);
    else if (date < dateOfService) report(field, `expected a date on or after dateOfService, got ${date}`);
  }
}

/** What a text field must look like, in words, and whether what was found may be repeated. */
const TEXT_FIELDS = [
  ['placeOfService', /^\d{2}$/, 'two digits such as 11'],
  ['typeOfBill', /^\d{4}$/, 'four digits such as 0131'],
  ['admissionType', /^\d$/, 'one digit'],
  ['patientStatus', /^\d{2}$/, 'two digits such as 01'],
  ['drgCode', /^\d{3}$/, 'three digits'],
  ['patientSex', /^[FMU]$/, 'F, M or U'],
  ['memberId', null, ''],
  ['memberGroupId', null, ''],
  ['priorAuthorization', null, ''],
  ['referralNumber', null, ''],
] as const;

function judgeText(input: ClaimDraftInput, report: Report): void {
  for (const [field, form, words] of TEXT_FIELDS) {
    const value = text(input[field]);
    if (value === null) continue;
    if (value.length > MAX_CHARACTERS)
      report(field, `expected at most ${MAX_CHARACTERS} characters, got ${value.length}`);
    else if (form && !form.test(value)) report(field, `expected ${words}, or null`);
  }
  const { frequencyCode, originalClaimNumber, documentedLevel } = input;
  const frequency = frequencyCode ?? '1';
  if (frequency === '8')
    report('frequencyCode', 'expected 1 or 7: a void requests no payment that could be denied');
  else if (frequency !== '1' && frequency !== '7')
    report('frequencyCode', `expected 1 (original) or 7 (replacement), got ${shown(frequency)}`);
  const original = text(originalClaimNumber);
  if (frequency === '7' && original === null)
    report('originalClaimNumber', 'expected the number of the claim that this one replaces (frequency 7)');
  if (frequency === '1' && original !== null)
    report('originalClaimNumber', 'expected none with frequency 1; a replacement has frequency 7');
  const level = documentedLevel ?? 1;
  if (level < 1 || level > 5) report('documentedLevel', `expected 1 to 5, or null, got ${level}`);
}

const OF_INSTITUTIONS = ['typeOfBill', 'admissionType', 'patientStatus', 'drgCode', 'dischargeDate'] as const;

/**
 * A professional claim with fields of an institutional one would be adjudicated as a stay, and a stay with an unknown
 * DRG would not: both are refused.
 */
function judgeStay(input: ClaimDraftInput, claimType: ClaimDraft['claimType'], report: Report): void {
  if (claimType === 'PROFESSIONAL') {
    for (const field of OF_INSTITUTIONS)
      if (text(input[field]) !== null) report(field, 'expected none on a professional claim');
    return;
  }
  const drgCode = text(input.drgCode);
  if (drgCode !== null && /^\d{3}$/.test(drgCode) && !findDrg(drgCode))
    report('drgCode', `expected an MS-DRG in the catalogue, got ${shown(drgCode)}`);
  // The fourth digit of a type of bill is the frequency code, so the two fields must agree.
  const frequency = input.frequencyCode ?? '1';
  const bill = text(input.typeOfBill) ?? '';
  if (/^\d{4}$/.test(bill) && /^[17]$/.test(frequency) && !bill.endsWith(frequency))
    report(
      'typeOfBill',
      `expected ${bill.slice(0, 3)}${frequency} to agree with frequencyCode ${frequency}, got ${bill}`,
    );
}

/**
 * Nobody is treated before birth. If a procedure has a minimum age, the date is accepted, because then the payer
 * adjudicates it: that is how a year typed with the wrong century is denied.
 */
function judgeBirthDate(
  { patientBirthDate, dateOfService }: ClaimDraftInput,
  lines: readonly ClaimLineDraft[],
  report: Report,
): void {
  if (!patientBirthDate || patientBirthDate <= dateOfService) return;
  if (lines.some(({ procedureCode }) => (findService(procedureCode)?.minAge ?? 0) > 0)) return;
  report('patientBirthDate', 'expected a date on or before dateOfService');
}

function draftLine(
  line: ClaimLineDraftInput,
  claimType: ClaimDraft['claimType'],
  diagnoses: number,
  report: Report,
): ClaimLineDraft {
  const procedureCode = line.procedureCode.trim().toUpperCase();
  const revenueCode = text(line.revenueCode);
  const modifiers = (line.modifiers ?? []).map((modifier) => modifier.trim().toUpperCase());
  const pointers = line.diagnosisPointers ?? [1];
  const units = line.units ?? 1;
  const byRevenueCode = claimType === 'INSTITUTIONAL' && revenueCode !== null;
  if (!PROCEDURE_CODE.test(procedureCode) && !(byRevenueCode && procedureCode === ''))
    report('procedureCode', `expected five digits or capitals such as 99213, got ${shown(procedureCode)}`);
  if (revenueCode !== null && claimType === 'PROFESSIONAL')
    report('revenueCode', 'expected none on a professional claim');
  else if (revenueCode !== null && !/^\d{4}$/.test(revenueCode))
    report('revenueCode', `expected four digits such as 0450, got ${shown(revenueCode)}`);
  judgeCount('modifiers', modifiers.length, 0, MAX_MODIFIERS, report);
  modifiers.slice(0, MAX_MODIFIERS).forEach((modifier, index) => {
    if (!MODIFIER.test(modifier))
      report(`modifiers[${index}]`, `expected two digits or capitals such as 25, got ${shown(modifier)}`);
  });
  if (!(units > 0 && units <= MAX_UNITS)) report('units', `expected above 0, to ${MAX_UNITS}, got ${units}`);
  if (line.billedAmount < 0 || line.billedAmount > MAX_DOLLARS * 100)
    report('billedAmount', `expected 0 to ${MAX_DOLLARS} dollars, got ${line.billedAmount / 100}`);
  judgeCount('diagnosisPointers', pointers.length, 0, MAX_POINTERS, report);
  pointers.slice(0, MAX_POINTERS).forEach((pointer, index) => {
    // A claim without diagnoses has nothing to point to; that is left to the payer, which denies it.
    if (diagnoses > 0 && (pointer < 1 || pointer > diagnoses))
      report(
        `diagnosisPointers[${index}]`,
        `expected 1 to ${diagnoses}, the diagnoses given, got ${pointer}`,
      );
  });
  return {
    procedureCode,
    modifiers,
    units,
    billedCents: line.billedAmount,
    diagnosisPointers: pointers,
    ...(revenueCode === null ? {} : { revenueCode }),
  };
}

function judgeCount(field: string, count: number, least: number, most: number, report: Report): void {
  if (count < least || count > most) report(field, `expected ${least} to ${most}, got ${count}`);
}

/** The usual form, with its dot: M1711 is M17.11. */
function diagnosisCode(typed: string): string {
  const code = typed.trim().toUpperCase();
  return /^[A-Z]\d[0-9A-Z]{2,5}$/.test(code) ? `${code.slice(0, 3)}.${code.slice(3)}` : code;
}

/** A field left empty is null, however it was left empty. */
function text(value: string | null | undefined): string | null {
  const trimmed = value?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

const shown = (value: string): string => JSON.stringify(value.slice(0, 20));
