import { element } from './segments/segment-text';

/**
 * What the guides demand and nobody here knows: addresses, telephone and tax numbers. Plain to see that they are no
 * data, and in the right shape.
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
