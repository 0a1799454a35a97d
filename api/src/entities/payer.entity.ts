import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { PayerType } from '../domain/claim';
import { int, text, unselected } from './columns';
import { PayerTypeEnum } from './enums/claim-enums';
import { Node } from './views/node';

@Entity('payers')
@Unique(['workspaceId', 'identityKey'])
@ObjectType('Payer', {
  implements: Node,
  description: 'An insurer or public program that adjudicates and pays claims.',
})
export class PayerEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(int('id'))
  localId: number;

  @Column(text('name'))
  @Field(() => String, { description: "The payer's name, from the scenario or the remittance." })
  name: string;

  @Column(text('type'))
  @Field(() => PayerTypeEnum, {
    description: 'The kind of coverage; OTHER when a remittance does not state it.',
  })
  type: PayerType;

  /** By what it is known again: its place in a simulated world, or its name in remittances. */
  @Column(text('identity_key', unselected))
  identityKey?: string;
}
