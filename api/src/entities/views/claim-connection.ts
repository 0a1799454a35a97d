import { Field, Int, ObjectType } from 'type-graphql';
import { ClaimEntity } from '../claim.entity';
import type { Edge } from './connection';
import { PageInfo } from './connection';

export interface ClaimCount {
  total: number;
  capped: boolean;
}

@ObjectType({ description: 'One claim in a page of claims.' })
export class ClaimEdge implements Edge<ClaimEntity> {
  @Field(() => String, {
    description: 'Pass it as `after` to continue with the claims that follow this one.',
  })
  cursor: string;

  @Field(() => ClaimEntity, { description: 'The claim.' })
  node: ClaimEntity;
}

@ObjectType({
  description:
    'A page of claims. totalCount is computed only when selected; it stops at 10,000 (totalCountCapped) when the number cannot be read from stored totals.',
})
export class ClaimConnection {
  @Field(() => [ClaimEdge], { description: 'The claims with their cursors.' })
  edges: ClaimEdge[];

  @Field(() => PageInfo, { description: 'Where this page is in the list.' })
  pageInfo: PageInfo;

  /** Serves both counting fields with one query. */
  private readonly count: () => Promise<ClaimCount>;

  constructor(edges: ClaimEdge[], pageInfo: PageInfo, count: () => Promise<ClaimCount>) {
    this.edges = edges;
    this.pageInfo = pageInfo;
    this.count = count;
  }

  @Field(() => [ClaimEntity], { description: 'The claims without cursors, in order.' })
  nodes(): ClaimEntity[] {
    return this.edges.map((edge) => edge.node);
  }

  @Field(() => Int, { description: 'The number of claims that match; 10,000 when totalCountCapped is true.' })
  async totalCount(): Promise<number> {
    return (await this.count()).total;
  }

  @Field(() => Boolean, { description: 'Whether more claims match than totalCount says.' })
  async totalCountCapped(): Promise<boolean> {
    return (await this.count()).capped;
  }
}
