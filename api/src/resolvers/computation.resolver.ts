import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { COMPUTATION_VERSION } from '../domain/pattern';
import { PatternEntity } from '../entities/pattern.entity';
import { PolicyEntity } from '../entities/policy.entity';
import { LocalDateScalar } from '../entities/scalars';
import { ComputationPeriod, PolicyFigures } from '../entities/views/policy-figures';
import type { AppContext } from '../graphql/context';
import { keyOf } from '../graphql/policy-figures';

const VERSION =
  'Which definitions its figures follow: a whole number that grows when a figure comes to be computed in another way.';

@Resolver(() => PatternEntity)
export class PatternComputationResolver {
  @FieldResolver(() => Int, { description: VERSION })
  computationVersion(): number {
    return COMPUTATION_VERSION;
  }
}

@Resolver(() => PolicyEntity)
export class PolicyComputationResolver {
  @FieldResolver(() => Int, { description: VERSION })
  computationVersion(): number {
    return COMPUTATION_VERSION;
  }

  @FieldResolver(() => ComputationPeriod, {
    nullable: true,
    description: 'The days that the figures of the policy cover; null while there are none.',
  })
  async computationPeriod(
    @Root() policy: PolicyEntity,
    @Ctx() context: AppContext,
  ): Promise<ComputationPeriod | null> {
    return context.loaders.periodOfPolicy.load(keyOf(policy));
  }

  @FieldResolver(() => PolicyFigures, {
    description:
      'The figures over a window; over all days without one, as hitCount, denialRate and the others.',
  })
  async figures(
    @Root() policy: PolicyEntity,
    @Ctx() context: AppContext,
    @Arg('from', () => LocalDateScalar, {
      nullable: true,
      description: 'First day of the window; null means from the beginning.',
    })
    from: string | null,
    @Arg('to', () => LocalDateScalar, {
      nullable: true,
      description: 'Last day of the window; null means to the end.',
    })
    to: string | null,
  ): Promise<PolicyFigures> {
    const range = { from: from ?? '0000-01-01', to: to ?? '9999-12-31' };
    return context.loaders.figuresOfPolicy.load({ ...keyOf(policy), ...range });
  }
}
