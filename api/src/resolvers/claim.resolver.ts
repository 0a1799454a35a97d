import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { ClaimCount } from '../entities/views/claim-connection';
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
import { countClaims } from '../persistence/read/claim-count';
import { claimExistsBefore, pageOfClaims } from '../persistence/read/claims-page';
import { ORDER_COLUMN } from '../persistence/read/claim-query';
import { claimDraft } from '../graphql/claim-draft';
import { parseClaimFilter } from '../graphql/claim-filter';
import type { AppContext } from '../graphql/context';
import { globalId, parseGlobalId } from '../entities/global-id';
import { encodeCursor, pageOf, pageSize, parseCursor } from '../graphql/page';
import { isReadable, openWorkspace } from '../application/scope';

const MAX_CLAIMS = 500;

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
    const size = pageSize(first, MAX_CLAIMS);
    const workspace = await openWorkspace(context, workspaceId);
    const stored = parseClaimFilter(filter, workspace.localId);
    const sort = {
      field: orderBy?.field ?? 'SUBMISSION_DATE',
      direction: orderBy?.direction ?? 'DESC',
    } as const;
    const { type, valueOf } = ORDER_COLUMN[sort.field];
    const scope = `claims:${workspace.localId}:${sort.field}:${sort.direction}`;
    const place = parseCursor(scope, after, type);
    const db = context.database.reader('lists');
    const rows = await pageOfClaims(db, workspace.localId, stored, sort, place, size + 1);
    const { edges, pageInfo } = pageOf(
      rows,
      size,
      (claim) => encodeCursor(scope, [valueOf(claim), claim.localId]),
      async (firstRow) => {
        if (!place) return false;
        const before = firstRow ? ([valueOf(firstRow), firstRow.localId] as const) : null;
        return claimExistsBefore(db, workspace.localId, stored, sort, before ?? place, before === null);
      },
    );
    let count: Promise<ClaimCount> | null = null;
    return new ClaimConnection(edges, pageInfo, () => (count ??= countClaims(db, workspace, stored)));
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
    const links = await context.loaders.patternLinksOfClaim.load({
      workspaceId: claim.workspaceId,
      id: claim.localId,
    });
    const primary = links.find((link) => link.isPrimary === 1);
    return primary
      ? context.loaders.pattern.load({ workspaceId: claim.workspaceId, id: primary.patternId })
      : null;
  }

  @FieldResolver(() => [PatternEntity], {
    description: 'Every pattern that its denial fits, the owner first.',
  })
  async patterns(@Root() claim: ClaimEntity, @Ctx() context: AppContext): Promise<PatternEntity[]> {
    const links = await context.loaders.patternLinksOfClaim.load({
      workspaceId: claim.workspaceId,
      id: claim.localId,
    });
    const patterns = await Promise.all(
      links.map((link) =>
        context.loaders.pattern.load({ workspaceId: claim.workspaceId, id: link.patternId }),
      ),
    );
    return patterns.filter((pattern) => pattern !== null);
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
    if (line.carc === null) return [];
    const { workspaceId } = line;
    const links = await context.loaders.patternLinksOfClaim.load({ workspaceId, id: line.claimId });
    const patterns = await Promise.all(
      links.map((link) => context.loaders.pattern.load({ workspaceId, id: link.patternId })),
    );
    return patterns
      .filter((pattern) => pattern?.carc === line.carc)
      .map((pattern) => globalId('Pattern', workspaceId, (pattern as PatternEntity).localId));
  }
}
