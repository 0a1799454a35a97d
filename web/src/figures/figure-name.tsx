import { useQuery } from '@apollo/client/react';
import { Popover } from '@mantine/core';
import { useId, useRef, useState, type ReactNode } from 'react';
import { type MetricDefinitionsQuery, MetricDefinitionsDocument } from './definitions.generated';
import styles from './figures.module.css';
import { inWords, labelsOf } from './in-words';

type Definition = MetricDefinitionsQuery['metricDefinitions'][number];

/** A pointer that only passes by opens nothing; one on its way into the definition does not lose it. */
const OPEN_AFTER_MS = 120;
const CLOSE_AFTER_MS = 160;

/**
 * The name of a figure, which says what the figure means when it is pointed at, has the focus, or is tapped. What it
 * means is the API's own definition, asked for once.
 */
export function FigureName({ metric, children }: { metric: string; children: ReactNode }) {
  const { data } = useQuery(MetricDefinitionsDocument);
  const definition = data?.metricDefinitions.find(({ name }) => name === metric);
  if (!data || !definition) return <>{children}</>;
  return (
    <Defined definition={definition} all={data.metricDefinitions}>
      {children}
    </Defined>
  );
}

interface DefinedProps {
  readonly definition: Definition;
  readonly all: readonly Definition[];
  readonly children: ReactNode;
}

function Defined({ definition, all, children }: DefinedProps) {
  const [opened, setOpened] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const id = useId();
  const later = (open: boolean) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOpened(open), open ? OPEN_AFTER_MS : CLOSE_AFTER_MS);
  };
  const now = (open: boolean) => {
    clearTimeout(timer.current);
    setOpened(open);
  };
  return (
    <Popover
      opened={opened}
      onChange={now}
      width={320}
      position="bottom-start"
      shadow="md"
      withRoles={false}
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <button
          type="button"
          className={styles.name}
          aria-describedby={opened ? id : undefined}
          onMouseEnter={() => later(true)}
          onMouseLeave={() => later(false)}
          onFocus={() => now(true)}
          onBlur={() => now(false)}
          onClick={() => now(true)}
          onKeyDown={({ key }) => key === 'Escape' && now(false)}
        >
          {children}
        </button>
      </Popover.Target>
      <Popover.Dropdown
        role="tooltip"
        id={id}
        className={styles.definition}
        onMouseEnter={() => now(true)}
        onMouseLeave={() => later(false)}
      >
        <Meaning definition={definition} all={all} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** The words of the schema for when something falls into the window; a new clock fails to compile. */
const CLOCKS: Record<Definition['clock'], string> = {
  SUBMISSION_DATE: 'The day the claim was submitted',
  PROCESSING_DATE: 'The day of the first adjudication',
  FILING_DATE: 'The day the appeal was filed',
  DECISION_DATE: 'The day the appeal was decided',
  PRACTICE_DATE: 'The day of practice',
  BOOKING_DATE: 'The day it was booked: when dollars came back, or a week of claims became mature',
  AS_OF: 'None: the state of things now',
};

function Meaning({ definition, all }: Omit<DefinedProps, 'children'>) {
  const labels = labelsOf(all);
  const { label, numerator, denominator, population, clock, maturity, unit, source } = definition;
  const rows = [
    ['Counts', numerator],
    [unit === 'PERCENT' ? 'As percent of' : 'Divided by', denominator],
    ['Among', population],
    ['Date', CLOCKS[clock]],
    ['Maturity', maturity],
    ['Source', source],
  ] as const;
  return (
    <>
      <strong>{label}</strong>
      <dl>
        {rows.map(([term, text]) =>
          text === null ? null : (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{inWords(text, labels)}</dd>
            </div>
          ),
        )}
      </dl>
    </>
  );
}
