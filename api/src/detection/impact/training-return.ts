import type { Cents } from '../../domain/money';

/** What things cost besides the denied dollars. */
export interface ImpactCosts {
  /** To work one denial: $25 in a practice (MGMA), $57.23 in a hospital (Premier 2023). */
  reworkProfessionalCents: Cents;
  reworkInstitutionalCents: Cents;
  minutesPerSession: number;
  coderHourCents: Cents;
}

export const USUAL_COSTS: Readonly<ImpactCosts> = {
  reworkProfessionalCents: 2_500,
  reworkInstitutionalCents: 5_723,
  minutesPerSession: 30,
  coderHourCents: 3_500,
};

export const trainingCostCents = (sessions: number, costs: ImpactCosts): Cents =>
  Math.round((sessions * costs.minutesPerSession * costs.coderHourCents) / 60);

/** @param institutionalShare of the prevented denials, 0 to 1 */
export function reworkAvoidedCents(
  preventedDenials: number,
  institutionalShare: number,
  { reworkProfessionalCents, reworkInstitutionalCents }: ImpactCosts,
): Cents {
  const perDenial =
    reworkProfessionalCents + institutionalShare * (reworkInstitutionalCents - reworkProfessionalCents);
  return Math.round(preventedDenials * perDenial);
}

/** Net dollars for a dollar of training: what was prevented and the rework it spared, less the cost. Null without cost. */
export const returnOnTraining = (
  preventedCents: Cents,
  reworkCents: Cents,
  costCents: Cents,
): number | null => (costCents === 0 ? null : (preventedCents + reworkCents - costCents) / costCents);
