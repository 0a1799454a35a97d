import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { int, nullable, text } from './columns';
import { DollarsScalar, LocalDateScalar } from './scalars';

/** Which claims' denials fit a pattern; the one with `is_primary` owns the denial. */
@Entity('pattern_claims')
export class PatternClaimEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(int('pattern_id'))
  patternId: number;

  @PrimaryColumn(int('claim_id'))
  claimId: number;

  @Column(int('is_primary'))
  isPrimary: number;
}

@Entity('pattern_evidence')
@ObjectType('PatternEvidence', { description: 'A denied claim that shows a pattern; each claim once.' })
export class PatternEvidenceEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(int('pattern_id'))
  patternId: number;

  @PrimaryColumn(int('claim_id'))
  claimId: number;

  @Column(text('denial_date'))
  @Field(() => LocalDateScalar, { description: 'The day the payer denied it.' })
  denialDate: string;

  @Column(text('carc'))
  carc: string;

  @Column(text('procedure_code', nullable))
  @Field(() => String, {
    nullable: true,
    description: 'Of the line that named the denial; its revenue code where it has no procedure.',
  })
  procedureCode: string | null;

  @Column(int('billed_cents'))
  @Field(() => DollarsScalar, { name: 'billedAmount', description: 'Billed on the claim.' })
  billedCents: number;
}
