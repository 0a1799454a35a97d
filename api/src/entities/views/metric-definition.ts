import { Field, ObjectType } from 'type-graphql';
import type { MetricClock, MetricDefinition, MetricUnit } from '../../domain/metrics/metric-definition';
import { MetricClockEnum, MetricUnitEnum } from '../enums/figure-enums';

@ObjectType('MetricDefinition', {
  description:
    'What one figure means: what is divided by what, of which claims, by which date. Pages, reports and the descriptions of this schema say the same, because they are drawn from it.',
})
export class MetricDefinitionType implements MetricDefinition {
  @Field(() => String, {
    description:
      "The figure's field in DashboardMetrics, MetricsPoint, DenialReasonShare (reason), WorkItem (workItem) or ImpactReport (impact), e.g. denialRate; inside another object, behind a dot, e.g. trends.denialRate.",
  })
  name: string;

  @Field(() => String, { description: 'A short name for display.' })
  label: string;

  @Field(() => String, { description: 'What is counted or summed.' })
  numerator: string;

  @Field(() => String, {
    nullable: true,
    description: 'What that is divided by; null where it is divided by nothing.',
  })
  denominator: string | null;

  @Field(() => String, { description: 'What can be counted at all.' })
  population: string;

  @Field(() => MetricClockEnum, { description: 'By which date it falls into the window.' })
  clock: MetricClock;

  @Field(() => String, { description: 'When the figure can still change, and what to show beside it.' })
  maturity: string;

  @Field(() => MetricUnitEnum, { description: 'What it is measured in.' })
  unit: MetricUnit;

  @Field(() => String, { description: 'The rows it is counted from, and whose definition it follows.' })
  source: string;
}
