import type { LocalDate } from '../calendar';
import type { DiagnosisList } from './diagnosis-catalogue';
import type { DiagnosisCoverage } from './diagnosis-coverage';
import { coverageOfList } from './diagnosis-coverage';

/**
 * An entry of a small, replaceable catalogue: bare procedure codes with our own short descriptions, what payers usually require for
 * them, and what they usually allow. ICD-10-CM, HCPCS Level II and place-of-service codes are public; see NOTICE.
 */
export interface Procedure {
  code: string;
  description: string;
  family: string;
  /** The amount in cents that Medicare allows for one unit in an office, approximately. */
  allowedMedianCents: number;
  /** Places of service where payers accept it; the usual one first. */
  places: readonly string[];
  /** 1-5 for an office visit, null for anything else. */
  emLevel: number | null;
  newPatient: boolean;
  /** A minor procedure: on the day of a visit, payers require modifier 25 on the visit. */
  minorProcedure: boolean;
  bilateral: boolean;
  authorization: boolean;
  records: boolean;
  /** Specialists' services for which plans with gatekeepers require a referral. */
  referral: boolean;
  /** Units a day that payers usually accept; null when they have no limit. */
  unitLimit: number | null;
  sex: 'F' | 'M' | null;
  /** Youngest patient whom payers accept, in years. */
  minAge: number;
  /** Needs a laboratory certificate beyond the certificate of waiver that practices have. */
  certificate: boolean;
  /** Services that plans may exclude from their benefits. */
  excludable: boolean;
  /** Valid from this date, and before that one; null for no bound. */
  validFrom: LocalDate | null;
  validBefore: LocalDate | null;
  /** The code that replaces it outside those dates. */
  successor: string | null;
  /** Codes that are part of this one and not paid beside it. */
  components: readonly string[];
  /** Codes that are paid beside this one only when marked as distinct. */
  separableFrom: readonly string[];
  /** The pointed diagnosis must be one of these (linkage policy); null when payers have none. */
  policyDiagnoses: DiagnosisCoverage | null;
  /** One of the claim's diagnoses must be one of these (coverage policy); null when payers have none. */
  coverageDiagnoses: DiagnosisCoverage | null;
}

type Traits = Pick<Procedure, 'places'> &
  Partial<Omit<Procedure, 'policyDiagnoses' | 'coverageDiagnoses'>> & {
    policy?: DiagnosisList;
    coverage?: DiagnosisList;
  };

/**
 * An entry of the catalogue: what is not said is not so.
 * @param allowedDollars what Medicare allows for one unit in an office, approximately
 */
export function procedure(
  code: string,
  description: string,
  family: string,
  allowedDollars: number,
  { policy, coverage, ...traits }: Traits,
): Procedure {
  return {
    code,
    description,
    family,
    allowedMedianCents: Math.round(allowedDollars * 100),
    emLevel: null,
    newPatient: false,
    minorProcedure: false,
    bilateral: false,
    authorization: false,
    records: false,
    referral: false,
    unitLimit: null,
    sex: null,
    minAge: 0,
    certificate: false,
    excludable: false,
    validFrom: null,
    validBefore: null,
    successor: null,
    components: [],
    separableFrom: [],
    policyDiagnoses: policy ? coverageOfList(policy) : null,
    coverageDiagnoses: coverage ? coverageOfList(coverage) : null,
    ...traits,
  };
}
