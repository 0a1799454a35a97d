import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { whatToDoAbout } from '../domain/remit/what-to-do';
import { counter, flag, int, nullable, smallInt, text, unselected, zero } from './columns';
import { ImportFormatEnum, ImportStateEnum } from './enums/job-enums';
import { Node } from './views/node';
import { DateTimeScalar, DollarsScalar } from './scalars';
import type { ImportFormat, ImportState } from './enums/states';

@Entity('imports')
@ObjectType('ImportJob', {
  implements: Node,
  description:
    'The import of one file. Claims read completely are kept, whatever happens later; importing the same file again creates nothing new.',
})
export class ImportJobEntity {
  @PrimaryGeneratedColumn('increment', counter)
  localId: number;

  @Column(int('workspace_id'))
  workspaceLocalId: number;

  /** The source that brought the file; null for one that somebody sent. */
  @Column(int('source_id', { ...nullable, ...unselected }))
  sourceId?: number | null;

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

  @Column(int('bytes_read', zero))
  @Field(() => Float, { description: 'How many bytes of the file have been read.' })
  bytesRead: number;

  @Column(smallInt('chunk_count', { ...zero, ...unselected }))
  chunkCount?: number;

  /** How many of the file's items are behind it: where it goes on after a crash. */
  @Column(int('items_read', { ...zero, ...unselected }))
  itemsRead?: number;

  @Column(int('claims_read', zero))
  @Field(() => Int, { description: 'Complete claims found in the file.' })
  claimsRead: number;

  @Column(int('claims_created', zero))
  @Field(() => Int, { description: 'Claims that are new to the workspace.' })
  claimsCreated: number;

  @Column(int('claims_updated', zero))
  @Field(() => Int, {
    description:
      'Claims that were known already and got a new adjudication, or were joined with how they were sent.',
  })
  claimsUpdated: number;

  @Column(int('duplicates', zero))
  @Field(() => Int, { description: 'Claims that had been imported before and brought nothing new.' })
  duplicates: number;

  @Column(int('rejected', zero))
  @Field(() => Int, { description: 'Claims that could not be imported; see rejections.' })
  rejected: number;

  @Column(int('takebacks_waiting', zero))
  @Field(() => Int, {
    description:
      'Takebacks of adjudications that were not here when they were read: they are kept, and netted when those come.',
  })
  takebacksWaiting: number;

  @Column(int('notice_count', zero))
  @Field(() => Int, { description: 'What is odd in the file without having lost a claim; see notices.' })
  noticeCount: number;

  /** Whether what the detector had observed of earlier claims has changed: decisions are to be made again from it. */
  @Column(smallInt('replays', { ...zero, ...unselected }))
  replays?: number;

  @Column(flag('cancel_requested', zero))
  cancelRequested: boolean;

  @Column(text('error', nullable))
  @Field(() => String, {
    nullable: true,
    description: 'Why the import FAILED: the position in the file, what was expected and what was found.',
  })
  error: string | null;

  /** Who reads it now: a lease with a fencing token, as runs have one. */
  @Column(text('owner', { ...nullable, ...unselected }))
  owner?: string | null;

  @Column(int('fencing_token', { ...zero, ...unselected }))
  fencingToken?: number;

  @Column(int('lease_expires_at_ms', { ...zero, ...unselected }))
  leaseExpiresAtMs?: number;

  /** Failures in a row. */
  @Column(smallInt('failures', { ...zero, ...unselected }))
  failures?: number;

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

/** The file's bytes in pieces, until the import has ended. */
@Entity('import_chunks')
export class ImportChunkEntity {
  @PrimaryColumn(int('import_id'))
  importId: number;

  @PrimaryColumn(smallInt('seq'))
  seq: number;

  @Column({ name: 'content' })
  content: Buffer;
}

@Entity('import_notices')
@ObjectType('ImportNotice', {
  description:
    'Something odd in the file that lost no claim: a wrong count, a date replaced, a claim out of balance.',
})
export class ImportNoticeEntity {
  @PrimaryColumn(int('import_id'))
  importId: number;

  @PrimaryColumn(int('seq'))
  seq: number;

  @Column(text('position'))
  @Field(() => String, { description: 'Where in the file: the byte, segment or row.' })
  position: string;

  @Column(text('code'))
  @Field(() => String, { description: 'A stable code in upper case, e.g. SE_COUNT_MISMATCH.' })
  code: string;

  @Column(text('message'))
  @Field(() => String, { description: 'What was expected and what was found.' })
  message: string;

  @Column(text('claim_number', nullable))
  @Field(() => String, {
    nullable: true,
    description: "The provider's number of the claim that it is about; null when it is about none.",
  })
  claimNumber: string | null;

  @Column(int('amount_cents', nullable))
  @Field(() => DollarsScalar, {
    name: 'amount',
    nullable: true,
    description: 'The money that it is about, where there is any.',
  })
  amountCents: number | null;

  @Field(() => String, { description: 'What a person can do about it.' })
  whatToDo(): string {
    return whatToDoAbout(this.code);
  }
}
