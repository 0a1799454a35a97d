import { useLazyQuery } from '@apollo/client/react';
import { Alert, Button } from '@mantine/core';
import { errorMessage } from '../../api/error-message';
import { Panel } from '../../components/panel';
import { formatCount, formatDollars, formatPercent } from '../../format/numbers';
import {
  BuilderDryRunDocument,
  type BuilderPreviewQuery,
  type ScenarioConfigInput,
} from './builder.generated';
import { RateCurves } from './rate-curves';
import styles from './builder.module.css';

interface PreviewPanelProps {
  readonly preview: BuilderPreviewQuery['previewScenario'] | null;
  /** Null while something in the form is wrong. */
  readonly config: ScenarioConfigInput | null;
  /** A refusal that no field could show. */
  readonly error: unknown;
}

/** What the scenario would come to, as it is typed; and a dry run that simulates it in earnest. */
export function PreviewPanel({ preview, config, error }: PreviewPanelProps) {
  return (
    <Panel
      title="What to expect"
      note={config ? 'Updates as you type' : 'As of the last valid values'}
      className={styles.preview}
    >
      {preview && (
        <>
          <RateCurves
            rates={preview.expectedDenialRateByWeek}
            withoutTraining={preview.expectedDenialRateByWeekWithoutLearning}
          />
          <dl className={styles.facts}>
            <Fact label="Claims" value={formatCount(preview.expectedClaims)} />
            <Fact label="Denied at first" value={rateOf(preview.expectedDenialRateByWeek)} />
            <Fact label="Denied dollars" value={formatDollars(preview.expectedDeniedAmount)} />
            <Fact label="Prevented by training" value={formatDollars(preview.expectedPreventedAmount)} />
          </dl>
          {preview.warnings.length > 0 && (
            <ul className={styles.notes}>
              {preview.warnings.map((warning) => (
                <li key={warning}>{warning}</li>
              ))}
            </ul>
          )}
        </>
      )}
      {error !== null && error !== undefined && (
        <Alert color="red" mt="sm" title="No preview">
          {errorMessage(error)}
        </Alert>
      )}
      <DryRun config={config} />
    </Panel>
  );
}

const rateOf = (weeks: readonly number[]): string =>
  `${formatPercent(weeks[0] ?? 0)} → ${formatPercent(weeks.at(-1) ?? 0)}`;

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function DryRun({ config }: { config: ScenarioConfigInput | null }) {
  const [run, { data, loading, error, variables }] = useLazyQuery(BuilderDryRunDocument, {
    fetchPolicy: 'no-cache',
  });
  const test = data?.testScenario;
  const isOld = config === null || JSON.stringify(variables?.config) !== JSON.stringify(config);
  return (
    <>
      <Button
        mt="md"
        size="xs"
        variant="default"
        loading={loading}
        disabled={config === null}
        onClick={() => config && void run({ variables: { config } }).catch(() => undefined)}
      >
        Dry run
      </Button>
      {error && !loading && (
        <Alert color="red" mt="sm" title="The dry run was refused">
          {errorMessage(error)}
        </Alert>
      )}
      {test && !loading && (
        <table className={styles.checks} style={{ opacity: isOld ? 0.5 : 1 }}>
          <caption className="visually-hidden">Dry run over {test.seeds} seeds</caption>
          <thead>
            <tr>
              <th scope="col">{isOld ? 'Before your last change' : `Over ${test.seeds} seeds`}</th>
              <td>expected</td>
              <td>simulated</td>
            </tr>
          </thead>
          <tbody>
            {test.checks.map(({ name, expected, actual, tolerance, passed }) => (
              <tr key={name}>
                <th scope="row">{`${passed ? '✓' : '✗'} ${name}`}</th>
                <td>{`${round(expected)} ± ${round(tolerance)}`}</td>
                <td>{round(actual)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

const round = (value: number): string => formatCount(Math.round(value * 10) / 10);
