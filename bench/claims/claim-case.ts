import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { CLAIM_TYPES, PAYER_TYPES } from '../../api/src/domain/claim';
import { isLocalDate } from '../../api/src/domain/calendar';

/** What a certified coder expects a payer to do with a claim. DENY is met only under one of the reasons listed. */
export interface ClaimCase {
  case: string;
  what: string;
  expect: 'DENY' | 'PAY';
  carcs: string[];
  claim: CaseClaim;
}

const date = z.string().refine(isLocalDate, { message: 'expected a date such as 2025-03-10' });
const text = z.string().nullish();
const line = z.object({
  procedureCode: z.string(),
  modifiers: z.array(z.string()).default([]),
  units: z.number().default(1),
  /** Dollars. */
  billedAmount: z.number().default(100),
  diagnosisPointers: z.array(z.number()).default([1]),
  revenueCode: text,
});

/** What the practice had billed for the patient before; without a specialty, by the same one. */
const earlier = z.object({
  dateOfService: date,
  specialty: z.string().optional(),
  lines: z.array(line.pick({ procedureCode: true, modifiers: true })),
});

const claim = z.object({
  payerType: z.enum(PAYER_TYPES),
  specialty: z.string().default('Family Medicine'),
  dateOfService: date,
  submissionDate: date.optional(),
  placeOfService: z.string().default('11'),
  claimType: z.enum(CLAIM_TYPES).default('PROFESSIONAL'),
  frequencyCode: z.string().default('1'),
  originalClaimNumber: text,
  typeOfBill: text,
  admissionType: text,
  patientStatus: text,
  drgCode: text,
  dischargeDate: date.nullish(),
  patientBirthDate: date.nullish(),
  patientSex: text,
  /** Left out, a card of the payer that is in force on the day. */
  memberId: text,
  memberGroupId: text,
  priorAuthorization: text,
  referralNumber: text,
  recordsAttached: z.boolean().nullish(),
  documentedLevel: z.number().nullish(),
  otherPayerPrimary: z.boolean().nullish(),
  diagnosisCodes: z.array(z.string()),
  lines: z.array(line),
  history: z.array(earlier).default([]),
});
export type CaseClaim = z.infer<typeof claim>;

const claimCase = z.object({
  case: z.string(),
  what: z.string().default(''),
  expect: z.enum(['DENY', 'PAY']),
  carcs: z.array(z.string()).default([]),
  claim,
});

/** One claim a line, in JSON. @throws Error that names the line */
export function readClaimCases(path: string): ClaimCase[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((text, index): ClaimCase[] =>
      text.trim() === '' ? [] : [parseCase(text, `${path}:${index + 1}`)],
    );
}

function parseCase(text: string, where: string): ClaimCase {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error(`${where}: expected one claim in JSON, found ${JSON.stringify(text.slice(0, 40))}`);
  }
  const { success, data, error } = claimCase.safeParse(value);
  if (success) return data;
  const [issue] = error.issues;
  throw new Error(`${where}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not a claim'}`);
}
