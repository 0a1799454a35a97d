import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BookingKind } from '../../domain/ledger/booking';
import { int, nullable, real, text } from '../columns';

/** The ledger: every dollar that came back or was not lost, once, at its date. Rows are added, never changed. */
@Entity('bookings')
export class BookingEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(text('kind'))
  kind: BookingKind;

  /** The denied claim, or the Monday of the cohort as an epoch day. */
  @PrimaryColumn(int('subject_id'))
  subjectId: number;

  @PrimaryColumn(text('booked_on'))
  bookedOn: string;

  @Column(int('allowed_cents'))
  allowedCents: number;

  /** What the payer paid of it; 0 for what was prevented. */
  @Column(int('cash_cents'))
  cashCents: number;

  /** Of what was prevented: how many denials. */
  @Column(real('prevented_denials', nullable))
  preventedDenials: number | null;
}

/** A rollup of the ledger. */
@Entity('daily_bookings')
export class DailyBookingEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(text('metric_date'))
  metricDate: string;

  @PrimaryColumn(text('kind'))
  kind: BookingKind;

  @Column(int('booking_count'))
  bookingCount: number;

  @Column(int('allowed_cents'))
  allowedCents: number;

  @Column(int('cash_cents'))
  cashCents: number;
}
