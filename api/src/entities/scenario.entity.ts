import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ScenarioConfig } from '../domain/scenario/scenario';
import { int, json, nullable, text } from './columns';
import { connectionOf } from './views/connection';
import { Node } from './views/node';
import { DateTimeScalar } from './scalars';
import { ScenarioConfigType } from './views/scenario-config';

@Entity('scenarios')
@ObjectType('Scenario', {
  implements: Node,
  description: 'What a run is made from. Presets cannot be changed: duplicate one.',
})
export class ScenarioEntity {
  @PrimaryColumn(int('id'))
  localId: number;

  @Column(text('name'))
  @Field(() => String, { description: 'What people call it.' })
  name: string;

  @Column(text('description'))
  @Field(() => String, { description: 'What it is about.' })
  description: string;

  @Column(text('preset_key', nullable))
  @Field(() => String, { nullable: true, description: 'Of a preset; null for a scenario of your own.' })
  presetKey: string | null;

  @Column(int('version'))
  @Field(() => Int, {
    description: 'Counts up with every change. A run keeps the config it was started with.',
  })
  version: number;

  @Column(json('config'))
  @Field(() => ScenarioConfigType, { description: 'Every default filled in.' })
  config: ScenarioConfig;

  @Column(text('created_at'))
  @Field(() => DateTimeScalar, { description: 'In real time.' })
  createdAt: string;

  @Column(text('updated_at'))
  @Field(() => DateTimeScalar, { description: 'In real time.' })
  updatedAt: string;
}

export const ScenarioConnection = connectionOf(
  'Scenario',
  ScenarioEntity,
  'All scenarios of your own; counted only when selected.',
);
