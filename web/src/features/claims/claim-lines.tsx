import { formatExactDollars } from '../../format/numbers';
import styles from './claims.module.css';
import type { ClaimDetailFragment } from './claims.generated';

/** A claim of hundreds of lines is listed up to here, denied lines first. */
const MAX_SHOWN = 40;

type Line = ClaimDetailFragment['lineItems'][number];

export function ClaimLines({ lines }: { lines: readonly Line[] }) {
  const shown = shownOf(lines);
  return (
    <div className={styles.lines} tabIndex={0} role="region" aria-label="Service lines, as a table">
      <table>
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col">Code</th>
            <th scope="col">Modifiers</th>
            <th scope="col">Dx</th>
            <th scope="col" className={styles.number}>
              Units
            </th>
            <th scope="col" className={styles.number}>
              Billed
            </th>
            <th scope="col" className={styles.number}>
              Paid
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((line) => (
            <LineRow key={line.lineNumber} line={line} />
          ))}
        </tbody>
      </table>
      {shown.length < lines.length && (
        <p className={styles.limit}>
          {lines.length - shown.length} more lines that were not denied are left out.
        </p>
      )}
    </div>
  );
}

const shownOf = (lines: readonly Line[]): readonly Line[] =>
  lines.length <= MAX_SHOWN
    ? lines
    : [...lines]
        .sort((a, b) => Number(b.carc !== null) - Number(a.carc !== null) || a.lineNumber - b.lineNumber)
        .slice(0, MAX_SHOWN);

function LineRow({ line }: { line: Line }) {
  const others = line.adjustments.filter(({ carc }) => carc !== line.carc);
  return (
    <>
      <tr data-denied={line.carc !== null}>
        <td>{line.lineNumber}</td>
        <td className={styles.code}>{line.procedureCode || line.revenueCode}</td>
        <td>{line.modifiers.join(' ')}</td>
        <td>{line.diagnosisPointers.join(', ')}</td>
        <td className={styles.number}>{line.units}</td>
        <td className={styles.number}>{formatExactDollars(line.billedAmount)}</td>
        <td className={styles.number}>{formatExactDollars(line.paidAmount)}</td>
      </tr>
      {(line.carc !== null || others.length > 0) && (
        <tr className={styles.lineNote} data-denied={line.carc !== null}>
          <td />
          <td colSpan={6}>
            {line.carc !== null && (
              <strong>
                Denied: {line.denialReason} ({[line.group, line.carc].filter(Boolean).join('-')}
                {line.rarc !== null && `, ${line.rarc}`}){' '}
              </strong>
            )}
            {others.map(({ group, carc, amount }) => (
              <span key={`${group} ${carc}`}>
                {group}-{carc} {formatExactDollars(amount)}{' '}
              </span>
            ))}
          </td>
        </tr>
      )}
    </>
  );
}
