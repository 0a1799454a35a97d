/**
 * A payer's authorization register, as a pure function of the number: two letters, a serial of five digits and the
 * units granted for each service on two. PA is an authorization; GX is one that also makes an exception from network
 * and benefit limits.
 */
export interface Authorization {
  unitsGranted: number;
  exception: boolean;
}

const NUMBER_LENGTH = 9;
const NUMBER = /^(?:PA|GX)\d{7}$/;
const MAX_UNITS = 99;

/** Null for a number that is not one of ours: its limits are not known. */
export function authorizationOf(number: string | null): Authorization | null {
  if (number === null || number.length !== NUMBER_LENGTH || !NUMBER.test(number)) return null;
  return { unitsGranted: Number(number.slice(7)), exception: number.charCodeAt(0) === 71 };
}

export const hasException = (number: string | null): boolean =>
  number !== null && number.charCodeAt(0) === 71 && authorizationOf(number) !== null;

export function authorizationNumber(serial: number, unitsGranted: number): string {
  const units = Math.min(MAX_UNITS, Math.max(1, unitsGranted));
  return `PA${String(100_000 + (serial % 100_000)).slice(1)}${String(100 + units).slice(1)}`;
}

/** The same authorization for another number of units. */
export function withUnitsGranted(number: string | null, unitsGranted: number): string {
  const serial = number && authorizationOf(number) ? Number(number.slice(2, 7)) : 0;
  const granted = authorizationNumber(serial, unitsGranted);
  return hasException(number) ? asException(granted) : granted;
}

export const asException = (number: string): string => `GX${number.slice(2)}`;
