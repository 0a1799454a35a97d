import { element } from './segments/segment-text';

/**
 * Values that the guides require and that are not known here: addresses, telephone and tax numbers. They have the right
 * form and are plainly not real data.
 */
export const PLACEHOLDER = {
  street: 'ADDRESS NOT ON FILE',
  city: 'ANYTOWN',
  state: 'OH',
  /** Nine digits, as billing providers must give them. */
  postalCode: '432150000',
  telephone: '5555550100',
  taxNumber: '999999999',
} as const;

export function* addressSegments(): Generator<string> {
  yield element('N3', PLACEHOLDER.street);
  yield element('N4', PLACEHOLDER.city, PLACEHOLDER.state, PLACEHOLDER.postalCode);
}
