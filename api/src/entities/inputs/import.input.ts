import { Field, ID, InputType } from 'type-graphql';
import { ImportFormatEnum } from '../enums/job-enums';
import { ColumnMappingInput } from './column-mapping.input';
import type { ImportFormat } from '../enums/states';

@InputType({
  description: 'A file to import, as text. Send large files to POST /import instead, which streams them.',
})
export class ImportClaimsInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The workspace to import into; null creates a new LIVE workspace.',
  })
  workspaceId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "A name for the new workspace; null means the file's name.",
  })
  workspaceName?: string | null;

  @Field(() => ImportFormatEnum, {
    nullable: true,
    defaultValue: 'AUTO',
    description: "The file's format; AUTO detects it from the first bytes.",
  })
  format?: ImportFormat | null;

  @Field(() => String, { nullable: true, description: "The file's name, for display only." })
  fileName?: string | null;

  @Field(() => ColumnMappingInput, {
    nullable: true,
    description:
      'What the columns of a table mean, where the proposal for it is not right (columnMappingProposal).',
  })
  mapping?: ColumnMappingInput | null;

  @Field(() => String, { description: 'The whole content of the file.' })
  content: string;
}
