import { Field, ObjectType } from 'type-graphql';
import { Entity, PrimaryColumn } from 'typeorm';
import { int, text, zero } from './columns';
import { AnnotationKindEnum } from './enums/workspace-enums';
import { LocalDateScalar } from './scalars';
import type { AnnotationKind } from './enums/states';

@Entity('annotations')
@ObjectType('Annotation', { description: 'One mark on a chart: something that happened on a day.' })
export class AnnotationEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(text('annotation_date'))
  @Field(() => LocalDateScalar, { description: "The day it happened, by the workspace's clock." })
  date: string;

  @PrimaryColumn(text('kind'))
  @Field(() => AnnotationKindEnum, { description: 'What kind of thing happened.' })
  kind: AnnotationKind;

  @PrimaryColumn(text('label'))
  @Field(() => String, { description: 'A short text to show beside the mark.' })
  label: string;

  /** 0 where it is about no pattern: null could not be part of the key. */
  @PrimaryColumn({ ...int('pattern_id'), ...zero })
  patternId: number;
}
