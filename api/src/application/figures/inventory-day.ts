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
