import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { ScenarioConfig } from '../domain/scenario/scenario';
import { counter, json, nullable, smallInt, text } from './columns';
import { connectionOf } from './views/connection';
import { Node } from './views/node';
import { DateTimeScalar } from './scalars';
import { ScenarioConfigType } from './views/scenario-config';

@Entity('scenarios')
@ObjectType('Scenario', {
  implements: Node,
  description:
    'The configuration that a run is started from. Presets cannot be changed; duplicate one instead.',
})
export class ScenarioEntity {
  @PrimaryGeneratedColumn('increment', counter)
  localId: number;

  @Column(text('name'))
  @Field(() => String, { description: 'A name for display.' })
  name: string;

  @Column(text('description'))
  @Field(() => String, { description: 'What the scenario shows.' })
  description: string;

  @Column(text('preset_key', { ...nullable, unique: true }))
  @Field(() => String, {
    nullable: true,
    description: "The preset's stable key; null for a scenario of your own.",
  })
  presetKey: string | null;

  @Column(smallInt('version'))
  @Field(() => Int, {
    description: 'Increases by 1 with every change. A run keeps the configuration it was started with.',
  })
  version: number;

  @Column(json('config'))
  @Field(() => ScenarioConfigType, { description: 'The configuration, with every default filled in.' })
  config: ScenarioConfig;

  @Column(text('created_at'))
  @Field(() => DateTimeScalar, { description: 'When the scenario was created, in real time.' })
  createdAt: string;

  @Column(text('updated_at'))
  @Field(() => DateTimeScalar, { description: 'When the scenario was last changed, in real time.' })
  updatedAt: string;
}

export const ScenarioConnection = connectionOf(
  'Scenario',
  ScenarioEntity,
  'The number of your own scenarios; counted only when selected.',
);
