import { DENIAL_RULES } from '../denial-rules';
import type { Cents } from '../money';
import { ruleOfReason } from './denial-reason';
import type { RecoveryPath } from './denial-stage';

/** What became of a workspace's appeals, or of its corrected claims, against one reason at one payer. */
export interface RecoveryRecord {
  reasonKey: string;
  payerId: number;
  path: RecoveryPath;
  decidedCount: number;
  wonCount: number;
  /** Denied dollars of those won, and what was paid on them after all. */
  wonDeniedCents: Cents;
  recoveredCents: Cents;
}

/** What trying a path promises: how often it succeeds, 0 to 1, and what share of the denied dollars it then brings. */
export interface RecoveryChance {
  chance: number;
  share: number;
}

/**
 * Before there is any history. Appeals: each rule's own rate (domain/rule-table.ts), within the 54 to 70 % of provider
 * appeals that are won (Premier 2022-23). Corrected claims: about 63 % of what is denied can be recovered (Change
 * Healthcare, Healthy Hospital Revenue Cycle Index 2017). Of a charge, the allowed part: charges have a median of 2.5
 * times what is allowed (JAMA 2017).
 */
const USUAL_APPEAL = 0.54;
const USUAL_CORRECTION = 0.63;
const USUAL_SHARE = 0.4;

/** As many decisions, and as many denied dollars, as what is known beforehand counts for. */
const PRIOR_DECISIONS = 20;
const PRIOR_CENTS = 500_000;

interface Sums {
  decided: number;
  won: number;
  wonDenied: Cents;
  recovered: Cents;
}

/**
 * Chances learned from history, shrunken twice: a reason's to what is usual, and a payer's to its reason's. Each is the
 * mean of a beta distribution after its observations, (won + n * prior) / (decided + n), so that two lucky appeals do
 * not lead a list (empirical Bayes estimation of proportions: Casella, The American Statistician 39, 1985). The share of
 * dollars is shrunken alike, by dollars.
 */
export class RecoveryChances {
  private readonly ofReason = new Map<string, Sums>();
  private readonly ofPayer = new Map<string, Sums>();
  private readonly all: Sums = { decided: 0, won: 0, wonDenied: 0, recovered: 0 };
  /** The largest product of chance and share there is: nothing is expected to bring more of its dollars. */
  readonly most: number;

  constructor(history: readonly RecoveryRecord[]) {
    for (const record of history) {
      const { reasonKey, payerId, path } = record;
      count(this.all, record);
      count(sumsOf(this.ofReason, `${path} ${reasonKey}`), record);
      count(sumsOf(this.ofPayer, `${path} ${reasonKey} ${payerId}`), record);
    }
    const known = history.map(({ reasonKey, payerId, path }) => this.of(reasonKey, payerId, path));
    // A reason or payer without a history is at most as promising as what is usual.
    const shares = [this.shareOfAll(), ...known.map(({ share }) => share)];
    const chances = [USUAL_CORRECTION, USUAL_APPEAL, MAX_RULE_APPEAL, ...known.map(({ chance }) => chance)];
    for (const [name] of this.ofReason) {
      const [path, reasonKey] = name.split(' ') as [RecoveryPath, string];
      chances.push(this.chanceOfReason(reasonKey, path));
    }
    this.most = Math.max(...chances) * Math.max(...shares);
  }

  of(reasonKey: string, payerId: number, path: RecoveryPath): RecoveryChance {
    const sums = this.ofPayer.get(`${path} ${reasonKey} ${payerId}`);
    const ofReason = this.chanceOfReason(reasonKey, path);
    if (!sums) return { chance: ofReason, share: this.shareOfAll() };
    return {
      chance: shrunken(sums.won, sums.decided, ofReason, PRIOR_DECISIONS),
      share: shrunken(sums.recovered, sums.wonDenied, this.shareOfAll(), PRIOR_CENTS),
    };
  }

  private chanceOfReason(reasonKey: string, path: RecoveryPath): number {
    const usual = usualChance(reasonKey, path);
    const sums = this.ofReason.get(`${path} ${reasonKey}`);
    return sums ? shrunken(sums.won, sums.decided, usual, PRIOR_DECISIONS) : usual;
  }

  private shareOfAll(): number {
    return shrunken(this.all.recovered, this.all.wonDenied, USUAL_SHARE, PRIOR_CENTS);
  }
}

/** Of any rule's appeals, before there is a history of them. */
const MAX_RULE_APPEAL = Math.max(...DENIAL_RULES.map(({ overturnPercent }) => (overturnPercent ?? 0) / 100));

function usualChance(reasonKey: string, path: RecoveryPath): number {
  if (path === 'CORRECTED_CLAIM') return USUAL_CORRECTION;
  const overturn = ruleOfReason(reasonKey)?.overturnPercent;
  return overturn === null || overturn === undefined ? USUAL_APPEAL : overturn / 100;
}

const shrunken = (part: number, whole: number, prior: number, weight: number): number =>
  (part + weight * prior) / (whole + weight);

function sumsOf(sums: Map<string, Sums>, name: string): Sums {
  let found = sums.get(name);
  if (!found) sums.set(name, (found = { decided: 0, won: 0, wonDenied: 0, recovered: 0 }));
  return found;
}

function count(sums: Sums, record: RecoveryRecord): void {
  sums.decided += record.decidedCount;
  sums.won += record.wonCount;
  sums.wonDenied += record.wonDeniedCents;
  sums.recovered += record.recoveredCents;
}
