import { Field, ID, InputType } from 'type-graphql';
import { DataSourceKindEnum } from '../enums/job-enums';
import type { DataSourceKind } from '../enums/states';
import { JsonScalar } from '../scalars';

@InputType({ description: 'A source that files are imported from by themselves.' })
export class DataSourceInput {
  @Field(() => ID, { description: 'The workspace that its files go to; it cannot be changed later.' })
  workspaceId: string;

  @Field(() => String, { description: 'What people call it, 1 to 100 characters.' })
  name: string;

  @Field(() => DataSourceKindEnum, { description: 'What it is; it cannot be changed later.' })
  kind: DataSourceKind;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: true,
    description: 'Whether it is looked at by itself.',
  })
  enabled?: boolean | null;

  @Field(() => JsonScalar, {
    description:
      'Of a FOLDER: `path` (absolute, on the server), `everySeconds` (5 to 86400, default 30), `quietSeconds` (1 to 3600, default 5: a file that changed since is still being written). Of a FHIR_SERVER: `url` (the base, http or https), `mode` (SEARCH or BULK, default SEARCH), `resourceTypes` (of ExplanationOfBenefit, Claim, ClaimResponse; default the first), `everySeconds` (60 to 604800, default 3600), `bearerToken` (write-only; left out in an update it stays, null removes it).',
  })
  config: unknown;
}
