import { REVISED_WEEKS } from '../../detection/impact/bookings';
import type { ImpactEstimate } from '../../detection/impact/estimate';
import { maturedOn, maturesOn, mondayOf, settledBy } from '../../detection/impact/impact-history';
import type { DenialOutcomes } from '../../detection/impact/impact-history';
import { intervalAround } from '../../detection/impact/interval';
import { monthlyPotentialCents } from '../../detection/impact/monthly-potential';
import { ruleValues } from '../../detection/impact/rule-values';
import type { ImpactCosts } from '../../detection/impact/training-return';
import {
  USUAL_COSTS,
  reworkAvoidedCents,
  returnOnTraining,
  trainingCostCents,
} from '../../detection/impact/training-return';
import type { LocalDate } from '../../domain/calendar';
import {
  addDays,
  dateOfEpochDay,
  daysBetween,
  epochDay,
  isoOfInstant,
  startOfDayS,
} from '../../domain/calendar';
import { BadInputError } from '../../domain/errors';
import type { NoEstimateReason } from '../../domain/ledger/impact-reasons';
import { NO_ESTIMATE_REASONS } from '../../domain/ledger/impact-reasons';
import type { ImpactCostsInput } from '../../entities/inputs/impact-costs.input';
import { PatternEntity } from '../../entities/pattern.entity';
import type { ImpactReport, PatternImpact } from '../../entities/views/impact';
import type { WorkspaceEntity } from '../../entities/workspace.entity';
import { entitiesByLocalId } from '../../persistence/read/by-key';
import { practiceSums } from '../../persistence/read/dashboard';
import { bookedSums } from '../../persistence/read/figures/booked-sums';
import type { PatternExcessRow } from '../../persistence/read/ledger/bookings';
import {
  allowedOfCohorts,
  hasTrained,
  newestEstimate,
  outcomesSince,
  patternExcesses,
  preventedDenials,
  twinOf,
} from '../../persistence/read/ledger/bookings';
import type { Queryable } from '../../persistence/database';
import { startOfWindow } from '../dashboard-figures';
import { eventsThrough } from '../figures/inventory-day';
import { preventedByPattern } from './pattern-revenue';
import { workspaceNowS } from '../scope';
import type { UseCaseContext } from '../use-case-context';

/**
 * What training brought in a window of days, both ends included. Reads rollups and the newest estimate only.
 * @param to the window's last day; one that holds all claims also holds what was booked since (eventsThrough)
 */
export async function impactReport(
  context: UseCaseContext,
  workspace: WorkspaceEntity,
  days: number,
  to: LocalDate,
  costsInput: ImpactCostsInput | null,
): Promise<ImpactReport> {
  const db = context.database.reader('live');
  const id = workspace.localId;
  const costs = costsOf(costsInput);
  const from = startOfWindow(to, days, 'days');
  const asOf = await eventsThrough(context, workspace, from, to);
  const booked = await bookedSums(db, id, { from, to: asOf });
  const made = await newestEstimate(db, id, asOf);
  const { sessionCount } = await practiceSums(db, id, from, asOf);
  const outcomes = await outcomesSince(
    db,
    id,
    addDays(asOf, -7 * REVISED_WEEKS),
    dateOfEpochDay(settledBy(epochDay(asOf))),
  );
  const patterns = await patternExcesses(db, id);
  const trainingCost = trainingCostCents(sessionCount, costs);
  const prevented = await preventedIn(db, id, { from, asOf }, made?.estimate ?? null, booked.preventedCents);
  const rework =
    prevented &&
    reworkAvoidedCents(prevented.denials, institutionalShare(made?.estimate ?? null, outcomes), costs);
  const nowS = await workspaceNowS(context, workspace);
  return {
    asOf: isoOfInstant(Math.max(startOfDayS(asOf), Math.min(nowS, startOfDayS(addDays(asOf, 1)) - 1))),
    preventedDenials: prevented && prevented.denials,
    preventedCents: prevented && prevented.cents,
    preventedLowCents: prevented && prevented.lowCents,
    preventedHighCents: prevented && prevented.highCents,
    reason: prevented ? null : NO_ESTIMATE_REASONS[await reasonOf(db, id, asOf, made?.reason ?? null)],
    recoveredCents: booked.recoveredCents,
    recoveredCashCents: booked.recoveredCashCents,
    reworkAvoidedCents: rework,
    trainingCostCents: trainingCost,
    roi: prevented && rework !== null ? returnOnTraining(prevented.cents, rework, trainingCost) : null,
    recoveryPotentialPerMonthCents: monthlyPotentialCents(
      patterns.filter(isActive).map(activePattern),
      ruleValues(outcomes),
    ),
    truePreventedCents: await truePrevented(db, id, { from, asOf }),
    costs,
    byPattern: made?.estimate && prevented ? await byPattern(db, id, patterns, made.estimate, prevented) : [],
  };
}

/** @throws BadInputError naming the cost */
function costsOf(input: ImpactCostsInput | null): ImpactCosts {
  const costs = { ...USUAL_COSTS };
  for (const [name, field] of COST_FIELDS) {
    const value = input?.[field];
    if (value === null || value === undefined) continue;
    if (!(value >= 0 && value <= MAX_COST))
      throw BadInputError.of(`costs.${field}`, `expected 0 to ${MAX_COST}, got ${value}`);
    costs[name] = value;
  }
  return costs;
}

const MAX_COST = 100_000_000;
const COST_FIELDS: readonly (readonly [keyof ImpactCosts, keyof ImpactCostsInput])[] = [
  ['reworkProfessionalCents', 'reworkPerProfessionalDenial'],
  ['reworkInstitutionalCents', 'reworkPerInstitutionalDenial'],
  ['minutesPerSession', 'minutesPerSession'],
  ['coderHourCents', 'coderHourlyCost'],
];

interface Window {
  from: LocalDate;
  asOf: LocalDate;
}

interface PreventedInWindow {
  denials: number;
  cents: number;
  lowCents: number;
  highCents: number;
}

/** The bookings of a window; their uncertainty is that of the cohorts that matured in it. */
async function preventedIn(
  db: Queryable,
  workspaceId: number,
  { from, asOf }: Window,
  estimate: ImpactEstimate | null,
  bookedCents: number | null,
): Promise<PreventedInWindow | null> {
  if (!estimate || bookedCents === null) return null;
  const [first, last] = [epochDay(from), epochDay(asOf)];
  const weeks = estimate.weeks.filter(({ startDay }) => isWithin(maturesOn(startDay), first, last));
  const { lowCents, highCents } = intervalAround(bookedCents, weeks);
  return {
    denials: await preventedDenials(db, workspaceId, from, asOf),
    cents: bookedCents,
    lowCents: Math.round(lowCents),
    highCents: Math.round(highCents),
  };
}

const isWithin = (day: number, first: number, last: number): boolean => day >= first && day <= last;

async function reasonOf(
  db: Queryable,
  workspaceId: number,
  asOf: LocalDate,
  reason: NoEstimateReason | null,
): Promise<NoEstimateReason> {
  if (reason !== null) return reason;
  return (await hasTrained(db, workspaceId, asOf)) ? 'NO_MATURE_COHORT' : 'NO_TRAINING';
}

/** Of the prevented denials, by the rules under which they were prevented. */
function institutionalShare(estimate: ImpactEstimate | null, outcomes: readonly DenialOutcomes[]): number {
  const shares = new Map(
    outcomes.map(({ rule, institutionalCount, deniedCount }) => [
      rule,
      institutionalCount / Math.max(1, deniedCount),
    ]),
  );
  let denials = 0;
  let institutional = 0;
  for (const { rule, preventedDenials: prevented } of estimate?.byRule ?? []) {
    if (prevented <= 0) continue;
    denials += prevented;
    institutional += prevented * (shares.get(rule) ?? 0);
  }
  return denials === 0 ? 0 : institutional / denials;
}

/** The cohorts that matured in the window, here and in the twin; both are read as of now. */
async function truePrevented(
  db: Queryable,
  workspaceId: number,
  { from, asOf }: Window,
): Promise<number | null> {
  const twin = await twinOf(db, workspaceId);
  if (twin === null) return null;
  // The first Sunday on or after the window's first day, and the last one on or before its last.
  const firstSunday =
    mondayOf(epochDay(from) - 1) + 6 < epochDay(from) ? mondayOf(epochDay(from)) + 6 : epochDay(from);
  const lastSunday = mondayOf(epochDay(asOf) + 1) - 1;
  if (firstSunday > lastSunday) return 0;
  const first = dateOfEpochDay(maturedOn(firstSunday));
  const last = dateOfEpochDay(maturedOn(lastSunday) + 6);
  const own = await allowedOfCohorts(db, workspaceId, first, last);
  return own - (await allowedOfCohorts(db, twin, first, last));
}

const isActive = ({ status }: PatternExcessRow): boolean => status === 'ACTIVE' || status === 'IMPROVING';

const activePattern = (pattern: PatternExcessRow) => ({
  ...pattern,
  days: daysBetween(pattern.start, pattern.end) + 1,
});

async function byPattern(
  db: Queryable,
  workspaceId: number,
  patterns: readonly PatternExcessRow[],
  estimate: ImpactEstimate,
  prevented: PreventedInWindow,
): Promise<PatternImpact[]> {
  if (patterns.length === 0) return [];
  const parts = preventedByPattern(patterns, estimate, prevented);
  const ids = [...parts.keys()];
  const entities = await entitiesByLocalId(db, PatternEntity, 'patterns', workspaceId, ids);
  return entities
    .flatMap((pattern): PatternImpact[] => {
      const part = parts.get(pattern.localId);
      return part ? [{ pattern, preventedDenials: part.denials, preventedCents: part.cents }] : [];
    })
    .sort(
      (a, b) => (b.preventedCents ?? 0) - (a.preventedCents ?? 0) || a.pattern.localId - b.pattern.localId,
    );
}
