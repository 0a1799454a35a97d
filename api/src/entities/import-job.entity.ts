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
    'The import of one file. Claims read completely are kept, whatever happens later; importing the same file again creates nothing new.',
})
export class ImportJobEntity {
  @PrimaryColumn(int('id'))
  localId: number;

  @Column(int('workspace_id'))
  workspaceLocalId: number;

  @Column(text('state'))
  @Field(() => ImportStateEnum, { description: 'The state of the import.' })
  state: ImportState;

  @Column(text('format'))
  @Field(() => ImportFormatEnum, {
    description: 'The format as requested; AUTO until it has been detected from the first bytes.',
  })
  format: ImportFormat;

  @Column(text('file_name', nullable))
  @Field(() => String, { nullable: true, description: "The file's name, as the sender gave it." })
  fileName: string | null;

  @Column(int('bytes_total', nullable))
  @Field(() => Float, {
    nullable: true,
    description: "The file's size in bytes; null while it is still being received.",
  })
  bytesTotal: number | null;

  @Column(int('bytes_read'))
  @Field(() => Float, { description: 'How many bytes of the file have been read.' })
  bytesRead: number;

  @Column(int('claims_read'))
  @Field(() => Int, { description: 'Complete claims found in the file.' })
  claimsRead: number;

  @Column(int('claims_created'))
  @Field(() => Int, { description: 'Claims that are new to the workspace.' })
  claimsCreated: number;

  @Column(int('claims_updated'))
  @Field(() => Int, { description: 'Claims that were known already and got a new adjudication.' })
  claimsUpdated: number;

  @Column(int('duplicates'))
  @Field(() => Int, { description: 'Claims that had been imported before and brought nothing new.' })
  duplicates: number;

  @Column(int('rejected'))
  @Field(() => Int, { description: 'Claims that could not be imported; see rejections.' })
  rejected: number;

  @Column(flag('cancel_requested'))
  cancelRequested: boolean;

  @Column(text('error', nullable))
  @Field(() => String, {
    nullable: true,
    description: 'Why the import FAILED: the position in the file, what was expected and what was found.',
  })
  error: string | null;

  @Column(text('created_at'))
  createdAt: string;

  @Column(text('started_at', nullable))
  @Field(() => DateTimeScalar, { nullable: true, description: 'When reading began, in real time.' })
  startedAt: string | null;

  @Column(text('finished_at', nullable))
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the import ended, in real time.' })
  finishedAt: string | null;
}

@Entity('import_rejections')
@ObjectType('ImportRejection', {
  description: 'A claim of the file that could not be imported; the rest of the file was.',
})
export class ImportRejectionEntity {
  @PrimaryColumn(int('import_id'))
  importId: number;

  @PrimaryColumn(int('seq'))
  seq: number;

  @Column(text('position'))
  @Field(() => String, { description: 'Where in the file: the byte, segment or row.' })
  position: string;

  @Column(text('code'))
  @Field(() => String, { description: 'A stable code in upper case, e.g. CLP_AMOUNT_INVALID.' })
  code: string;

  @Column(text('message'))
  @Field(() => String, { description: 'What was expected and what was found.' })
  message: string;
}
