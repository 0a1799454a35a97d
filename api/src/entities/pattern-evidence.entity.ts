import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { flag, int, nullable, text } from './columns';
import { DollarsScalar, LocalDateScalar } from './scalars';

/** Which claims' denials match a pattern; the row with `is_primary` owns the denial. */
@Entity('pattern_claims')
export class PatternClaimEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(int('pattern_id'))
  patternId: number;

  @PrimaryColumn(int('claim_id'))
  claimId: number;

  @Column(flag('is_primary'))
  isPrimary: boolean;
}

@Entity('pattern_evidence')
@ObjectType('PatternEvidence', {
  description: 'A denied claim that belongs to a pattern. A claim is listed at most once.',
})
export class PatternEvidenceEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(int('pattern_id'))
  patternId: number;

  @PrimaryColumn(int('claim_id'))
  claimId: number;

  @Column(text('denial_date'))
  @Field(() => LocalDateScalar, { description: 'The day the payer denied the claim.' })
  denialDate: string;

  @Column(text('carc'))
  carc: string;

  @Column(text('procedure_code', nullable))
  @Field(() => String, {
    nullable: true,
    description:
      "The procedure code of the line that determined the claim's reason code; its revenue code when it has no procedure code.",
  })
  procedureCode: string | null;

  @Column(int('billed_cents'))
  @Field(() => DollarsScalar, { name: 'billedAmount', description: "The claim's charge, in dollars." })
  billedCents: number;
}
