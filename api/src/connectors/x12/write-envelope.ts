import type { LocalDate } from '../../domain/calendar';
import { COMPONENT, REPETITION, compact, element, plain, segment } from './segments/segment-text';

/** The interchange and its one functional group (X12.5, X12.6). */
export interface EnvelopeFacts {
  /** ISA13 and GS06: 1 to 999,999,999. */
  controlNumber: number;
  createdDate: LocalDate;
  /** HHMM. */
  createdTime: string;
  /** ISA06/GS02 and ISA08/GS03; cut at 15 characters. */
  sender: string;
  receiver: string;
  /** GS01: HC claims, HP remittances. */
  functionalCode: 'HC' | 'HP';
  /** GS08 and ST03. */
  version: string;
  isTest: boolean;
}

const controlOf = ({ controlNumber }: EnvelopeFacts): string => String(controlNumber).padStart(9, '0');

/** ISA has fixed widths: 106 bytes with its terminator. */
export function interchangeStart(facts: EnvelopeFacts): string {
  const identifier = (text: string): string => plain(text).slice(0, 15).padEnd(15);
  return segment(
    ...[
      'ISA',
      '00',
      ' '.repeat(10),
      '00',
      ' '.repeat(10),
      'ZZ',
      identifier(facts.sender),
      'ZZ',
      identifier(facts.receiver),
    ],
    ...[compact(facts.createdDate).slice(2), facts.createdTime, REPETITION, '00501', controlOf(facts), '0'],
    ...[facts.isTest ? 'T' : 'P', COMPONENT],
  );
}

export function groupStart(facts: EnvelopeFacts): string {
  const { functionalCode, createdDate, createdTime, version } = facts;
  return element(
    ...['GS', functionalCode, facts.sender.slice(0, 15), facts.receiver.slice(0, 15)],
    ...[compact(createdDate), createdTime, controlOf(facts), 'X', version],
  );
}

/** @param transactions how many the group holds */
export const groupEnd = (facts: EnvelopeFacts, transactions: number): string =>
  element('GE', String(transactions), controlOf(facts));

/** @param groups 0 when there was nothing to send */
export const interchangeEnd = (facts: EnvelopeFacts, groups: number): string =>
  element('IEA', String(groups), controlOf(facts));
