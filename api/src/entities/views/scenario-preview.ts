import { Field, Float, Int, ObjectType } from 'type-graphql';
import { DollarsScalar } from '../scalars';

@ObjectType('ScenarioPreview', {
  description:
    'What a scenario is expected to produce, computed without simulating it. Figures count first submissions; a scenario without an end is computed over 84 days. Only the course of training depends on the seed.',
})
export class ScenarioPreviewType {
  @Field(() => Int, { description: 'Expected number of first submissions; corrected claims are additional.' })
  expectedClaims: number;

  @Field(() => [Float], { description: 'Expected initial denial rate in percent, by submission week.' })
  expectedDenialRateByWeek: number[];

  @Field(() => [Float], { description: 'The same without any training.' })
  expectedDenialRateByWeekWithoutLearning: number[];

  @Field(() => DollarsScalar, {
    description:
      "Billed dollars of the lines denied at the first adjudication, at the providers' mean charge level. In a run with few providers, charges can be a quarter higher or lower.",
  })
  expectedDeniedAmount: number;

  @Field(() => DollarsScalar, {
    description:
      'Allowed dollars that training saves, net of what appeals and corrected claims would recover anyway. The cost of working denials is not included.',
  })
  expectedPreventedAmount: number;

  @Field(() => [String], {
    description: 'Settings that are allowed but probably not intended; each warning begins with its field.',
  })
  warnings: string[];
}

@ObjectType('ScenarioCheck', {
  description: "One of the scenario's own targets, and what the dry run produced.",
})
export class ScenarioCheckType {
  @Field(() => String, { description: 'The figure that is compared. Rates and shares are percent.' })
  name: string;

  @Field(() => Float, { description: 'The value that the scenario sets.' })
  expected: number;

  @Field(() => Float, { description: 'The value that the dry run produced.' })
  actual: number;

  @Field(() => Float, {
    description:
      "The largest difference accepted: the model's own tolerance, or three standard errors for the number of claims, whichever is larger.",
  })
  tolerance: number;

  @Field(() => Boolean, { description: 'Whether the difference is within the tolerance.' })
  passed: boolean;
}

@ObjectType('ScenarioTest', {
  description:
    "A dry run of the scenario without a database, compared with the scenario's own targets. Large volumes are scaled down, which does not affect rates.",
})
export class ScenarioTestType {
  @Field(() => Boolean, { description: 'Whether every check passed.' })
  passed: boolean;

  @Field(() => Int, { description: "Number of runs: with the scenario's seed and those that follow it." })
  seeds: number;

  @Field(() => [ScenarioCheckType], { description: 'One check for each target that a dry run can measure.' })
  checks: ScenarioCheckType[];
}
