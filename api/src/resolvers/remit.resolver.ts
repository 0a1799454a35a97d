import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { ClaimEntity } from '../entities/claim.entity';
import { globalId } from '../entities/global-id';
import { ImportExceptionFilter, RemitPaymentFilter } from '../entities/inputs/remit.input';
import { ImportJobEntity } from '../entities/import-job.entity';
import { PayerEntity } from '../entities/payer.entity';
import { ImportExceptionConnection, ImportExceptionEntity } from '../entities/remit/import-exception.entity';
import { RemitClaimEventEntity } from '../entities/remit/remit-claim-event.entity';
import {
  ProviderAdjustmentEntity,
  RemitPaymentConnection,
  RemitPaymentEntity,
} from '../entities/remit/remit-payment.entity';
import type { PageSource } from '../entities/views/connection';
import type { AppContext } from '../graphql/context';
import { exceptionsPage } from '../graphql/pages/exceptions-page';
import { paymentsPage } from '../graphql/pages/payments-page';

const PAGE_SIZE = { nullable: true, defaultValue: 20, description: 'Page size, 1 to 100.' } as const;
const CURSOR = {
  nullable: true,
  description: 'The cursor to continue after, from an earlier page with the same filter.',
} as const;

@Resolver(() => RemitPaymentEntity)
export class RemitPaymentResolver {
  @Query(() => RemitPaymentConnection, {
    description: 'Payments of the remittances that a workspace has imported, the newest first.',
  })
  async payments(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, { description: 'The workspace to read.' }) workspaceId: string,
    @Arg('filter', () => RemitPaymentFilter, {
      nullable: true,
      description: 'Conditions on the payments; all that are given must be met.',
    })
    filter: RemitPaymentFilter | null,
    @Arg('first', () => Int, PAGE_SIZE) first: number | null,
    @Arg('after', () => String, CURSOR) after: string | null,
  ): Promise<PageSource<RemitPaymentEntity>> {
    return paymentsPage(context, { workspaceId, filter, first, after });
  }

  @FieldResolver(() => ID, { description: 'Global ID; opaque, so pass it back as it is.' })
  id(@Root() payment: RemitPaymentEntity): string {
    return globalId('RemitPayment', payment.workspaceId, payment.localId);
  }

  @FieldResolver(() => PayerEntity, { nullable: true, description: 'Who pays.' })
  async payer(@Root() payment: RemitPaymentEntity, @Ctx() context: AppContext): Promise<PayerEntity | null> {
    return context.loaders.payer.load({ workspaceId: payment.workspaceId, id: payment.payerId });
  }

  @FieldResolver(() => [ProviderAdjustmentEntity], {
    description: 'Its provider adjustments (835 PLB), at most 100.',
  })
  async adjustments(
    @Root() payment: RemitPaymentEntity,
    @Ctx() context: AppContext,
  ): Promise<ProviderAdjustmentEntity[]> {
    return context.loaders.adjustmentsOfPayment.load({
      workspaceId: payment.workspaceId,
      id: payment.localId,
    });
  }

  @FieldResolver(() => [RemitClaimEventEntity], {
    description:
      'What it says of claims, by claim number, at most the first 100: `claimCount` says how many there are.',
  })
  async claimEvents(
    @Root() { workspaceId, localId: id }: RemitPaymentEntity,
    @Ctx() context: AppContext,
  ): Promise<RemitClaimEventEntity[]> {
    return context.loaders.eventsOfPayment.load({ workspaceId, id });
  }

  @FieldResolver(() => ImportJobEntity, {
    nullable: true,
    description: 'The import that told of it first; null when that belongs to another workspace.',
  })
  async importJob(
    @Root() payment: RemitPaymentEntity,
    @Ctx() context: AppContext,
  ): Promise<ImportJobEntity | null> {
    return jobOf(context, payment);
  }
}

@Resolver(() => RemitClaimEventEntity)
export class RemitClaimEventResolver {
  @FieldResolver(() => ClaimEntity, {
    nullable: true,
    description: 'The claim that it is of; null while it takes back an adjudication that is not here.',
  })
  async claim(
    @Root() { workspaceId, claimId: id }: RemitClaimEventEntity,
    @Ctx() context: AppContext,
  ): Promise<ClaimEntity | null> {
    return id === null ? null : context.loaders.claim.load({ workspaceId, id });
  }

  @FieldResolver(() => RemitPaymentEntity, { nullable: true, description: 'The payment that it belongs to.' })
  async payment(
    @Root() event: RemitClaimEventEntity,
    @Ctx() context: AppContext,
  ): Promise<RemitPaymentEntity | null> {
    return context.loaders.payment.load({ workspaceId: event.workspaceId, id: event.paymentId });
  }
}

@Resolver(() => ImportExceptionEntity)
export class ImportExceptionResolver {
  @Query(() => ImportExceptionConnection, {
    description:
      'What needs a person of the files that a workspace has imported, the newest first: refused claims with their money, takebacks whose claim is not here, payments of nothing without a reason.',
  })
  async importExceptions(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, { description: 'The workspace to read.' }) workspaceId: string,
    @Arg('filter', () => ImportExceptionFilter, {
      nullable: true,
      description: 'Conditions on the exceptions; all that are given must be met.',
    })
    filter: ImportExceptionFilter | null,
    @Arg('first', () => Int, PAGE_SIZE) first: number | null,
    @Arg('after', () => String, CURSOR) after: string | null,
  ): Promise<PageSource<ImportExceptionEntity>> {
    return exceptionsPage(context, { workspaceId, filter, first, after });
  }

  @FieldResolver(() => ID, { description: 'Global ID; opaque, so pass it back as it is.' })
  id(@Root() exception: ImportExceptionEntity): string {
    return globalId('ImportException', exception.workspaceId, exception.localId);
  }

  @FieldResolver(() => RemitPaymentEntity, {
    nullable: true,
    description: 'The payment that it belongs to; null where it is of none.',
  })
  async payment(
    @Root() { workspaceId, paymentId: id }: ImportExceptionEntity,
    @Ctx() context: AppContext,
  ): Promise<RemitPaymentEntity | null> {
    return id === null ? null : context.loaders.payment.load({ workspaceId, id });
  }

  @FieldResolver(() => ImportJobEntity, {
    nullable: true,
    description: 'The import that found it first; null when that belongs to another workspace.',
  })
  async importJob(
    @Root() exception: ImportExceptionEntity,
    @Ctx() context: AppContext,
  ): Promise<ImportJobEntity | null> {
    return jobOf(context, exception);
  }
}

/** A fork has its origin's payments and not its jobs. */
async function jobOf(
  { loaders }: AppContext,
  { workspaceId, jobId }: { workspaceId: number; jobId: number },
): Promise<ImportJobEntity | null> {
  const job = await loaders.importJob.load(jobId);
  return job?.workspaceLocalId === workspaceId ? job : null;
}
