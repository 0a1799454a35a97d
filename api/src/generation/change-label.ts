import type { RunCommand } from '../domain/scenario/scenario';

/**
 * The label of a change of configuration; null when it changes nothing, such as training in a run that may not train.
 */
export function changeLabel(
  { changes }: Extract<RunCommand, { kind: 'CONFIGURE' }>,
  mayTrain: boolean,
): string | null {
  const { claimsPerDay, denialRate, patterns, learning } = changes;
  const parts: string[] = [];
  if (claimsPerDay !== undefined) parts.push(`${claimsPerDay} claims a day`);
  if (denialRate !== undefined) parts.push(`${denialRate} % denied`);
  if (patterns !== undefined) parts.push(patterns.length === 1 ? '1 pattern' : `${patterns.length} patterns`);
  if (learning === null && mayTrain) parts.push('no training');
  else if (learning && mayTrain) parts.push(`${learning.sessionsPerWeek} sessions a week`);
  return parts.length > 0 ? `Configured: ${parts.join(', ')}` : null;
}
