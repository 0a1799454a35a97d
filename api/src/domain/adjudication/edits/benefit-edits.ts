import type { LineCheck } from '../policy-check';
import { codesOf } from '../policy-check';

/** Services without a benefit: of no plan, or not of this type of payer. */
export const NO_BENEFIT_CHECK: LineCheck = {
  ruleKey: 'not-covered',
  codes: codesOf('not-covered'),
  fires: ({ policy }, _line, service) =>
    service !== undefined &&
    !service.isSimulated &&
    (service.isExcluded || service.notCoveredBy.includes(policy.type)),
  explain: (_context, { procedureCode }, service) =>
    service?.isExcluded === true
      ? `Plans have no benefit for ${procedureCode}.`
      : `Payers of this type have no benefit for ${procedureCode}.`,
};

/** Services that are always part of something else: they are reported, and never paid by themselves. */
export const NEVER_PAID_CHECK: LineCheck = {
  ruleKey: 'bundled',
  codes: codesOf('bundled'),
  fires: (_context, _line, service) => service !== undefined && service.isNeverPaid,
  explain: (_context, { procedureCode }) =>
    `${procedureCode} is always part of another service, and has no payment of its own.`,
};

/** Services of the code packs that payers who manage care want to be asked about. */
export const PACK_AUTHORIZATION_CHECK: LineCheck = {
  ruleKey: 'missing-authorization',
  codes: codesOf('missing-authorization'),
  fires: ({ claim, policy }, _line, service) =>
    service !== undefined &&
    !service.isSimulated &&
    service.needsAuthorization &&
    claim.priorAuthorization === null &&
    policy.type !== 'MEDICARE',
  explain: (_context, { procedureCode }) =>
    `${procedureCode} is on the payer's authorization list, and the claim carries no number.`,
};

/** Screenings are covered for the diagnoses that make them screenings. */
export const SCREENING_DIAGNOSIS_CHECK: LineCheck = {
  ruleKey: 'diagnosis-linkage',
  codes: codesOf('diagnosis-linkage'),
  fires: ({ claim }, _line, service) =>
    service !== undefined &&
    service.diagnosisPrefixes.length > 0 &&
    !claim.diagnosisCodes.some((code) => service.diagnosisPrefixes.some((prefix) => code.startsWith(prefix))),
  explain: (_context, { procedureCode }, service) =>
    `${procedureCode} is a screening, and no diagnosis begins with ${service?.diagnosisPrefixes.join(', ') ?? ''}.`,
};
