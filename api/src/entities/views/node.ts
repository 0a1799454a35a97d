import { Field, ID, InterfaceType } from 'type-graphql';

@InterfaceType('Node', {
  description: 'Anything that has a global ID and can be fetched again with `node(id:)`.',
})
export abstract class Node {
  @Field(() => ID, { description: 'Global ID of the object; opaque, so pass it back as it is.' })
  id: string;
}
