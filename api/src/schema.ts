import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import type { NonEmptyArray } from 'type-graphql';
import { buildSchema } from './graphql/schema';
import { AppealResolver } from './resolvers/appeal.resolver';
import { ClaimLabResolver } from './resolvers/claim-lab.resolver';
import { ClaimLineItemResolver, ClaimResolver } from './resolvers/claim.resolver';
import { CodeIntelligenceResolver } from './resolvers/code-intelligence.resolver';
import { PatternComputationResolver, PolicyComputationResolver } from './resolvers/computation.resolver';
import { DenialRuleResolver } from './resolvers/denial-rule.resolver';
import { GenerationResolver } from './resolvers/generation.resolver';
import { ImpactResolver } from './resolvers/impact.resolver';
import { ImportResolver } from './resolvers/import.resolver';
import { InjectedPatternResolver } from './resolvers/injected-pattern.resolver';
import { DataSourceResolver } from './resolvers/imports/data-source.resolver';
import { JobResolver } from './resolvers/job.resolver';
import { LearningEventResolver } from './resolvers/learning.resolver';
import { MetricsResolver } from './resolvers/metrics.resolver';
import { NodeResolver } from './resolvers/node.resolver';
import { AnnotationResolver, PatternEvidenceResolver, PatternResolver } from './resolvers/pattern.resolver';
import { PatternLearningResolver } from './resolvers/pattern-learning.resolver';
import { PayerResolver } from './resolvers/payer.resolver';
import { PolicyResolver } from './resolvers/policy.resolver';
import { ProviderPerformanceResolver, ProviderResolver } from './resolvers/provider.resolver';
import {
  ImportExceptionResolver,
  RemitClaimEventResolver,
  RemitPaymentResolver,
} from './resolvers/remit.resolver';
import { ScenarioLabResolver } from './resolvers/scenario-lab.resolver';
import { ScenarioResolver } from './resolvers/scenario.resolver';
import { SubscriptionResolver } from './resolvers/subscription.resolver';
import { WorkListResolver } from './resolvers/work-list.resolver';
import { WorkspaceResolver } from './resolvers/workspace.resolver';

const RESOLVERS: NonEmptyArray<new () => object> = [
  AnnotationResolver,
  AppealResolver,
  ClaimLabResolver,
  ClaimLineItemResolver,
  ClaimResolver,
  CodeIntelligenceResolver,
  DenialRuleResolver,
  GenerationResolver,
  ImpactResolver,
  ImportExceptionResolver,
  ImportResolver,
  InjectedPatternResolver,
  DataSourceResolver,
  JobResolver,
  LearningEventResolver,
  MetricsResolver,
  NodeResolver,
  PatternComputationResolver,
  PatternEvidenceResolver,
  PatternLearningResolver,
  PatternResolver,
  PayerResolver,
  PolicyComputationResolver,
  PolicyResolver,
  ProviderPerformanceResolver,
  ProviderResolver,
  RemitClaimEventResolver,
  RemitPaymentResolver,
  ScenarioLabResolver,
  ScenarioResolver,
  SubscriptionResolver,
  WorkListResolver,
  WorkspaceResolver,
];

let built: GraphQLSchema | null = null;

/** The executable schema of all resolvers, built once. */
export function buildAppSchema(): GraphQLSchema {
  built ??= buildSchema(RESOLVERS);
  return built;
}
