import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PayerType } from '../domain/claim';
import { int, text } from './columns';
import { PayerTypeEnum } from './enums';
import { Node } from './views/node';

@Entity('payers')
@ObjectType('Payer', {
  implements: Node,
  description: 'Who answers claims: an insurer or a public programme.',
})
export class PayerEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(int('id'))
  localId: number;

  @Column(text('name'))
  @Field(() => String, { description: 'As the scenario or the remittance names it.' })
  name: string;

  @Column(text('type'))
  @Field(() => PayerTypeEnum, { description: 'The kind of coverage; OTHER where a remittance does not say.' })
  type: PayerType;
}
