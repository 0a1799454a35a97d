import { Button } from '@mantine/core';
import { PlannedCurve } from '../../charts/planned-curve';
import { Icon } from '../../components/icon';
import { formatCount, formatPercent } from '../../format/numbers';
import { humanize } from '../../format/words';
import { CardMenu } from './card-menu';
import type { ScenarioCardDataFragment } from './scenarios.generated';
import styles from './scenarios.module.css';

const SHOWN_PATTERNS = 4;
const CURVE_DAYS = 112;
/** The same scale on every card, so that cards can be compared. */
const CURVE_MAX_PERCENT = 28;

export function ScenarioCard({
  scenario,
  onStart,
  onChanged,
}: {
  scenario: ScenarioCardDataFragment;
  onStart: () => void;
  onChanged: () => void;
}) {
  const { name, description, config } = scenario;
  return (
    <li className={styles.card}>
      <h3 className={styles.name}>{name}</h3>
      <p className={styles.description}>{description}</p>
      <PlannedRate config={config} />
      <dl className={styles.facts}>
        <div>
          <dt>Claims per day</dt>
          <dd>{formatCount(config.claimsPerDay)}</dd>
        </div>
        <div>
          <dt>Providers</dt>
          <dd>{formatCount(config.providers)}</dd>
        </div>
        <div>
          <dt>Payers</dt>
          <dd>{formatCount(config.payers.length)}</dd>
        </div>
      </dl>
      <PatternTags patterns={config.patterns} />
      <div className={styles.action}>
        <Button
          fullWidth
          leftSection={<Icon name="play" size={14} />}
          onClick={onStart}
          aria-label={`Start ${name}`}
        >
          Start
        </Button>
        <CardMenu scenario={scenario} onDeleted={onChanged} />
      </div>
    </li>
  );
}

type Config = ScenarioCardDataFragment['config'];

/** Where the denial rate begins, where training is to bring it, and when. */
function PlannedRate({ config: { denialRate, learning } }: { config: Config }) {
  const target = learning?.targetDenialRate ?? null;
  const days = Math.max(CURVE_DAYS, learning?.targetDay ?? 0);
  return (
    <div className={styles.curve}>
      <p className={styles.curveCaption}>
        <span>
          Planned denial rate{' '}
          <strong>
            {formatRoundPercent(denialRate)}
            {target !== null && ` → ${formatRoundPercent(target)}`}
          </strong>
        </span>
        <span>
          {learning
            ? `${target === null ? 'decreases with ' : ''}training from day ${learning.fromDay}`
            : 'no training'}
        </span>
      </p>
      <PlannedCurve
        from={denialRate}
        to={learning ? target : denialRate}
        beginsOnDay={learning?.fromDay ?? days}
        reachedOnDay={learning?.targetDay ?? days}
        days={days}
        max={CURVE_MAX_PERCENT}
      />
    </div>
  );
}

function PatternTags({ patterns }: { patterns: Config['patterns'] }) {
  const hidden = patterns.length - SHOWN_PATTERNS;
  return (
    <ul className={styles.tags} aria-label="Denial patterns">
      {patterns.length === 0 && <li>No injected patterns</li>}
      {patterns.slice(0, SHOWN_PATTERNS).map(({ rule, shareOfDenials, payer }) => (
        <li key={`${rule} ${payer}`}>
          {humanize(rule)}
          {payer && ` at ${payer}`} {formatPercent(shareOfDenials, 0)}
        </li>
      ))}
      {hidden > 0 && <li>{hidden} more</li>}
    </ul>
  );
}

/** "20%", but "9.5%" */
function formatRoundPercent(percent: number): string {
  return formatPercent(percent, Number.isInteger(percent) ? 0 : 1);
}
