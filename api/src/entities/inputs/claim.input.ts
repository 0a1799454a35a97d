import { Field, ID, InputType } from 'type-graphql';
import type { ClaimSource } from '../../domain/claim';
import type { ClaimStatus } from '../../domain/claim-status';
import {
  ClaimDateFieldEnum,
  ClaimOrderFieldEnum,
  ClaimSourceEnum,
  ClaimStatusEnum,
  DirectionEnum,
} from '../enums';
import { DollarsScalar, LocalDateScalar } from '../scalars';
import type { ClaimDateField, ClaimOrderField, Direction } from '../states';

@InputType({ description: 'All that is given must hold.' })
export class ClaimFilter {
  @Field(() => [ClaimStatusEnum], { nullable: true, description: 'One of these.' })
  status?: ClaimStatus[] | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'First day, included.' })
  from?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day, included.' })
  to?: string | null;

  @Field(() => ClaimDateFieldEnum, {
    nullable: true,
    defaultValue: 'SUBMISSION',
    description: 'The date that from and to look at.',
  })
  dateField?: ClaimDateField | null;

  @Field(() => ID, { nullable: true, description: 'Of this payer.' })
  payerId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of this provider.' })
  providerId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Denied, and the denial fits this pattern (as its owner or besides).',
  })
  patternId?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: "One of these reason codes names the claim's denial.",
  })
  carc?: string[] | null;

  @Field(() => String, { nullable: true, description: 'A line bears this code.' })
  procedureCode?: string | null;

  @Field(() => ClaimSourceEnum, { nullable: true, description: 'Generated or imported.' })
  source?: ClaimSource | null;

  @Field(() => String, {
    nullable: true,
    description: "Case-folded prefix of claim number, member id, or patient's last or first name.",
  })
  search?: string | null;

  @Field(() => DollarsScalar, { nullable: true, description: 'At least this much billed.' })
  minBilled?: number | null;

  @Field(() => DollarsScalar, { nullable: true, description: 'At most this much billed.' })
  maxBilled?: number | null;
}

@InputType({ description: 'What a page of claims is ordered by.' })
export class ClaimOrder {
  @Field(() => ClaimOrderFieldEnum, { description: 'Equal values are ordered by id.' })
  field: ClaimOrderField;

  @Field(() => DirectionEnum, { defaultValue: 'DESC', description: 'Largest or newest first by default.' })
  direction: Direction;
}
