import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { flag, int, nullable, text } from './columns';
import { ImportFormatEnum, ImportStateEnum } from './enums';
import { Node } from './views/node';
import { DateTimeScalar } from './scalars';
import type { ImportFormat, ImportState } from './states';

@Entity('imports')
@ObjectType('ImportJob', {
  implements: Node,
  description:
    'One file on its way in. What was read whole stands, whatever comes after; importing the same file again creates nothing new.',
})
export class ImportJobEntity {
  @PrimaryColumn(int('id'))
  localId: number;

  @Column(int('workspace_id'))
  workspaceLocalId: number;

  @Column(text('state'))
  @Field(() => ImportStateEnum, { description: 'Where it stands.' })
  state: ImportState;

  @Column(text('format'))
  @Field(() => ImportFormatEnum, { description: 'As asked for; AUTO until the first bytes were looked at.' })
  format: ImportFormat;

  @Column(text('file_name', nullable))
  @Field(() => String, { nullable: true, description: 'As the sender named it.' })
  fileName: string | null;

  @Column(int('bytes_total', nullable))
  @Field(() => Float, { nullable: true, description: 'Null while the file is still being received.' })
  bytesTotal: number | null;

  @Column(int('bytes_read'))
  @Field(() => Float, { description: 'How far it was read.' })
  bytesRead: number;

  @Column(int('claims_read'))
  @Field(() => Int, { description: 'Whole claims found.' })
  claimsRead: number;

  @Column(int('claims_created'))
  @Field(() => Int, { description: 'New to the workspace.' })
  claimsCreated: number;

  @Column(int('claims_updated'))
  @Field(() => Int, { description: 'Known already, with a new answer of the payer.' })
  claimsUpdated: number;

  @Column(int('duplicates'))
  @Field(() => Int, { description: 'Read before: nothing changed.' })
  duplicates: number;

  @Column(int('rejected'))
  @Field(() => Int, { description: 'Claims that could not be taken; see rejections.' })
  rejected: number;

  @Column(flag('cancel_requested'))
  cancelRequested: boolean;

  @Column(text('error', nullable))
  @Field(() => String, {
    nullable: true,
    description: 'Why it FAILED: the position, what was expected and what was found.',
  })
  error: string | null;

  @Column(text('created_at'))
  createdAt: string;

  @Column(text('started_at', nullable))
  @Field(() => DateTimeScalar, { nullable: true, description: 'In real time.' })
  startedAt: string | null;

  @Column(text('finished_at', nullable))
  @Field(() => DateTimeScalar, { nullable: true, description: 'In real time.' })
  finishedAt: string | null;
}

@Entity('import_rejections')
@ObjectType('ImportRejection', {
  description: 'A claim of the file that could not be taken, while the file went on.',
})
export class ImportRejectionEntity {
  @PrimaryColumn(int('import_id'))
  importId: number;

  @PrimaryColumn(int('seq'))
  seq: number;

  @Column(text('position'))
  @Field(() => String, { description: 'Where in the file: byte, segment or row.' })
  position: string;

  @Column(text('code'))
  @Field(() => String, { description: 'Stable, upper case, e.g. CLP_AMOUNT_INVALID.' })
  code: string;

  @Column(text('message'))
  @Field(() => String, { description: 'What was expected and what was found.' })
  message: string;
}
