import styles from './data-import.module.css';

/** The files that the server offers under /export/{workspace}/, with their labels. */
const FILES = [
  ['claims.csv', 'Claims, CSV'],
  ['lines.csv', 'Service lines, CSV'],
  ['appeals.csv', 'Appeals, CSV'],
  ['claims.ndjson', 'Complete claims, NDJSON'],
  ['claims.837p', 'Professional claims, X12 837P'],
  ['claims.837i', 'Institutional claims, X12 837I'],
  ['remits.835', 'Remittances, X12 835'],
  ['fhir/Claim.ndjson', 'Claim, FHIR R4'],
  ['fhir/ExplanationOfBenefit.ndjson', 'ExplanationOfBenefit, FHIR R4'],
] as const;

/** Plain links: the browser downloads while the server generates the file. */
export function ExportFiles({ workspaceId }: { workspaceId: string }) {
  return (
    <ul className={styles.files}>
      {FILES.map(([name, label]) => (
        <li key={name}>
          <a href={`/export/${encodeURIComponent(workspaceId)}/${name}`} download>
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}
