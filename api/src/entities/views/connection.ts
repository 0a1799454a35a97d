import type { ClassType } from 'type-graphql';
import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Where a page is in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more items follow after `endCursor`.' })
  hasNextPage: boolean;

  @Field(() => String, { nullable: true, description: "The first item's cursor; null for an empty page." })
  startCursor: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Pass it as `after` to get the next page; null for an empty page.',
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
    description: "Whether items come before this page's first item; looked up only when selected.",
  })
  hasPreviousPage(): Promise<boolean> {
    return this.previous();
  }
}

export interface Edge<T> {
  cursor: string;
  node: T;
}

/** What a page resolver returns: the edges, and the count as a function, because it is only computed when selected. */
export interface PageSource<T> {
  edges: Edge<T>[];
  pageInfo: PageInfo;
  count: () => Promise<number>;
}

/** The two classes of a connection, from the class of its nodes. */
export function connectionOf<T extends object>(name: string, nodeClass: ClassType<T>, counted: string) {
  @ObjectType(`${name}Edge`, { description: `One item in a page of ${name} nodes.` })
  class EdgeType implements Edge<T> {
    @Field(() => String, {
      description: 'Pass it as `after` to continue with the items that follow this one.',
    })
    cursor: string;

    @Field(() => nodeClass, { description: 'The item.' })
    node: T;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${name} nodes.` })
  class ConnectionType implements PageSource<T> {
    @Field(() => [EdgeType], { description: 'The items with their cursors.' })
    edges: Edge<T>[];

    @Field(() => PageInfo, { description: 'Where this page is in its list.' })
    pageInfo: PageInfo;

    count: () => Promise<number>;

    constructor(source?: PageSource<T>) {
      if (source) Object.assign(this, source);
    }

    @Field(() => [nodeClass], { description: 'The items without cursors, in order.' })
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
