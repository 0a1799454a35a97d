import { Field, ID, InputType } from 'type-graphql';
import { ImportFormatEnum } from '../enums';
import type { ImportFormat } from '../states';

@InputType({ description: 'A file as text. Large files are better streamed to POST /import.' })
export class ImportClaimsInput {
  @Field(() => ID, { nullable: true, description: 'null makes a LIVE workspace.' })
  workspaceId?: string | null;

  @Field(() => String, { nullable: true, description: "For a new workspace; null: the file's name." })
  workspaceName?: string | null;

  @Field(() => ImportFormatEnum, {
    nullable: true,
    defaultValue: 'AUTO',
    description: 'AUTO looks at the first bytes.',
  })
  format?: ImportFormat | null;

  @Field(() => String, { nullable: true, description: 'As people know it; shown, never opened.' })
  fileName?: string | null;

  @Field(() => String, { description: 'The whole file.' })
  content: string;
}
