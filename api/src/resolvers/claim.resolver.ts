import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { ClaimConnection } from '../entities/views/claim-connection';
import { ClaimDraftView } from '../entities/views/claim-draft';
import { ClaimEntity } from '../entities/claim.entity';
import { ClaimsArgs } from '../entities/inputs/claims.args';
import { ClaimLineItemEntity } from '../entities/claim-line-item.entity';
import { AppealEntity } from '../entities/appeal.entity';
import { PatternEntity } from '../entities/pattern.entity';
import { PayerEntity } from '../entities/payer.entity';
import { RemitClaimEventEntity } from '../entities/remit/remit-claim-event.entity';
import { ProviderEntity } from '../entities/provider.entity';
import { carcMeaning } from '../domain/catalogues/carc';
import type { DenialResolution } from '../domain/ledger/denial-resolution';
import { DenialResolutionEnum } from '../entities/enums/claim-enums';
import { LocalDateScalar } from '../entities/scalars';
import { claimDraft } from '../graphql/claim-draft';
import type { AppContext } from '../graphql/context';
import { globalId, parseGlobalId } from '../entities/global-id';
import { patternIdsOfLine, patternsOf, primaryPatternOf } from '../graphql/claim-patterns';
import { claimsPage } from '../graphql/pages/claims-page';
import { resolutionOf } from '../application/impact/denial-resolution';
import { isReadable } from '../application/scope';

@Resolver(() => ClaimEntity)
export class ClaimResolver {
  @Query(() => ClaimConnection, {
    description:
      'Claims of a workspace, in pages; most recently submitted first by default. To get the next page, pass `after` with the same filter and order.',
  })
  async claims(@Ctx() context: AppContext, @Args() args: ClaimsArgs): Promise<ClaimConnection> {
    return claimsPage(context, args);
  }

  @Query(() => ClaimEntity, {
    nullable: true,
    description: 'One claim by its ID; null when there is none.',
  })
  async claim(
    @Ctx() context: AppContext,
    @Arg('id', () => ID, { description: 'The ID of a Claim.' }) id: string,
  ): Promise<ClaimEntity | null> {
    const key = parseGlobalId('Claim', id, 'id');
    return (await isReadable(context, key.workspaceId)) ? context.loaders.claim.load(key) : null;
  }

  @FieldResolver(() => ID, { description: 'Global ID; opaque, so pass it back as it is.' })
  id(@Root() claim: ClaimEntity): string {
    return globalId('Claim', claim.workspaceId, claim.localId);
  }

  @FieldResolver(() => ID, {
    nullable: true,
    description:
      'The coder who coded the claim; the same as coderId of learning events. Null on imported claims.',
  })
  coderId(@Root() claim: ClaimEntity): string | null {
    return claim.coderLocalId === null ? null : globalId('Coder', claim.workspaceId, claim.coderLocalId);
  }

  @FieldResolver(() => DenialResolutionEnum, {
    nullable: true,
    description:
      "What has become of the claim's first denial, as of the workspace's clock; null when there was none.",
  })
  async resolution(@Root() claim: ClaimEntity, @Ctx() context: AppContext): Promise<DenialResolution | null> {
    return (await resolutionOf(context, claim)).resolution;
  }

  @FieldResolver(() => LocalDateScalar, {
    nullable: true,
    description: 'The day on which resolution came about; null while the denial is OPEN.',
  })
  async resolvedOn(@Root() claim: ClaimEntity, @Ctx() context: AppContext): Promise<string | null> {
    return (await resolutionOf(context, claim)).resolvedOn;
  }

  @FieldResolver(() => ClaimEntity, {
    nullable: true,
    description:
      'The claim that a replacement or void refers to; null on originals, and where an import has not brought it.',
  })
  async originalClaim(@Root() claim: ClaimEntity, @Ctx() context: AppContext): Promise<ClaimEntity | null> {
    // An imported one says only which bill it belongs to.
    const id = claim.originalClaimId ?? (claim.frequencyCode === '1' ? null : claim.billOf);
    return id === null ? null : context.loaders.claim.load({ workspaceId: claim.workspaceId, id });
  }

  @FieldResolver(() => ProviderEntity, {
    nullable: true,
    description: 'The provider that rendered the services; null when the source does not state it.',
  })
  async provider(@Root() claim: ClaimEntity, @Ctx() context: AppContext): Promise<ProviderEntity | null> {
    if (claim.providerId === null) return null;
    return context.loaders.provider.load({ workspaceId: claim.workspaceId, id: claim.providerId });
  }

  @FieldResolver(() => PayerEntity, { nullable: true, description: 'The payer that adjudicates the claim.' })
  async payer(@Root() claim: ClaimEntity, @Ctx() context: AppContext): Promise<PayerEntity | null> {
    return context.loaders.payer.load({ workspaceId: claim.workspaceId, id: claim.payerId });
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "What the denial's reason code means, in this project's own short wording; null when nothing was denied.",
  })
  denialReason(@Root() claim: ClaimEntity): string | null {
    return claim.carc === null ? null : carcMeaning(claim.carc).reason;
  }

  @FieldResolver(() => [ClaimLineItemEntity], {
    description:
      'The service lines, by line number, as adjudicated at first. Appeals do not change them, so they add up to what was paid and allowed before any appeal.',
  })
  async lineItems(@Root() claim: ClaimEntity, @Ctx() context: AppContext): Promise<ClaimLineItemEntity[]> {
    return context.loaders.linesOfClaim.load({ workspaceId: claim.workspaceId, id: claim.localId });
  }

  @FieldResolver(() => [AppealEntity], { description: "The claim's appeals, lowest level first." })
  async appeals(@Root() claim: ClaimEntity, @Ctx() context: AppContext): Promise<AppealEntity[]> {
    return context.loaders.appealsOfClaim.load({ workspaceId: claim.workspaceId, id: claim.localId });
  }

  @FieldResolver(() => [RemitClaimEventEntity], {
    description:
      'What its payer has said of an imported claim, the oldest first, at most 100: the claim is the sum of these. Empty on simulated claims.',
  })
  async events(@Root() claim: ClaimEntity, @Ctx() context: AppContext): Promise<RemitClaimEventEntity[]> {
    return context.loaders.eventsOfClaim.load({ workspaceId: claim.workspaceId, id: claim.localId });
  }

  @FieldResolver(() => ClaimEntity, {
    nullable: true,
    description:
      'The claim that submitted the same bill first, where an imported claim is sent again, replaced, a duplicate, or for a second payer; null where this one did. Counts of submissions and denials have it once.',
  })
  async firstSubmission(@Root() claim: ClaimEntity, @Ctx() context: AppContext): Promise<ClaimEntity | null> {
    // One that a front end rejected names itself where nothing was submitted in its place.
    if (claim.billOf === null || claim.billOf === claim.localId) return null;
    return context.loaders.claim.load({ workspaceId: claim.workspaceId, id: claim.billOf });
  }

  @FieldResolver(() => PatternEntity, {
    nullable: true,
    description:
      'The pattern that this denial is counted under. A denial is counted under at most one pattern.',
  })
  async primaryPattern(
    @Root() claim: ClaimEntity,
    @Ctx() context: AppContext,
  ): Promise<PatternEntity | null> {
    return primaryPatternOf(context, { workspaceId: claim.workspaceId, id: claim.localId });
  }

  @FieldResolver(() => [PatternEntity], {
    description: 'All patterns that the denial matches, the primary pattern first.',
  })
  async patterns(@Root() claim: ClaimEntity, @Ctx() context: AppContext): Promise<PatternEntity[]> {
    return patternsOf(context, { workspaceId: claim.workspaceId, id: claim.localId });
  }

  @FieldResolver(() => ClaimDraftView, {
    description: 'The claim as it was sent, ready to be edited and tested with testClaim.',
  })
  async draft(@Root() claim: ClaimEntity, @Ctx() context: AppContext): Promise<ClaimDraftView> {
    return claimDraft(claim, context);
  }
}

@Resolver(() => ClaimLineItemEntity)
export class ClaimLineItemResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      "What the line's reason code means, in this project's own short wording; null when the line was not denied.",
  })
  denialReason(@Root() line: ClaimLineItemEntity): string | null {
    return line.carc === null ? null : carcMeaning(line.carc).reason;
  }

  @FieldResolver(() => [ID], {
    description: "IDs of the patterns with this line's reason code that the claim's denial matches.",
  })
  async patternsTriggered(@Root() line: ClaimLineItemEntity, @Ctx() context: AppContext): Promise<string[]> {
    return patternIdsOfLine(context, line);
  }
}
