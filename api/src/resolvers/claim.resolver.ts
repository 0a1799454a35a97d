import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { ClaimConnection } from '../entities/views/claim-connection';
import { ClaimDraftView } from '../entities/views/claim-draft';
import { ClaimEntity } from '../entities/claim.entity';
import { ClaimFilter, ClaimOrder } from '../entities/inputs/claim.input';
import { ClaimLineItemEntity } from '../entities/claim-line-item.entity';
import { AppealEntity } from '../entities/appeal.entity';
import { PatternEntity } from '../entities/pattern.entity';
import { PayerEntity } from '../entities/payer.entity';
import { ProviderEntity } from '../entities/provider.entity';
import { carcMeaning } from '../domain/catalogues/carc';
import { claimDraft } from '../graphql/claim-draft';
import type { AppContext } from '../graphql/context';
import { globalId, parseGlobalId } from '../entities/global-id';
import { patternIdsOfLine, patternsOf, primaryPatternOf } from '../graphql/claim-patterns';
import { claimsPage } from '../graphql/pages/claims-page';
import { isReadable } from '../application/scope';

@Resolver(() => ClaimEntity)
export class ClaimResolver {
  @Query(() => ClaimConnection, {
    description:
      'Claims of a workspace in pages, newest submissions first unless ordered otherwise. At most 500 to a page; page on with `after` under the same filter and order.',
  })
  async claims(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, { description: 'Of which workspace.' }) workspaceId: string,
    @Arg('filter', () => ClaimFilter, { nullable: true, description: 'All that is given must hold.' })
    filter: ClaimFilter | null,
    @Arg('orderBy', () => ClaimOrder, { nullable: true, description: 'Newest submission first where null.' })
    orderBy: ClaimOrder | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20, description: '1 to 500.' })
    first: number | null,
    @Arg('after', () => String, {
      nullable: true,
      description: 'A cursor of this list; the page begins behind it.',
    })
    after: string | null,
  ): Promise<ClaimConnection> {
    return claimsPage(context, { workspaceId, filter, orderBy, first, after });
  }

  @Query(() => ClaimEntity, {
    nullable: true,
    description: 'One claim; null where there is none with this id.',
  })
  async claim(
    @Ctx() context: AppContext,
    @Arg('id', () => ID, { description: 'Of a Claim.' }) id: string,
  ): Promise<ClaimEntity | null> {
    const key = parseGlobalId('Claim', id, 'id');
    return (await isReadable(context, key.workspaceId)) ? context.loaders.claim.load(key) : null;
  }

  @FieldResolver(() => ID, { description: 'Opaque to clients.' })
  id(@Root() claim: ClaimEntity): string {
    return globalId('Claim', claim.workspaceId, claim.localId);
  }

  @FieldResolver(() => ID, {
    nullable: true,
    description: 'Who coded it; learning events bear the same id. Null on imported claims.',
  })
  coderId(@Root() claim: ClaimEntity): string | null {
    return claim.coderLocalId === null ? null : globalId('Coder', claim.workspaceId, claim.coderLocalId);
  }

  @FieldResolver(() => ClaimEntity, {
    nullable: true,
    description: 'The claim that a replacement or void refers to.',
  })
  async originalClaim(@Root() claim: ClaimEntity, @Ctx() context: AppContext): Promise<ClaimEntity | null> {
    if (claim.originalClaimId === null) return null;
    return context.loaders.claim.load({ workspaceId: claim.workspaceId, id: claim.originalClaimId });
  }

  @FieldResolver(() => ProviderEntity, {
    nullable: true,
    description: 'Who rendered the services; null where the source does not say.',
  })
  async provider(@Root() claim: ClaimEntity, @Ctx() context: AppContext): Promise<ProviderEntity | null> {
    if (claim.providerId === null) return null;
    return context.loaders.provider.load({ workspaceId: claim.workspaceId, id: claim.providerId });
  }

  @FieldResolver(() => PayerEntity, { nullable: true, description: 'Who answers it.' })
  async payer(@Root() claim: ClaimEntity, @Ctx() context: AppContext): Promise<PayerEntity | null> {
    return context.loaders.payer.load({ workspaceId: claim.workspaceId, id: claim.payerId });
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "What the denial's reason code means, in our own short words; null when nothing was denied.",
  })
  denialReason(@Root() claim: ClaimEntity): string | null {
    return claim.carc === null ? null : carcMeaning(claim.carc).reason;
  }

  @FieldResolver(() => [ClaimLineItemEntity], {
    description:
      "Its lines, by number, each with the payer's first answer: no appeal changes it, so what they add up to is what was paid and allowed before any appeal.",
  })
  async lineItems(@Root() claim: ClaimEntity, @Ctx() context: AppContext): Promise<ClaimLineItemEntity[]> {
    return context.loaders.linesOfClaim.load({ workspaceId: claim.workspaceId, id: claim.localId });
  }

  @FieldResolver(() => [AppealEntity], { description: 'By level.' })
  async appeals(@Root() claim: ClaimEntity, @Ctx() context: AppContext): Promise<AppealEntity[]> {
    return context.loaders.appealsOfClaim.load({ workspaceId: claim.workspaceId, id: claim.localId });
  }

  @FieldResolver(() => PatternEntity, {
    nullable: true,
    description: 'The pattern that owns this denial: each denial is counted under one.',
  })
  async primaryPattern(
    @Root() claim: ClaimEntity,
    @Ctx() context: AppContext,
  ): Promise<PatternEntity | null> {
    return primaryPatternOf(context, { workspaceId: claim.workspaceId, id: claim.localId });
  }

  @FieldResolver(() => [PatternEntity], {
    description: 'Every pattern that its denial fits, the owner first.',
  })
  async patterns(@Root() claim: ClaimEntity, @Ctx() context: AppContext): Promise<PatternEntity[]> {
    return patternsOf(context, { workspaceId: claim.workspaceId, id: claim.localId });
  }

  @FieldResolver(() => ClaimDraftView, {
    description: 'The claim as it was sent: what a person needs to try it again.',
  })
  async draft(@Root() claim: ClaimEntity, @Ctx() context: AppContext): Promise<ClaimDraftView> {
    return claimDraft(claim, context);
  }
}

@Resolver(() => ClaimLineItemEntity)
export class ClaimLineItemResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: "What the line's reason code means, in our own short words.",
  })
  denialReason(@Root() line: ClaimLineItemEntity): string | null {
    return line.carc === null ? null : carcMeaning(line.carc).reason;
  }

  @FieldResolver(() => [ID], {
    description: "Patterns of this line's reason code that the claim's denial fits.",
  })
  async patternsTriggered(@Root() line: ClaimLineItemEntity, @Ctx() context: AppContext): Promise<string[]> {
    return patternIdsOfLine(context, line);
  }
}
