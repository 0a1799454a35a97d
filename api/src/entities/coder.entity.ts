import { Column, Entity, PrimaryColumn } from 'typeorm';
import { int, text } from './columns';

/** A person who codes claims and takes part in training; the API shows a coder by id only. */
@Entity('coders')
export class CoderEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(int('id'))
  localId: number;

  @Column(text('name'))
  name: string;
}
