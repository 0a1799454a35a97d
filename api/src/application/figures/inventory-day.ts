import type { LocalDate } from '../../domain/calendar';
import { dateOfInstant } from '../../domain/calendar';
import type { WorkspaceEntity } from '../../entities/workspace.entity';
import { newestDenialDate } from '../../persistence/read/dashboard';
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
 * The last day whose payments, decisions and bookings count in a window that ends with `asOf`. The newest window also
 * holds what came of its claims after the last of them was submitted: payers take weeks, and appeals months.
 */
export async function eventsThrough(
  context: UseCaseContext,
  workspace: WorkspaceEntity,
  asOf: LocalDate,
): Promise<LocalDate> {
  if (asOf < (workspace.dataThrough ?? asOf)) return asOf;
  const today = await inventoryDay(context, workspace);
  return today > asOf ? today : asOf;
}
