import { ClaimNumberDayEntity } from '../../entities/daily-metric.entity';
import { foldCase } from '../read/fold-case';
import { tableOf } from '../table';
import type { RowOf } from '../table';
import type { Rollup } from './rollup';
import { one } from './rollup';

/** How many characters of a claim number are its start. */
const START_CHARACTERS = 2;

/**
 * The start of a claim number, as a search by prefix compares it. Practices number claims as they come, so claims with
 * one start lie close together in time.
 */
export const claimNumberStart = (claimNumber: string): string =>
  foldCase([...claimNumber].slice(0, START_CHARACTERS).join(''));

/** All claims by the start of their number and each of their dates. */
export const CLAIM_NUMBER_DAYS: Rollup<RowOf<ClaimNumberDayEntity>, 'claimCount'> = {
  table: tableOf(ClaimNumberDayEntity),
  counters: { claimCount: { adds: { dated: one }, from: 'claims', each: '1' } },
};
