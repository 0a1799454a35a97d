import type { RemitEvent } from '../../../src/domain/remit/remit-event';

const NOTHING = {
  providerId: null,
  originalPayerNumber: null,
  frequencyCode: '1',
  facilityCode: '11',
  lineOfBusiness: 'COMMERCIAL',
  claimType: 'PROFESSIONAL',
  drgCode: null,
  patientLastName: '',
  patientFirstName: '',
  memberId: null,
  memberGroupId: null,
  priorAuthorization: null,
  receivedDate: null,
  patientCents: null,
  allowedCents: null,
  adjustments: [],
  remarks: [],
  diagnosisCodes: [],
  lines: [],
} as const;

/** An event of one payer about one bill, unless `own` says otherwise; its key says what it says. */
export function eventOf(own: Partial<RemitEvent>): RemitEvent {
  const event = {
    ...NOTHING,
    payerId: 1,
    payment: `P ${own.date ?? ''}`,
    date: '2026-02-01',
    claimNumber: 'A1',
    payerNumber: 'ICN1',
    statusCode: '1',
    serviceFrom: '2026-01-05',
    serviceTo: '2026-01-05',
    billedCents: 15_000,
    paidCents: 10_000,
    ...own,
  };
  const { payment, claimNumber, payerNumber, statusCode, billedCents, paidCents, serviceFrom } = event;
  const words = [payment, claimNumber, payerNumber, statusCode, billedCents, paidCents, serviceFrom];
  return { ...event, key: JSON.stringify(words) };
}

export const takebackOf = (event: RemitEvent, own: Partial<RemitEvent>): RemitEvent =>
  eventOf({
    ...event,
    statusCode: '22',
    billedCents: -event.billedCents,
    paidCents: -event.paidCents,
    payment: `P ${own.date ?? ''}`,
    ...own,
  });
