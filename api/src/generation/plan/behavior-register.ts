import { addDays, dateOfEpochDay } from '../../domain/calendar';
import type { Payer } from '../../domain/claim';
import type { PayerBehavior } from '../../domain/policies/payer-behavior';
import type { PlannedBehavior } from './plan';
import { payerBehaviors } from './planned-behaviors';

/**
 * What each payer of a run does of its own accord, by submission date. A new configuration counts for claims submitted
 * from its day on: those sent before are adjudicated as their own days wanted.
 */
export class BehaviorRegister {
  private readonly byPayer = new Map<number, readonly PayerBehavior[]>();

  /** @param startDay of the run, as an epoch day */
  constructor(
    private readonly payers: readonly Payer[],
    private readonly startDay: number,
  ) {}

  of(payerId: number): readonly PayerBehavior[] {
    return this.byPayer.get(payerId) ?? NONE;
  }

  /** From this run day on, these and no earlier ones. */
  replaceFrom(runDay: number, planned: readonly PlannedBehavior[]): void {
    const lastDate = addDays(dateOfEpochDay(this.startDay + runDay), -1);
    this.payers.forEach(({ id }, index) => {
      const before = this.of(id)
        .filter(({ from }) => from <= lastDate)
        .map((each) => ({ ...each, to: each.to !== null && each.to < lastDate ? each.to : lastDate }));
      this.byPayer.set(id, [...before, ...payerBehaviors(planned, index, this.startDay, runDay)]);
    });
  }
}

const NONE: readonly PayerBehavior[] = [];
