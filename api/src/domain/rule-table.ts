import type { DenialRule } from './denial-rule';
import {
  MISSING_MODIFIER_25,
  DIAGNOSIS_LINKAGE,
  PLACE_OF_SERVICE,
  MISSING_MODIFIER_59,
  BILATERAL_MODIFIER,
  AGE_SEX_CONFLICT,
  INVALID_DIAGNOSIS,
  INVALID_CODE,
  NEW_PATIENT,
  REQUIRED_MODIFIER,
  MISSING_PRIMARY_SERVICE,
} from './rules/coding-rules';
import {
  MISSING_AUTHORIZATION,
  OUTSIDE_COVERAGE,
  AUTHORIZATION_EXCEEDED,
  OTHER_PAYER_PRIMARY,
  MEMBER_NOT_IDENTIFIED,
  NOT_COVERED,
  WRONG_PAYER,
  BENEFIT_MAXIMUM,
  OUT_OF_NETWORK,
  MISSING_REFERRAL,
  PROVIDER_NOT_ELIGIBLE,
} from './rules/coverage-rules';
import {
  BUNDLED,
  DUPLICATE,
  TIMELY_FILING,
  RECORDS_MISSING,
  MEDICAL_NECESSITY,
  MISSING_DATA,
  FREQUENCY_LIMIT,
  LEVEL_NOT_SUPPORTED,
  PROVIDER_ID,
} from './rules/billing-rules';

/**
 * The denial rules, as data; each is in rules/. Tables and random draws use a rule's index in this list: append only, so that a new rule
 * changes no existing draw. CARC and RARC are bare codes, all wording is our own. Overturn rates lie within the 50 to
 * 70 % of provider appeals that are won overall (Premier 2022-23), by what an appeal can show: higher for records and
 * late authorizations, lower for late filing and plan limits.
 */
export const DENIAL_RULES = [
  MISSING_MODIFIER_25,
  BUNDLED,
  MISSING_AUTHORIZATION,
  DIAGNOSIS_LINKAGE,
  DUPLICATE,
  TIMELY_FILING,
  OUTSIDE_COVERAGE,
  PLACE_OF_SERVICE,
  RECORDS_MISSING,
  MEDICAL_NECESSITY,
  MISSING_MODIFIER_59,
  BILATERAL_MODIFIER,
  AGE_SEX_CONFLICT,
  AUTHORIZATION_EXCEEDED,
  MISSING_DATA,
  OTHER_PAYER_PRIMARY,
  MEMBER_NOT_IDENTIFIED,
  NOT_COVERED,
  WRONG_PAYER,
  BENEFIT_MAXIMUM,
  FREQUENCY_LIMIT,
  INVALID_DIAGNOSIS,
  LEVEL_NOT_SUPPORTED,
  INVALID_CODE,
  PROVIDER_ID,
  OUT_OF_NETWORK,
  MISSING_REFERRAL,
  PROVIDER_NOT_ELIGIBLE,
  NEW_PATIENT,
  REQUIRED_MODIFIER,
  MISSING_PRIMARY_SERVICE,
] as const satisfies readonly DenialRule[];

export type RuleKey = (typeof DENIAL_RULES)[number]['key'];
