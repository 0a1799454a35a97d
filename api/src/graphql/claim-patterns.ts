import type { ClaimLineItemEntity } from '../entities/claim-line-item.entity';
import type { LocalKey } from '../entities/global-id';
import { globalId } from '../entities/global-id';
import type { PatternEntity } from '../entities/pattern.entity';
import type { PatternClaimEntity } from '../entities/pattern-evidence.entity';
import type { AppContext } from './context';

/** The pattern that owns the claim's denial; null when none does. */
export async function primaryPatternOf(context: AppContext, claim: LocalKey): Promise<PatternEntity | null> {
  const links = await context.loaders.patternLinksOfClaim.load(claim);
  const primary = links.find((link) => link.isPrimary);
  return primary ? patternOf(context, primary) : null;
}

/** All patterns that the claim's denial matches, the primary pattern first. */
export async function patternsOf(context: AppContext, claim: LocalKey): Promise<PatternEntity[]> {
  const links = await context.loaders.patternLinksOfClaim.load(claim);
  const patterns = await Promise.all(links.map((link) => patternOf(context, link)));
  return patterns.filter((pattern) => pattern !== null);
}

/** Those of them with the line's own reason code, by their global ids. */
export async function patternIdsOfLine(context: AppContext, line: ClaimLineItemEntity): Promise<string[]> {
  if (line.carc === null) return [];
  const { workspaceId } = line;
  const patterns = await patternsOf(context, { workspaceId, id: line.claimId });
  return patterns
    .filter((pattern) => pattern.carc === line.carc)
    .map((pattern) => globalId('Pattern', workspaceId, pattern.localId));
}

const patternOf = (context: AppContext, link: PatternClaimEntity): Promise<PatternEntity | null> =>
  context.loaders.pattern.load({ workspaceId: link.workspaceId, id: link.patternId });
