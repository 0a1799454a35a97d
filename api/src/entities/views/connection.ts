import type { ClassType } from 'type-graphql';
import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Where a page stands in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'More follows after `endCursor`.' })
  hasNextPage: boolean;

  @Field(() => String, { nullable: true, description: "The first item's cursor; null for an empty page." })
  startCursor: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Pass it as `after` for the next page; null for an empty page.',
  })
  endCursor: string | null;

  private readonly previous: () => Promise<boolean>;

  constructor(
    hasNextPage: boolean,
    startCursor: string | null,
    endCursor: string | null,
    previous: () => Promise<boolean>,
  ) {
    this.hasNextPage = hasNextPage;
    this.startCursor = startCursor;
    this.endCursor = endCursor;
    this.previous = previous;
  }

  @Field(() => Boolean, {
    description: "Something stands before this page's first item; looked up only when selected.",
  })
  hasPreviousPage(): Promise<boolean> {
    return this.previous();
  }
}

export interface Edge<T> {
  cursor: string;
  node: T;
}

/** What a page resolver hands out: the edges, and the count behind a function, because it is only asked for when selected. */
export interface PageSource<T> {
  edges: Edge<T>[];
  pageInfo: PageInfo;
  count: () => Promise<number>;
}

/** The two classes of a connection, from the class of its nodes. */
export function connectionOf<T extends object>(name: string, nodeClass: ClassType<T>, counted: string) {
  @ObjectType(`${name}Edge`, { description: `One place in a page of ${name} nodes.` })
  class EdgeType implements Edge<T> {
    @Field(() => String, { description: 'Pass it as `after` to go on behind this node.' })
    cursor: string;

    @Field(() => nodeClass, { description: 'What stands here.' })
    node: T;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${name} nodes.` })
  class ConnectionType implements PageSource<T> {
    @Field(() => [EdgeType], { description: 'The nodes with their cursors.' })
    edges: Edge<T>[];

    @Field(() => PageInfo, { description: 'Where this page stands in its list.' })
    pageInfo: PageInfo;

    count: () => Promise<number>;

    constructor(source?: PageSource<T>) {
      if (source) Object.assign(this, source);
    }

    @Field(() => [nodeClass], { description: 'The nodes alone, in order.' })
    nodes(): T[] {
      return this.edges.map((edge) => edge.node);
    }

    @Field(() => Int, { description: counted })
    totalCount(): Promise<number> {
      return this.count();
    }
  }
  return ConnectionType;
}
