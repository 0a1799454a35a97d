import { Link } from '@tanstack/react-router';
import { Notice } from '../../components/notice';
import { Panel } from '../../components/panel';
import { FigureName } from '../../figures/figure-name';
import { formatCount, formatDollars } from '../../format/numbers';
import { humanize } from '../../format/words';
import styles from './impact.module.css';
import type { ImpactFiguresFragment } from './impact.generated';

/** Under this many dollars, what is outside of the patterns is rounding. */
const MIN_REST_DOLLARS = 1;

export function PatternsPanel({ impact }: { impact: ImpactFiguresFragment }) {
  const { byPattern, preventedAmount, preventedDenials, reason } = impact;
  const rest = restOf(impact);
  return (
    <Panel flush title="Prevented, by pattern" note="Parts of the estimate above">
      {byPattern.length === 0 ? (
        <Notice icon="target" title={preventedAmount === null ? 'Not known yet' : 'No pattern was reduced'}>
          {reason ?? 'What was prevented belongs to rules under which no pattern was detected.'}
        </Notice>
      ) : (
        <div className={styles.scroller} tabIndex={0} role="region" aria-label="By pattern, as a table">
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">Pattern</th>
                <th scope="col">
                  <FigureName metric="impact.byPattern.preventedDenials">Denials</FigureName>
                </th>
                <th scope="col">
                  <FigureName metric="impact.byPattern.preventedAmount">Dollars</FigureName>
                </th>
              </tr>
            </thead>
            <tbody>
              {byPattern.map((part) => (
                <tr key={part.pattern.id}>
                  <th scope="row" className={styles.wrapped}>
                    <Link
                      to="/patterns"
                      search={(before) => ({
                        workspace: before.workspace,
                        show: 'all',
                        pattern: part.pattern.id,
                      })}
                      className={styles.link}
                    >
                      {part.pattern.title}
                    </Link>
                    <small>
                      CARC {part.pattern.carc} · {humanize(part.pattern.status)}
                    </small>
                  </th>
                  <td>{rounded(part.preventedDenials)}</td>
                  <td>{formatDollars(part.preventedAmount)}</td>
                </tr>
              ))}
              {rest && (
                <tr>
                  <th scope="row">Outside of these patterns</th>
                  <td>{rounded(rest.denials)}</td>
                  <td>{formatDollars(rest.dollars)}</td>
                </tr>
              )}
            </tbody>
            <tfoot>
              <tr className={styles.sum}>
                <th scope="row">All</th>
                <td>{rounded(preventedDenials)}</td>
                <td>{formatDollars(preventedAmount)}</td>
              </tr>
            </tfoot>
          </table>
        </div>
      )}
    </Panel>
  );
}

const rounded = (denials: number | null): string =>
  formatCount(denials === null ? null : Math.round(denials));

/** What rules without a pattern brought, so that the parts add up. */
function restOf({ byPattern, preventedAmount, preventedDenials }: ImpactFiguresFragment) {
  if (preventedAmount === null || preventedDenials === null) return null;
  const dollars = byPattern.reduce((left, part) => left - (part.preventedAmount ?? 0), preventedAmount);
  const denials = byPattern.reduce((left, part) => left - (part.preventedDenials ?? 0), preventedDenials);
  return Math.abs(dollars) < MIN_REST_DOLLARS ? null : { dollars, denials };
}
