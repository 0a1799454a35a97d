import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { lexicographicSortSchema } from 'graphql';
import type { NonEmptyArray, PubSub } from 'type-graphql';
import { buildSchemaSync } from 'type-graphql';
import { AppealResolver } from './resolvers/appeal.resolver';
import { ClaimLabResolver } from './resolvers/claim-lab.resolver';
import { ClaimLineItemResolver, ClaimResolver } from './resolvers/claim.resolver';
import { DenialRuleResolver } from './resolvers/denial-rule.resolver';
import { GenerationResolver } from './resolvers/generation.resolver';
import { ImportResolver } from './resolvers/import.resolver';
import { JobResolver } from './resolvers/job.resolver';
import { LearningEventResolver } from './resolvers/learning.resolver';
import { countLists } from './resolvers/list-lengths';
import { MetricsResolver } from './resolvers/metrics.resolver';
import { NodeResolver } from './resolvers/node.resolver';
import { PayerResolver, ProviderPerformanceResolver, ProviderResolver } from './resolvers/party.resolver';
import { AnnotationResolver, PatternEvidenceResolver, PatternResolver } from './resolvers/pattern.resolver';
import { PolicyResolver } from './resolvers/policy.resolver';
import { ScenarioLabResolver } from './resolvers/scenario-lab.resolver';
import { ScenarioResolver } from './resolvers/scenario.resolver';
import { SubscriptionResolver } from './resolvers/subscription.resolver';
import { WorkspaceResolver } from './resolvers/workspace.resolver';

type ResolverClass = new () => object;

const RESOLVERS: NonEmptyArray<ResolverClass> = [
  AnnotationResolver,
  AppealResolver,
  ClaimLabResolver,
  ClaimLineItemResolver,
  ClaimResolver,
  DenialRuleResolver,
  GenerationResolver,
  ImportResolver,
  JobResolver,
  LearningEventResolver,
  MetricsResolver,
  NodeResolver,
  PatternEvidenceResolver,
  PatternResolver,
  PayerResolver,
  PolicyResolver,
  ProviderPerformanceResolver,
  ProviderResolver,
  ScenarioLabResolver,
  ScenarioResolver,
  SubscriptionResolver,
  WorkspaceResolver,
];

/** The library asks for topics although every feed here is pulled from the store by cursor: there are none. */
const NO_TOPICS: PubSub = {
  publish: () => refuseTopics(),
  subscribe: () => refuseTopics(),
};

let built: GraphQLSchema | null = null;

/** The executable schema, built once; sorted, so that the emitted file does not depend on the order of imports. */
export function buildAppSchema(): GraphQLSchema {
  built ??= countLists(
    lexicographicSortSchema(buildSchemaSync({ resolvers: RESOLVERS, validate: false, pubSub: NO_TOPICS })),
  );
  return built;
}

function refuseTopics(): never {
  throw new Error('Feeds are pulled from the store by cursor; nothing is published to topics.');
}
