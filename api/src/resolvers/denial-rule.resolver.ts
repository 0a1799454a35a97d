import { Query, Resolver } from 'type-graphql';
import { DENIAL_RULES } from '../domain/denial-rules';
import { DenialRuleType } from '../entities/views/denial-rule';

@Resolver()
export class DenialRuleResolver {
  @Query(() => [DenialRuleType], {
    description: 'The ways a claim can be wrong that this version knows; scenarios name them by key.',
  })
  denialRules(): DenialRuleType[] {
    return DENIAL_RULES.map((rule) => ({ ...rule }));
  }
}
