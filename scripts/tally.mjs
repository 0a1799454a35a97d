import { say } from './install.mjs';

/** How many checks and tests passed and failed; the last line that a run prints is its report. */
export class Tally {
  passed = 0;
  failed = 0;

  count(passed) {
    if (passed) this.passed += 1;
    else this.failed += 1;
  }

  /** @returns the exit code */
  report() {
    say(`${this.passed} passed, ${this.failed} failed`);
    return this.failed > 0 ? 1 : 0;
  }
}
