import { Textarea } from '@mantine/core';
import { Panel } from '../../components/panel';
import { NumberField, TextField, useBuilder } from './builder-form';
import styles from './builder.module.css';

export function PracticeFields() {
  const { form } = useBuilder();
  return (
    <Panel title="The practice" note="How much it bills, and how often payers refuse it at first">
      <div className={styles.fields}>
        <TextField path="name" label="Name" className={styles.wide} />
        <Textarea
          size="sm"
          label="Description"
          autosize
          minRows={1}
          className={styles.wide}
          {...form.getInputProps('description')}
        />
        <NumberField path="claimsPerDay" label="Claims a day" description="Mean over calendar days" />
        <NumberField path="denialRate" label="Denied at first, %" description="Before anybody trains" />
        <NumberField path="providers" label="Providers" description="Billing groups" />
        <NumberField path="institutionalShare" label="Institutional, %" description="Hospital claims" />
        <NumberField path="durationDays" label="Days" description="Empty: without an end" />
        <TextField path="startDate" label="First day" description="YYYY-MM-DD" />
        <NumberField path="seed" label="Seed" description="Same seed, same claims" />
        <NumberField path="daysPerSecond" label="Days a second" description="Empty: full speed" />
      </div>
    </Panel>
  );
}
