import { Query, Resolver } from 'type-graphql';
import { DENIAL_RULES } from '../domain/denial-rules';
import { DenialRuleType } from '../entities/views/denial-rule';

@Resolver()
export class DenialRuleResolver {
  @Query(() => [DenialRuleType], {
    description: 'The denial rules that this version knows; scenarios refer to them by key.',
  })
  denialRules(): DenialRuleType[] {
    return DENIAL_RULES.map((rule) => ({ ...rule }));
  }
}
