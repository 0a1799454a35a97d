import { dateOfInstant } from '../../domain/calendar';
import type { DenialResolution } from '../../domain/ledger/denial-resolution';
import { resolutionOn } from '../../domain/ledger/denial-resolution';
import type { ClaimEntity } from '../../entities/claim.entity';
import { workspaceNowS, workspaceOf } from '../scope';
import type { UseCaseContext } from '../use-case-context';

/** What has become of a claim's denial as of the workspace's clock; a date to come says until when it is open. */
export async function resolutionOf(
  context: UseCaseContext,
  { workspaceId, storedResolution, storedResolvedOn }: ClaimEntity,
): Promise<{ resolution: DenialResolution | null; resolvedOn: string | null }> {
  if (storedResolvedOn === null) return { resolution: storedResolution, resolvedOn: null };
  const workspace = await workspaceOf(context, workspaceId);
  const today = dateOfInstant(await workspaceNowS(context, workspace));
  const resolution = resolutionOn(storedResolution, storedResolvedOn, today);
  return { resolution, resolvedOn: resolution === 'OPEN' ? null : storedResolvedOn };
}
