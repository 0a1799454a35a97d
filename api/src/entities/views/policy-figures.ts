import { Field, Float, Int, ObjectType } from 'type-graphql';
import { DollarsScalar, LocalDateScalar } from '../scalars';

@ObjectType({
  description: 'The days that figures cover: claims by processing date, appeals by filing date.',
})
export class ComputationPeriod {
  @Field(() => LocalDateScalar, { description: 'First day with a figure.' })
  start: string;

  @Field(() => LocalDateScalar, { description: 'Last day with a figure.' })
  end: string;
}

@ObjectType({
  description:
    "A policy's figures over a window. Claims count by processing date (the day of their first adjudication), appeals by the day they were filed.",
})
export class PolicyFigures {
  @Field(() => Int, { description: 'Claims in scope adjudicated in the window.' })
  hitCount: number;

  @Field(() => Int, { description: 'How many of these claims had a line denied under this policy.' })
  deniedCount: number;

  @Field(() => DollarsScalar, {
    name: 'dollarsDenied',
    description: 'Billed dollars of the lines denied under this policy.',
  })
  deniedCents: number;

  @Field(() => Int, { description: 'Appeals filed in the window against such denials.' })
  appealCount: number;

  @Field(() => Int, { description: 'How many of these appeals have been decided since.' })
  appealDecidedCount: number;

  @Field(() => Int, {
    description: "How many of these appeals have been decided in the provider's favor since.",
  })
  overturnCount: number;

  @Field(() => Float, {
    nullable: true,
    description: 'deniedCount as percent of hitCount; null while no claim is in scope.',
  })
  denialRate(): number | null {
    return percent(this.deniedCount, this.hitCount);
  }

  @Field(() => Float, {
    nullable: true,
    description: 'Appeals filed per 100 denials; null without denials.',
  })
  appealRate(): number | null {
    return percent(this.appealCount, this.deniedCount);
  }

  @Field(() => Float, {
    nullable: true,
    description: 'overturnCount as percent of appealDecidedCount; null while none is decided.',
  })
  overturnRate(): number | null {
    return percent(this.overturnCount, this.appealDecidedCount);
  }
}

const percent = (part: number, whole: number): number | null => (whole === 0 ? null : (100 * part) / whole);
