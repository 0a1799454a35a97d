import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type { NextStep } from '../../domain/work-list/work-priority';
import type { WorkStatus } from '../../domain/work-list/work-status';
import { MAX_NOTE_LENGTH, MAX_OWNER_LENGTH } from '../../domain/work-list/work-status';
import { NextStepEnum, WorkStatusEnum } from '../enums/work-enums';
import { DollarsScalar, LocalDateScalar } from '../scalars';

@InputType({ description: 'Conditions on denials to work on; a denial must meet all that are given.' })
export class WorkListFilter {
  @Field(() => ID, { nullable: true, description: 'Denied by this payer.' })
  payerId?: string | null;

  @Field(() => [String], { nullable: true, description: 'Denied for one of these reason codes (CARC).' })
  carc?: string[] | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The filing limit is on or before this day.' })
  dueBy?: string | null;

  @Field(() => DollarsScalar, { nullable: true, description: 'At least so much was denied.' })
  minDenied?: number | null;

  @Field(() => [NextStepEnum], { nullable: true, description: 'The next step is one of these.' })
  nextStep?: NextStep[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the practice could have prevented the denial.',
  })
  preventable?: boolean | null;

  @Field(() => String, { nullable: true, description: 'This is the owner, letter by letter.' })
  owner?: string | null;

  @Field(() => [WorkStatusEnum], {
    nullable: true,
    description: "The practice's own status is one of these.",
  })
  status?: WorkStatus[] | null;
}

@ArgsType()
export class WorkListArgs {
  @Field(() => ID, { description: 'The workspace to read.' })
  workspaceId: string;

  @Field(() => WorkListFilter, { nullable: true, description: 'Conditions on the denials.' })
  filter: WorkListFilter | null;

  @Field(() => Int, { nullable: true, defaultValue: 20, description: 'Page size, 1 to 100.' })
  first: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The cursor to continue after, from an earlier page. Priorities move with each day and decision, so a denial may be on two pages or on none while they do.',
  })
  after: string | null;
}

@InputType({ description: 'What to say of a denial from now on; what is left out stays as it is.' })
export class WorkNoteInput {
  @Field(() => String, {
    nullable: true,
    description: `Free text, at most ${MAX_NOTE_LENGTH} characters; null or nothing removes it.`,
  })
  note?: string | null;

  @Field(() => String, {
    nullable: true,
    description: `Who works on it: free text, at most ${MAX_OWNER_LENGTH} characters; null or nothing for nobody.`,
  })
  owner?: string | null;

  @Field(() => WorkStatusEnum, { nullable: true, description: 'How far the practice is with it.' })
  status?: WorkStatus | null;
}
