import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { PatternSliceTerm } from '../entities/pattern.entity';
import { PayerEntity } from '../entities/payer.entity';
import { InjectedPattern } from '../entities/views/injected-pattern';
import type { AppContext } from '../graphql/context';
import { injectedPatterns, truthTerms } from '../application/truth/injected-patterns';
import { openWorkspace } from '../application/scope';

@Resolver(() => InjectedPattern)
export class InjectedPatternResolver {
  @Query(() => [InjectedPattern], {
    description:
      "What a simulated workspace really contains, and which detected pattern found it: the scenario's patterns in the order given, those of later configurations, then what came about by itself. Empty without a run.",
  })
  async injectedPatterns(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, { description: 'The workspace to read.' }) workspaceId: string,
  ): Promise<InjectedPattern[]> {
    return injectedPatterns(context, await openWorkspace(context, workspaceId));
  }

  @FieldResolver(() => [PatternSliceTerm], {
    description:
      'The conditions that the eligible claims meet, besides those of the rule. Empty: there are none.',
  })
  async slice(@Root() injected: InjectedPattern, @Ctx() context: AppContext): Promise<PatternSliceTerm[]> {
    return truthTerms(context, injected);
  }

  @FieldResolver(() => PayerEntity, {
    nullable: true,
    description: 'The only payer that is affected; null when it is not one payer.',
  })
  async payer(
    @Root() { workspaceId, truth }: InjectedPattern,
    @Ctx() context: AppContext,
  ): Promise<PayerEntity | null> {
    const { payer } = truth.slice;
    return payer === null ? null : context.loaders.payer.load({ workspaceId, id: payer });
  }
}
