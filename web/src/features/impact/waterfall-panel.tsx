import { Panel } from '../../components/panel';
import { FigureName } from '../../figures/figure-name';
import { formatExactDollars } from '../../format/numbers';
import styles from './impact.module.css';
import type { ImpactFiguresFragment } from './impact.generated';
import { signed } from './impact-words';
import { spanOf, waterfallOf, type WaterfallStep } from './waterfall';

/** A table whose bars show where each step begins and ends; they say nothing that the text does not. */
export function WaterfallPanel({ impact }: { impact: ImpactFiguresFragment }) {
  const steps = waterfallOf(impact);
  const { low, high } = spanOf(steps);
  const share = (dollars: number) => (100 * dollars) / (high - low);
  return (
    <Panel flush title="From recovered dollars to net gain" note="The figures above, one after the other">
      <div
        className={styles.scroller}
        tabIndex={0}
        role="region"
        aria-label="Steps to the net gain, as a table"
      >
        <table className={`${styles.table} ${styles.steps}`}>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">Step</th>
              <th scope="col">Bar</th>
              <th scope="col">Dollars</th>
            </tr>
          </thead>
          <tbody>
            {steps.map((step) => (
              <tr key={step.name} className={step.isSum ? styles.sum : undefined}>
                <th scope="row">
                  {step.metric === null ? (
                    step.name
                  ) : (
                    <FigureName metric={step.metric}>{step.name}</FigureName>
                  )}
                </th>
                <td className={styles.barCell}>
                  <span aria-hidden="true" className={styles.track}>
                    <span
                      className={styles.bar}
                      data-kind={kindOf(step)}
                      style={{
                        left: `${share(Math.min(step.from, step.to) - low)}%`,
                        width: `${step.amount === 0 ? 0 : Math.max(0.6, share(Math.abs(step.to - step.from)))}%`,
                      }}
                    />
                  </span>
                </td>
                <td>{step.isSum ? formatExactDollars(step.amount) : signed(step.amount)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {impact.preventedAmount === null && (
        <p className={styles.panelNote}>
          What was prevented, and the rework that it saved, are not known yet and left out: {impact.reason}
        </p>
      )}
    </Panel>
  );
}

const kindOf = ({ isSum, amount }: WaterfallStep): string => (isSum ? 'sum' : amount < 0 ? 'loss' : 'gain');
