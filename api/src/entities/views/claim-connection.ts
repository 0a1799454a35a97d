import { Field, Int, ObjectType } from 'type-graphql';
import { ClaimEntity } from '../claim.entity';
import type { Edge } from './connection';
import { PageInfo } from './connection';

export interface ClaimCount {
  total: number;
  capped: boolean;
}

@ObjectType({ description: 'One place in a page of claims.' })
export class ClaimEdge implements Edge<ClaimEntity> {
  @Field(() => String, { description: 'Pass it as `after` to go on behind this claim.' })
  cursor: string;

  @Field(() => ClaimEntity, { description: 'The claim that stands here.' })
  node: ClaimEntity;
}

@ObjectType({
  description:
    'totalCount is computed only when selected, and stops at 10,000 (totalCountCapped) where no rollup answers it.',
})
export class ClaimConnection {
  @Field(() => [ClaimEdge], { description: 'The claims with their cursors.' })
  edges: ClaimEdge[];

  @Field(() => PageInfo, { description: 'Where this page stands in its list.' })
  pageInfo: PageInfo;

  /** Answers both counting fields with one look. */
  private readonly count: () => Promise<ClaimCount>;

  constructor(edges: ClaimEdge[], pageInfo: PageInfo, count: () => Promise<ClaimCount>) {
    this.edges = edges;
    this.pageInfo = pageInfo;
    this.count = count;
  }

  @Field(() => [ClaimEntity], { description: 'The claims alone, in order.' })
  nodes(): ClaimEntity[] {
    return this.edges.map((edge) => edge.node);
  }

  @Field(() => Int, { description: 'All claims that match; 10,000 where totalCountCapped.' })
  async totalCount(): Promise<number> {
    return (await this.count()).total;
  }

  @Field(() => Boolean, { description: 'There are more than totalCount says.' })
  async totalCountCapped(): Promise<boolean> {
    return (await this.count()).capped;
  }
}
