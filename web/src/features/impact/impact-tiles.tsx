import { FigureTile } from '../../figures/figure-tile';
import { formatCount, formatDollars, formatExactDollars, NOT_KNOWN } from '../../format/numbers';
import styles from './impact.module.css';
import type { ImpactFiguresFragment } from './impact.generated';

/** The report's figures, each with what it rests on. */
export function ImpactTiles({ impact }: { impact: ImpactFiguresFragment }) {
  const { preventedDenials, costs, roi } = impact;
  return (
    <section aria-label="Key figures" className={styles.tiles}>
      <FigureTile
        metric="impact.preventedAmount"
        label="Prevented"
        value={formatDollars(impact.preventedAmount)}
        sub={<Prevented impact={impact} />}
      />
      <FigureTile
        metric="impact.recoveredAmount"
        label="Recovered"
        value={formatDollars(impact.recoveredAmount)}
        sub={`${formatDollars(impact.recoveredCash)} of it cash from payers`}
      />
      <FigureTile
        metric="impact.reworkAvoided"
        label="Rework avoided"
        value={formatDollars(impact.reworkAvoided)}
        sub={
          preventedDenials === null
            ? 'not known yet'
            : `for about ${formatCount(Math.round(preventedDenials))} denials that did not come`
        }
      />
      <FigureTile
        metric="impact.trainingCost"
        label="Training cost"
        value={formatDollars(impact.trainingCost)}
        sub={`${costs.minutesPerSession} minutes a session at ${formatExactDollars(costs.coderHourlyCost)} an hour`}
      />
      <FigureTile
        metric="impact.roi"
        label="Return on training"
        value={roi === null ? NOT_KNOWN : `${roi.toFixed(1)}x`}
        sub={roi === null ? 'not known yet' : 'net dollars for each dollar of training'}
      />
      <FigureTile
        metric="impact.recoveryPotentialPerMonth"
        label="Potential a month"
        value={formatDollars(impact.recoveryPotentialPerMonth)}
        sub={
          impact.recoveryPotentialPerMonth === 0
            ? 'no open pattern that coders control'
            : 'if the open patterns that coders control were cured'
        }
      />
    </section>
  );
}

function Prevented({ impact }: { impact: ImpactFiguresFragment }) {
  const { preventedAmount, preventedLow, preventedHigh, truePreventedAmount } = impact;
  return (
    <>
      {preventedAmount === null
        ? 'not known yet'
        : `90% interval ${formatDollars(preventedLow)} to ${formatDollars(preventedHigh)}`}
      {truePreventedAmount !== null && (
        <>
          <br />
          exactly {formatDollars(truePreventedAmount)}
        </>
      )}
    </>
  );
}
