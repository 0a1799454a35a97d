import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DenialStage, RecoveryPath } from '../../domain/work-list/denial-stage';
import { int, nullable, text, zero } from '../columns';

/** A first submission that was denied at its first adjudication: what there is to work on (ingest/denial-steps.ts). */
@Entity('denials')
export class DenialEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(int('claim_id'))
  claimId: number;

  @Column(int('payer_id'))
  payerId: number;

  /** By what it is compared with earlier denials (domain/work-list/denial-reason.ts). */
  @Column(text('reason_key'))
  reasonKey: string;

  @Column(text('carc', nullable))
  carc: string | null;

  @Column(text('denied_on'))
  deniedOn: string;

  /** The last day for an appeal. */
  @Column(text('deadline'))
  deadline: string;

  @Column(int('denied_cents'))
  deniedCents: number;

  @Column(text('stage'))
  stage: DenialStage;
}

/** A rollup of the open denials of a day by their filing limit (persistence/rollups/open-denials.ts). */
@Entity('open_denials')
export class OpenDenialEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(text('denied_on'))
  deniedOn: string;

  @PrimaryColumn(text('deadline'))
  deadline: string;

  @Column(int('to_work_count', zero))
  toWorkCount: number;

  @Column(int('to_work_cents', zero))
  toWorkCents: number;

  @Column(int('with_payer_count', zero))
  withPayerCount: number;

  @Column(int('with_payer_cents', zero))
  withPayerCents: number;
}

/** A rollup of what became of appeals and corrected claims, by reason and payer: the history that chances are learned from. */
@Entity('recovery_outcomes')
export class RecoveryOutcomeEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(text('reason_key'))
  reasonKey: string;

  @PrimaryColumn(int('payer_id'))
  payerId: number;

  @PrimaryColumn(text('path'))
  path: RecoveryPath;

  @Column(int('decided_count', zero))
  decidedCount: number;

  @Column(int('won_count', zero))
  wonCount: number;

  /** Denied dollars of the denials that were won, and what was paid on them after all. */
  @Column(int('won_denied_cents', zero))
  wonDeniedCents: number;

  @Column(int('recovered_cents', zero))
  recoveredCents: number;
}
