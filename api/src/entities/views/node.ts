import { Field, ID, InterfaceType } from 'type-graphql';

@InterfaceType('Node', {
  description: 'Anything that can be fetched again by its id alone, through `node(id:)`.',
})
export abstract class Node {
  @Field(() => ID, { description: 'Opaque to clients; it encodes type, workspace and a local id.' })
  id: string;
}
