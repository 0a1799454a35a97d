import { MultiSelect, Switch } from '@mantine/core';
import { Panel } from '../../components/panel';
import { NumberField, useBuilder } from './builder-form';
import styles from './builder.module.css';
import type { Rules } from './list-fields';

/** Only rules that coders control can be trained. */
export function TrainingFields({ rules }: { rules: Rules }) {
  const { form, faults } = useBuilder();
  const { trains } = form.values;
  return (
    <Panel
      title="Training"
      note="Coders practice on denied claims, and make fewer of the mistakes that they practiced"
      actions={
        <Switch label="Coders practice" {...form.getInputProps('trains', { type: 'checkbox' })} size="sm" />
      }
    >
      {trains ? (
        <div className={styles.fields}>
          <NumberField path="learning.coders" label="Coders" description="Who practice" />
          <NumberField path="learning.sessionsPerWeek" label="Sessions a week" description="Each coder" />
          <NumberField path="learning.fromDay" label="From day" description="28 or later is best" />
          <NumberField
            path="learning.targetDenialRate"
            label="Target, %"
            description="Empty: usual learning"
          />
          <NumberField path="learning.targetDay" label="Target on day" description="Reached by then" />
          <NumberField path="learning.halfLifeDays" label="Half-life, days" description="How fast it fades" />
          <MultiSelect
            size="sm"
            label="Rules"
            description="None: those of the patterns"
            className={styles.wide}
            searchable
            data={rules
              .filter(({ coderControllable }) => coderControllable)
              .map(({ key, title }) => ({ value: key, label: title }))}
            {...form.getInputProps('learning.focus')}
            error={faults.get('learning.focus')}
          />
        </div>
      ) : (
        <p className={styles.none}>Nobody trains: the denial rate stays as it is.</p>
      )}
    </Panel>
  );
}
