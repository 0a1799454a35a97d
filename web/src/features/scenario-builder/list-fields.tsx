import { ActionIcon, Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon } from '../../components/icon';
import { Panel } from '../../components/panel';
import { humanize } from '../../format/words';
import type { BuilderChoicesQuery, PayerType, ScenarioEventKind } from './builder.generated';
import { NumberField, SelectField, TextField, useBuilder } from './builder-form';
import { newEvent, newPattern, newPayer } from './builder-values';
import styles from './builder.module.css';

export type Rules = BuilderChoicesQuery['denialRules'];

const PAYER_TYPES: readonly PayerType[] = [
  'COMMERCIAL',
  'MEDICARE',
  'MEDICARE_ADVANTAGE',
  'MEDICAID',
  'OTHER',
];
const EVENT_KINDS: readonly ScenarioEventKind[] = [
  'VOLUME_SPIKE',
  'CASE_MIX_SHIFT',
  'PAYER_POLICY_CHANGE',
  'SYSTEM_UPDATE',
  'TRAINING',
];
const choices = (values: readonly string[]) => values.map((value) => ({ value, label: humanize(value) }));
const ANY = { value: '', label: 'Any' };

export function PayerFields() {
  const { form } = useBuilder();
  return (
    <ListPanel
      title="Payers"
      note="Shares are relative; a weight of 2 denies twice as often as 1"
      add="Add a payer"
      none="None: a typical mix is used."
      onAdd={() => form.insertListItem('payers', newPayer())}
    >
      {form.values.payers.map((_, index) => (
        <Item key={index} what={`payer ${index + 1}`} onRemove={() => form.removeListItem('payers', index)}>
          <TextField path={`payers.${index}.name`} label="Name" />
          <SelectField path={`payers.${index}.type`} label="Type" data={choices(PAYER_TYPES)} />
          <NumberField path={`payers.${index}.share`} label="Share" />
          <NumberField path={`payers.${index}.denialWeight`} label="Denial weight" />
        </Item>
      ))}
    </ListPanel>
  );
}

export function PatternFields({ rules }: { rules: Rules }) {
  const { form } = useBuilder();
  const payers = [ANY, ...form.values.payers.filter(({ name }) => name !== '').map(({ name }) => name)];
  return (
    <ListPanel
      title="Denial patterns"
      note="Mistakes that this practice makes more often than others, and where"
      add="Add a pattern"
      none="None: all denials are the background’s."
      onAdd={() => form.insertListItem('patterns', newPattern(rules[0]?.key ?? ''))}
    >
      {form.values.patterns.map((_, index) => {
        const at = `patterns.${index}`;
        return (
          <Item
            key={index}
            what={`pattern ${index + 1}`}
            onRemove={() => form.removeListItem('patterns', index)}
          >
            <SelectField
              path={`${at}.rule`}
              label="Rule"
              searchable
              className={styles.wide}
              data={rules.map(({ key, title, carc }) => ({ value: key, label: `${title} (CARC ${carc})` }))}
            />
            <NumberField path={`${at}.shareOfDenials`} label="Of all denials, %" />
            <NumberField path={`${at}.fromDay`} label="From day" />
            <NumberField path={`${at}.toDay`} label="To day" placeholder="No end" />
            <SelectField path={`${at}.payer`} label="Payer" data={[...new Set(payers)]} />
            <details className={styles.more}>
              <summary>Only where…</summary>
              <div className={styles.fields}>
                <NumberField path={`${at}.provider`} label="Provider number" placeholder="Any" />
                <NumberField path={`${at}.coder`} label="Coder number" placeholder="Any" />
                <TextField path={`${at}.procedure`} label="Procedure code" placeholder="Any" />
                <TextField path={`${at}.procedureGroup`} label="Procedure group" placeholder="Any" />
                <TextField path={`${at}.placeOfService`} label="Place of service" placeholder="Any" />
                <TextField path={`${at}.diagnosisChapter`} label="Diagnosis chapter" placeholder="Any" />
                <SelectField
                  path={`${at}.lineOfBusiness`}
                  label="Line of business"
                  data={[ANY, ...choices(PAYER_TYPES)]}
                />
                <TextField path={`${at}.carc`} label="Denied with CARC" placeholder="The rule's own" />
              </div>
            </details>
          </Item>
        );
      })}
    </ListPanel>
  );
}

export function EventFields({ rules }: { rules: Rules }) {
  const { form } = useBuilder();
  return (
    <ListPanel
      title="Events"
      note="What happens on particular days"
      add="Add an event"
      none="None."
      onAdd={() => form.insertListItem('events', newEvent())}
    >
      {form.values.events.map((_, index) => {
        const at = `events.${index}`;
        return (
          <Item key={index} what={`event ${index + 1}`} onRemove={() => form.removeListItem('events', index)}>
            <SelectField path={`${at}.kind`} label="What" data={choices(EVENT_KINDS)} />
            <NumberField path={`${at}.day`} label="Day" />
            <NumberField path={`${at}.magnitude`} label="By, %" placeholder="Usual" />
            <TextField path={`${at}.payer`} label="Payer" placeholder="All" />
            <SelectField
              path={`${at}.rule`}
              label="Rule"
              searchable
              data={[
                { value: '', label: 'All' },
                ...rules.map(({ key, title }) => ({ value: key, label: title })),
              ]}
            />
          </Item>
        );
      })}
    </ListPanel>
  );
}

interface ListPanelProps {
  readonly title: string;
  readonly note: string;
  readonly add: string;
  /** Said where the list is empty. */
  readonly none: string;
  onAdd(): void;
  readonly children: readonly ReactNode[];
}

function ListPanel({ title, note, add, none, onAdd, children }: ListPanelProps) {
  return (
    <Panel
      title={title}
      note={note}
      actions={
        <Button size="compact-sm" variant="default" onClick={onAdd}>
          {add}
        </Button>
      }
    >
      {children.length === 0 ? (
        <p className={styles.none}>{none}</p>
      ) : (
        <ul className={styles.list}>{children}</ul>
      )}
    </Panel>
  );
}

function Item({ what, onRemove, children }: { what: string; onRemove: () => void; children: ReactNode }) {
  return (
    <li className={styles.item} aria-label={what}>
      <div className={styles.fields}>{children}</div>
      <ActionIcon variant="subtle" color="gray" aria-label={`Remove ${what}`} onClick={onRemove}>
        <Icon name="close" size={16} />
      </ActionIcon>
    </li>
  );
}
