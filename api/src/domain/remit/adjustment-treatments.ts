import type { AdjustmentGroup, PayerType } from '../claim';

/** What an adjustment means for whether a claim was denied. */
export type AdjustmentTreatment =
  'DENIAL' | 'CONTRACTUAL' | 'PATIENT' | 'CAPITATED' | 'INFORMATIONAL' | 'PENDING';

/** A row of the table: a reason code (CARC) under some group codes, or under any of them. */
interface TreatmentRule {
  treatment: Exclude<AdjustmentTreatment, 'DENIAL'>;
  groups: readonly AdjustmentGroup[] | 'ANY';
  carcs: readonly string[];
}

const PROVIDER_GROUPS = ['CO', 'OA', 'PI'] as const;

/**
 * Reasons that refuse nothing; every other one, an unknown one included, is a DENIAL. Groups and reasons are the code
 * sets of the 835 (CAS01, code list 1033; CAS02, code source 139); which of them are no denials is our own reading of
 * their meaning: what the patient owes by the plan's design, what a contract or a law takes off, what is prepaid, what
 * only informs or coordinates with another payer, and what is still under review.
 */
const TREATMENT_RULES: readonly TreatmentRule[] = [
  // Deductible, coinsurance, copayment and the blood deductible are the plan's design under whatever group they come;
  // 100 was paid to the patient.
  { treatment: 'PATIENT', groups: 'ANY', carcs: ['1', '2', '3', '66', '100'] },
  { treatment: 'PATIENT', groups: ['PR'], carcs: ['45', '142', '178', '187', '241', '247', '248'] },
  { treatment: 'CONTRACTUAL', groups: 'ANY', carcs: ['A2', '118', 'P12'] },
  {
    treatment: 'CONTRACTUAL',
    groups: PROVIDER_GROUPS,
    carcs: [
      '44',
      '45',
      '59',
      '90',
      '91',
      '94',
      '103',
      '104',
      '105',
      '131',
      '132',
      '137',
      '143',
      '144',
      '161',
      '205',
      '223',
      '225',
      '237',
      '253',
    ],
  },
  { treatment: 'CAPITATED', groups: 'ANY', carcs: ['24'] },
  { treatment: 'INFORMATIONAL', groups: 'ANY', carcs: ['23', '85', '246'] },
  { treatment: 'PENDING', groups: 'ANY', carcs: ['133'] },
];

const BY_CODE = new Map<string, AdjustmentTreatment>(
  TREATMENT_RULES.flatMap(({ treatment, groups, carcs }) =>
    (groups === 'ANY' ? ['*'] : groups).flatMap((group) =>
      carcs.map((carc) => [`${group} ${carc}`, treatment] as const),
    ),
  ),
);

/**
 * @param lineOfBusiness of the claim. To traditional Medicare, 24 says that a Medicare Advantage plan covers the member
 * instead: a denial. To everyone else it says that the service was prepaid.
 */
export function treatmentOf(
  { group, carc }: { group: AdjustmentGroup; carc: string },
  lineOfBusiness: PayerType = 'OTHER',
): AdjustmentTreatment {
  // A correction-and-reversal group undoes an earlier remittance and says nothing of its own.
  if (group === 'CR') return 'INFORMATIONAL';
  const treatment = BY_CODE.get(`${group} ${carc}`) ?? BY_CODE.get(`* ${carc}`) ?? 'DENIAL';
  return treatment === 'CAPITATED' && lineOfBusiness === 'MEDICARE' ? 'DENIAL' : treatment;
}
