import type { LocalDate } from '../../domain/calendar';
import { dateOfInstant } from '../../domain/calendar';
import type { WorkspaceEntity } from '../../entities/workspace.entity';
import { firstCohortDay, newestDenialDate } from '../../persistence/read/dashboard';
import { workspaceNowS } from '../scope';
import type { UseCaseContext } from '../use-case-context';

/** The day on which open denials are looked at: today; where all data is older, the newest day in it. */
export async function inventoryDay(context: UseCaseContext, workspace: WorkspaceEntity): Promise<LocalDate> {
  const today = dateOfInstant(await workspaceNowS(context, workspace));
  if (workspace.kind !== 'LIVE') return today;
  const newest = await newestDenialDate(context.database.reader('live'), workspace.localId);
  const last = [newest, workspace.dataThrough]
    .filter((date) => date !== null)
    .sort()
    .at(-1);
  return last === undefined || last > today ? today : last;
}

/**
 * The last day whose payments, decisions and bookings count in a window. One that holds all claims also holds what came of
 * them after the last was submitted: payers take weeks, and appeals months. A shorter one ends with its last day, or "the
 * last 30 days" of a finished run would hold the bookings of four months.
 * @param from null for the beginning
 */
export async function eventsThrough(
  context: UseCaseContext,
  workspace: WorkspaceEntity,
  from: LocalDate | null,
  asOf: LocalDate,
): Promise<LocalDate> {
  if (asOf < (workspace.dataThrough ?? asOf)) return asOf;
  const first = await firstCohortDay(context.database.reader('live'), workspace.localId);
  if (from !== null && first !== null && from > first) return asOf;
  const today = await inventoryDay(context, workspace);
  return today > asOf ? today : asOf;
}
