import type { BodySide } from '../../catalogues/diagnosis-facts';
import type { ClaimLine } from '../../claim';

/** Mark a service as distinct from the one that would include it. */
export const DISTINCT_MODIFIERS = ['59', 'XE', 'XP', 'XS', 'XU'];
/** Say that a service was done again on purpose. */
export const REPEAT_MODIFIERS = ['76', '77', '91', ...DISTINCT_MODIFIERS];

const FINGERS = ['FA', 'F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'F9'];
const TOES = ['TA', 'T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8', 'T9'];
const EYELIDS = ['E1', 'E2', 'E3', 'E4'];
const SIDES = ['RT', 'LT', '50'];

/** The modifiers that tell the place on the body, by what a code is done on. */
export const SITE_MODIFIERS = {
  SIDE: SIDES,
  DIGIT: [...FINGERS, ...TOES],
  EYELID: [...EYELIDS, ...SIDES],
} as const satisfies Record<string, readonly string[]>;

const LEFT: ReadonlySet<string> = new Set(['LT', ...FINGERS.slice(0, 5), ...TOES.slice(0, 5), 'E1', 'E2']);
const RIGHT: ReadonlySet<string> = new Set(['RT', ...FINGERS.slice(5), ...TOES.slice(5), 'E3', 'E4']);

export function sideOfModifier(modifier: string): BodySide | null {
  if (modifier === '50') return 'BOTH';
  if (LEFT.has(modifier)) return 'LEFT';
  return RIGHT.has(modifier) ? 'RIGHT' : null;
}

export function isMarked({ modifiers }: Pick<ClaimLine, 'modifiers'>, some: readonly string[]): boolean {
  for (const modifier of modifiers) if (some.includes(modifier)) return true;
  return false;
}
