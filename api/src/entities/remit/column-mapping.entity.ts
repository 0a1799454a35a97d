import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ColumnMapping } from '../../domain/tables/column-mapping';
import { int, json, text } from '../columns';

/** What a user has stated about tables with the same headers. */
@Entity('column_mappings')
export class ColumnMappingEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  /** Of the headers; see headerSignature. */
  @PrimaryColumn(text('signature'))
  signature: string;

  @Column(json('content'))
  content: ColumnMapping;

  @Column(text('updated_at'))
  updatedAt: string;
}
