import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { whatToDoAbout } from '../../domain/remit/what-to-do';
import { int, nullable, text, unselected } from '../columns';
import { DollarsScalar } from '../scalars';
import type { PageSource } from '../views/connection';
import { connectionOf } from '../views/connection';
import { Node } from '../views/node';

/** Something that needs a person: money that was refused, that belongs to no claim here, or that says not why. */
@Entity('import_exceptions')
@ObjectType('ImportException', {
  implements: Node,
  description:
    'Something of an import that needs a person: a claim that was refused, with its money; a takeback of an adjudication that is not here; a payment of nothing without a reason. It is gone when later files explain it.',
})
export class ImportExceptionEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  /** What it is about and its code: the same in every copy of a file. */
  @PrimaryColumn({ ...text('exception_key'), ...unselected })
  exceptionKey?: string;

  @Column(int('id'))
  localId: number;

  /** The job that found it first. */
  @Column(int('job_id'))
  jobId: number;

  @Column(int('payment_id', nullable))
  paymentId: number | null;

  /** Of the event that it is about; null when what was read became none. */
  @Column(text('event_key', { ...nullable, ...unselected }))
  eventKey?: string | null;

  @Column(text('code'))
  @Field(() => String, { description: 'A stable code in upper case, e.g. TAKEBACK_UNMATCHED.' })
  code: string;

  @Column(text('message'))
  @Field(() => String, { description: 'What was expected and what was found.' })
  message: string;

  @Column(text('position'))
  @Field(() => String, { description: 'Where in the file that told of it first: the byte, segment or row.' })
  position: string;

  @Column(text('claim_number', nullable))
  @Field(() => String, {
    nullable: true,
    description: "The provider's number of the claim that it is about; null where that cannot be read.",
  })
  claimNumber: string | null;

  @Column(int('amount_cents', nullable))
  @Field(() => DollarsScalar, {
    name: 'amount',
    nullable: true,
    description:
      'The money that it is about: what the payment states for a refused claim, what was taken back, what was charged. Null where it cannot be read.',
  })
  amountCents: number | null;

  @Field(() => String, { description: 'What a person can do about it.' })
  whatToDo(): string {
    return whatToDoAbout(this.code);
  }
}

@ObjectType({ description: 'Exceptions of one kind that a filter matches.' })
export class ImportExceptionCount {
  @Field(() => String, { description: 'Their code.' })
  code: string;

  @Field(() => Int, { description: 'How many there are.' })
  count: number;

  @Field(() => DollarsScalar, {
    name: 'amount',
    description: 'The money that they are about, each without its sign, of those whose amount can be read.',
  })
  amountCents: number;
}

@ObjectType({ description: 'A page of exceptions of imports.' })
export class ImportExceptionConnection extends connectionOf(
  'ImportException',
  ImportExceptionEntity,
  'How many exceptions the filter matches.',
) {
  private readonly countByCode: () => Promise<ImportExceptionCount[]>;

  constructor(source: PageSource<ImportExceptionEntity>, countByCode: () => Promise<ImportExceptionCount[]>) {
    super(source);
    this.countByCode = countByCode;
  }

  @Field(() => [ImportExceptionCount], {
    description: 'What the filter matches by code, the most money first; looked up only when selected.',
  })
  byCode(): Promise<ImportExceptionCount[]> {
    return this.countByCode();
  }
}
