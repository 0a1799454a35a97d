import type { LocalDate } from '../domain/calendar';
import type { Adjudication, Claim } from '../domain/claim';
import { weekStartOf } from '../domain/date-index';
import { CODE_METRICS, CODE_MODIFIERS } from '../persistence/rollups/code-metrics';
import type { Countable } from '../persistence/rollups/rollup';
import type { RollupRows } from '../persistence/rollups/rollups';
import type { Times } from './tally';
import { RollupTally } from './tally';

/** Counts a batch's service lines by procedure code, and by the modifiers on them. */
export class CodeTally {
  private readonly codes = new RollupTally(CODE_METRICS);
  private readonly modifiers = new RollupTally(CODE_MODIFIERS);

  constructor(private readonly workspaceId: number) {}

  add({ lines }: Claim, adjudication: Adjudication): void {
    const weekStart = weekStartOf(adjudication.processingDate);
    lines.forEach(({ lineNumber, procedureCode, modifiers, billedCents }, index) => {
      if (procedureCode === '') return;
      const own = adjudication.lines[index];
      const line =
        own?.lineNumber === lineNumber
          ? own
          : adjudication.lines.find((other) => other.lineNumber === lineNumber);
      const carc = line?.denial?.carc ?? '';
      const { workspaceId } = this;
      const counted = { billedCents, allowedCents: line?.allowedCents ?? 0, carc };
      this.codes.count({ workspaceId, weekStart, procedureCode, carc }, 'lineAdjudicated', counted);
      this.countModifiers({ weekStart, procedureCode }, modifiers, counted);
    });
  }

  set times(times: Times) {
    this.codes.times = times;
    this.modifiers.times = times;
  }

  finish(): Pick<RollupRows, 'codeMetrics' | 'codeModifiers'> {
    return { codeMetrics: this.codes.packed(), codeModifiers: this.modifiers.packed() };
  }

  private countModifiers(
    key: { weekStart: LocalDate; procedureCode: string },
    modifiers: readonly string[],
    line: Countable['lineAdjudicated'],
  ): void {
    modifiers.forEach((modifier, index) => {
      // Named twice on one line, as files have it, it still is one line.
      if (modifiers.indexOf(modifier) !== index) return;
      this.modifiers.count({ workspaceId: this.workspaceId, ...key, modifier }, 'lineAdjudicated', line);
    });
  }
}
