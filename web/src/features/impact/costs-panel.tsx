import { Button, NumberInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { Panel } from '../../components/panel';
import styles from './impact.module.css';
import type { ImpactFiguresFragment } from './impact.generated';
import {
  COST_FIELDS,
  COST_KEYS,
  costsOf,
  parseImpactSearch,
  type CostField,
  type ImpactSearch,
} from './impact-search';

/** Typing waits this long before it asks the server. */
const TYPING_MS = 300;

const LABELS: Record<CostField, { label: string; prefix?: string; suffix?: string }> = {
  reworkPerProfessionalDenial: { label: 'To work a professional denial', prefix: '$' },
  reworkPerInstitutionalDenial: { label: 'To work an institutional denial', prefix: '$' },
  minutesPerSession: { label: 'A training session', suffix: ' min' },
  coderHourlyCost: { label: 'An hour of a coder’s time', prefix: '$' },
};

const USUAL = { professional: undefined, institutional: undefined, minutes: undefined, hourly: undefined };

interface CostsPanelProps {
  readonly costs: ImpactFiguresFragment['costs'];
  readonly search: ImpactSearch;
  readonly onChange: (part: ImpactSearch) => void;
}

export function CostsPanel({ costs, search, onChange }: CostsPanelProps) {
  // Fields keep what is typed into them; with the usual costs again, they are other fields.
  const [round, setRound] = useState(0);
  const later = useDebouncedCallback(onChange, TYPING_MS);
  return (
    <Panel
      title="Costs"
      note="Yours in place of the usual ones; rework and training are computed anew"
      actions={
        costsOf(search) && (
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => {
              onChange(USUAL);
              setRound(round + 1);
            }}
          >
            Usual costs
          </Button>
        )
      }
    >
      <div className={styles.costs}>
        {COST_FIELDS.map((field) => {
          const key = COST_KEYS[field];
          const { label, ...affixes } = LABELS[field];
          return (
            <NumberInput
              key={`${field} ${round}`}
              size="xs"
              label={label}
              min={0}
              decimalScale={2}
              hideControls
              {...affixes}
              defaultValue={search[key] ?? costs[field]}
              onChange={(value) => later({ [key]: parseImpactSearch({ [key]: value })[key] })}
            />
          );
        })}
      </div>
    </Panel>
  );
}
