import { BadInputError } from '../domain/errors';
import type { ClaimFilter } from '../entities/inputs/claim.input';
import type { StoredClaimFilter } from '../persistence/read/claim-query';
import type { ClaimFeedFilter } from '../feeds/feed-sources';
import { parseLocalId } from '../entities/global-id';

/** Long enough for any claim number or name; a longer search cannot match and would only cost time. */
const MAX_SEARCH_CHARACTERS = 100;
const MAX_VALUES = 50;

/**
 * Translates a filter from the API into the store's terms: local ids, cents.
 * @throws BadInputError with every fault, each under its field.
 */
export function parseClaimFilter(
  filter: ClaimFilter | null | undefined,
  workspaceId: number,
): StoredClaimFilter {
  const faults: { field: string; message: string }[] = [];
  const fault = (field: string, message: string): void =>
    void faults.push({ field: `filter.${field}`, message });
  if (!filter) return {};
  const stored: StoredClaimFilter = {};
  const localId = (
    kind: 'Payer' | 'Provider' | 'Pattern',
    id: string | null | undefined,
    field: string,
  ): number | undefined => {
    if (id === null || id === undefined) return undefined;
    try {
      return parseLocalId(kind, workspaceId, id, `filter.${field}`);
    } catch (error) {
      if (!(error instanceof BadInputError)) throw error;
      faults.push(...error.faults);
      return undefined;
    }
  };
  if (filter.status) stored.status = [...new Set(filter.status)];
  if (filter.from) stored.from = filter.from;
  if (filter.to) stored.to = filter.to;
  if (filter.from || filter.to) stored.dateField = filter.dateField ?? 'SUBMISSION';
  stored.payerId = localId('Payer', filter.payerId, 'payerId');
  stored.providerId = localId('Provider', filter.providerId, 'providerId');
  stored.patternId = localId('Pattern', filter.patternId, 'patternId');
  if (filter.carc) stored.carc = [...new Set(filter.carc)];
  if (filter.procedureCode !== null && filter.procedureCode !== undefined)
    stored.procedureCode = filter.procedureCode;
  if (filter.source) stored.source = filter.source;
  if (typeof filter.deniedLater === 'boolean') stored.deniedLater = filter.deniedLater;
  const search = filter.search?.trim() ?? '';
  if (search !== '') stored.search = search;
  if (filter.minBilled !== null && filter.minBilled !== undefined) stored.minBilledCents = filter.minBilled;
  if (filter.maxBilled !== null && filter.maxBilled !== undefined) stored.maxBilledCents = filter.maxBilled;

  if (search.length > MAX_SEARCH_CHARACTERS)
    fault('search', `expected at most ${MAX_SEARCH_CHARACTERS} characters, got ${search.length}`);
  if ((stored.carc?.length ?? 0) > MAX_VALUES)
    fault('carc', `expected at most ${MAX_VALUES} codes, got ${stored.carc?.length}`);
  if (stored.from && stored.to && stored.from > stored.to) {
    fault('to', `expected a date on or after from (${stored.from}), got ${stored.to}`);
  }
  if (
    stored.minBilledCents !== undefined &&
    stored.maxBilledCents !== undefined &&
    stored.minBilledCents > stored.maxBilledCents
  ) {
    fault('maxBilled', 'expected at least minBilled, got less');
  }
  if (faults.length > 0) throw new BadInputError(faults);
  return Object.fromEntries(Object.entries(stored).filter(([, value]) => value !== undefined));
}

/**
 * A filter over a feed may name only what is fixed when a claim is submitted: otherwise a claim that begins to match
 * later would appear without having been added.
 * @throws BadInputError naming the fields that change later.
 */
export function parseClaimFeedFilter(
  filter: ClaimFilter | null | undefined,
  workspaceId: number,
): ClaimFeedFilter | null {
  if (!filter) return null;
  const changing = (['status', 'carc', 'patternId'] as const).filter(
    (field) => filter[field] !== null && filter[field] !== undefined,
  );
  const faults = changing.map((field) => ({
    field: `filter.${field}`,
    message: 'changes during a claim’s life; a feed can be filtered only by what is fixed at submission',
  }));
  if (filter.dateField === 'PROCESSING' && (filter.from || filter.to)) {
    faults.push({
      field: 'filter.dateField',
      message: 'expected SUBMISSION or SERVICE: a claim has no processing date when it is submitted',
    });
  }
  if (faults.length > 0) throw new BadInputError(faults);
  const parsed = parseClaimFilter(filter, workspaceId);
  const { status: _status, carc: _carc, patternId: _patternId, dateField, ...fixed } = parsed;
  const dates: Pick<ClaimFeedFilter, 'dateField'> =
    dateField === 'SERVICE' || dateField === 'SUBMISSION' ? { dateField } : {};
  const feedFilter = { ...fixed, ...dates };
  return Object.keys(feedFilter).length === 0 ? null : feedFilter;
}
