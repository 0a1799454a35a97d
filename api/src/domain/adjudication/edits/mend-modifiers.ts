import { findService } from '../../catalogues/services';
import type { Claim, ClaimLine, PayerType } from '../../claim';
import { FACILITIES } from './modifier-edits';

/** The line with the modifiers that its service requires at this payer, and without sides that exclude each other. */
export function modifiersMended(
  line: ClaimLine,
  { placeOfService }: Pick<Claim, 'placeOfService'>,
  type: PayerType,
): ClaimLine {
  const service = findService(line.procedureCode);
  if (!service) return line;
  const kept = line.modifiers.filter((modifier) => isFitting(modifier, service.isSplit));
  const add = (modifier: string | null | undefined, others: readonly string[] = []): void => {
    if (modifier && !kept.includes(modifier) && !kept.some((each) => others.includes(each)))
      kept.push(modifier);
  };
  if (type === 'MEDICARE') {
    add(service.therapyModifiers[0], service.therapyModifiers);
    add(service.requiredModifier);
    if (service.isWaived) add('QW', ['90']);
    if (service.isSingleDose) add('JZ', ['JW']);
  }
  if (service.isSplit && FACILITIES.has(placeOfService ?? '')) add('26');
  return { ...line, modifiers: kept };
}

const isFitting = (modifier: string, isSplit: boolean): boolean =>
  modifier === '26' || modifier === 'TC' ? isSplit && modifier === '26' : true;
