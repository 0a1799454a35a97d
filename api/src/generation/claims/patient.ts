import { elementAt } from '../../domain/element-at';
import type { LocalDate } from '../../domain/calendar';
import { dateOfEpochDay } from '../../domain/calendar';
import { ORDINARY_STANDINGS } from '../../domain/member-register';
import { below, draw } from '../rng';
import { ageOf } from '../visits/visit-choice';
import type { World } from '../world/world';
import { MEMBER_BLOCKS } from '../world/world';
import type { ClaimStreams } from './claim-streams';

export interface Person {
  age: number;
  female: boolean;
  birthDate: LocalDate;
  firstName: string;
  lastName: string;
  groupId: string;
}

const GROUPS = Array.from({ length: 60 }, (_, index) => `GRP${1001 + index * 13}`);

/**
 * The slot of a day's claim: who is seen. Distinct within a day. A block of members is seen every eighth day, so that a
 * member is seen at most once a week.
 */
export function slotOf(world: World, streams: ClaimStreams, day: number, ordinal: number): number {
  const block = day % MEMBER_BLOCKS;
  const start = draw(streams.slot, day);
  // An odd factor visits the whole block (its size is a power of two) before it repeats a member. A day with more
  // claims than that uses additional members that no other day sees.
  const lap = Math.floor((ordinal - 1) / world.slotsPerBlock);
  const place = (start + Math.imul(ordinal, 0x3c6ef35)) & (world.slotsPerBlock - 1);
  return (lap * MEMBER_BLOCKS + block) * world.slotsPerBlock + place;
}

/**
 * Spread over seven digits; distinct slots keep distinct numbers, because the factor is prime to ten. The eighth digit
 * encodes facts in the payer's register (see member-register.ts): none on a clean claim.
 */
export function memberNumber(world: World, streams: ClaimStreams, slot: number): number {
  const member = ((slot + world.memberOffset) * 38_746_581) % 10_000_000;
  return member * 10 + below(draw(streams.standing, slot), ORDINARY_STANDINGS);
}

/** The person who is seen in a slot if this payer insures them: the same at every visit. */
export function personOf(world: World, streams: ClaimStreams, slot: number, payerIndex: number): Person {
  const person = slot * 64 + payerIndex;
  const { type } = elementAt(world.payers, payerIndex);
  const age = ageOf(type, draw(streams.person, person, 1), draw(streams.person, person, 2));
  const female = (draw(streams.person, person, 3) & 1) === 0;
  const firstNames = female ? world.femaleNames : world.maleNames;
  return {
    age,
    female,
    birthDate: birthDate(world.startDay, age, draw(streams.person, person, 6)),
    firstName: elementAt(firstNames, below(draw(streams.person, person, 5), firstNames.length)),
    lastName: elementAt(world.lastNames, below(draw(streams.person, person, 4), world.lastNames.length)),
    groupId: elementAt(GROUPS, below(draw(streams.group, person), GROUPS.length)),
  };
}

function birthDate(startDay: number, age: number, uniform: number): LocalDate {
  return dateOfEpochDay(startDay - Math.ceil(age * 365.25) - below(uniform, 365));
}
