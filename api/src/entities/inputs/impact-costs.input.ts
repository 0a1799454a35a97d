import { Field, Float, InputType } from 'type-graphql';
import { DollarsScalar } from '../scalars';

/** Dollars arrive as cents. */
@InputType({
  description: 'What denials and training cost besides the denied dollars; what is left out is as usual.',
})
export class ImpactCostsInput {
  @Field(() => DollarsScalar, {
    nullable: true,
    description: 'To work one denial of a professional claim; $25 by default.',
  })
  reworkPerProfessionalDenial?: number | null;

  @Field(() => DollarsScalar, {
    nullable: true,
    description: 'To work one denial of an institutional claim; $57.23 by default.',
  })
  reworkPerInstitutionalDenial?: number | null;

  @Field(() => Float, { nullable: true, description: 'Length of a training session; 30 minutes by default.' })
  minutesPerSession?: number | null;

  @Field(() => DollarsScalar, {
    nullable: true,
    description: "An hour of a coder's time; $35 by default.",
  })
  coderHourlyCost?: number | null;
}
