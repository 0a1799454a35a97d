import { findProcedure } from '../catalogues/procedure-catalogue';
import { appliesTo } from '../denial-rules';
import type { Fault } from '../errors';
import { realizationOf } from './pattern-realization';
import type { LearningPlan, PatternInjection, PayerShare } from './scenario';
import { coderCount } from './scenario-arithmetic';

/** What a pattern's slice is checked against, as far as it could be read. */
interface SliceContext {
  payers?: readonly (PayerShare | null)[];
  providers?: number;
  claimsPerDay?: number;
  learning?: LearningPlan | null;
}

/** Conditions of a pattern that no claim of the scenario can meet together, each under its path. */
export function sliceFaults(context: SliceContext, pattern: PatternInjection, at: string): Fault[] {
  const { provider = null, procedure = null, procedureGroup = null } = pattern;
  const { providers } = context;
  const faults = [...payerFaults(context, pattern, at), ...coderFaults(context, pattern, at)];
  if (provider !== null && providers !== undefined && provider > providers) {
    const message = `expected one of the scenario's providers, 1 to ${providers}, got ${provider}`;
    faults.push({ field: `${at}.provider`, message });
  }
  const family = procedure === null ? null : findProcedure(procedure)?.family;
  if (procedureGroup !== null && family && family !== procedureGroup) {
    const message = `expected the group of ${procedure ?? ''}, ${family}, or nothing; got ${procedureGroup}`;
    faults.push({ field: `${at}.procedureGroup`, message });
  }
  return faults;
}

function payerFaults({ payers = [] }: SliceContext, pattern: PatternInjection, at: string): Fault[] {
  const { rule, payer, lineOfBusiness = null } = pattern;
  const known = payers.flatMap((each) => each ?? []);
  // Nothing is said about payers while one of them is invalid: it may be the one that was meant.
  if (lineOfBusiness === null || known.length === 0 || known.length < payers.length) return [];
  const field = `${at}.lineOfBusiness`;
  const named = payer === null ? known : known.filter(({ name }) => name === payer);
  if (named.length === 0) return [];
  if (!named.some(({ type }) => type === lineOfBusiness)) {
    const types = [...new Set(named.map(({ type }) => type))].join(', ');
    return [{ field, message: `expected a type of its payers (${types}), got ${lineOfBusiness}` }];
  }
  if (realizationOf(pattern) === 'DEFECT' && !appliesTo(rule, lineOfBusiness)) {
    const message = `expected a type of payer that applies ${rule}, got ${lineOfBusiness}: name a carc to have it denied all the same`;
    return [{ field, message }];
  }
  return [];
}

/** Payers do not know who coded a claim: only mistakes can be one coder's. */
function coderFaults(
  { claimsPerDay, learning }: SliceContext,
  pattern: PatternInjection,
  at: string,
): Fault[] {
  const { coder = null } = pattern;
  if (coder === null) return [];
  const faults: Fault[] = [];
  const coders =
    learning?.coders ?? (claimsPerDay === undefined ? null : coderCount({ learning: null, claimsPerDay }));
  if (coders !== null && coder > coders) {
    faults.push({
      field: `${at}.coder`,
      message: `expected one of the scenario's coders, 1 to ${coders}, got ${coder}`,
    });
  }
  if (realizationOf(pattern) === 'BEHAVIOR') {
    const message = `expected no coder where the payer denies claims without this rule's mistake: payers do not know who coded a claim`;
    faults.push({ field: `${at}.coder`, message });
  }
  return faults;
}
