import type { GraphQLError, OperationDefinitionNode } from 'graphql';
import type { SharedExecutionOptions, StreamRegistry } from './shared-stream';
import { Member, SharedStream } from './shared-stream';
import { SharingPlan } from './sharing-plan';
import type { FrameSink, SubscriptionRequest } from './subscriber';

/** One subscriber's place in a shared stream. */
export interface Membership {
  /** Resolves when the subscription has ended by itself and its last frame was handed over. */
  ended: Promise<void>;
  leave(): void;
}

export type Joined = { membership: Membership; errors: null } | { errors: readonly GraphQLError[] };

/**
 * Each distinct (operation, variables, authority) executes once per event, and its result, serialized once, goes to
 * every subscriber. Subscribers at the same position of a feed share a stream; one that falls behind gets a stream of
 * its own from its position, which ends by joining the stream ahead when it has caught up.
 */
export class SharedExecution implements StreamRegistry {
  private readonly streams = new Map<string, Set<SharedStream>>();
  private openedStreams = 0;
  private readonly plans = new WeakMap<OperationDefinitionNode, SharingPlan>();

  constructor(readonly options: SharedExecutionOptions) {}

  async join(request: SubscriptionRequest, sink: FrameSink): Promise<Joined> {
    const plan = this.planOf(request);
    const member = new Member(sink);
    const after = plan.afterOf(request.variables);
    const key = plan.key(request);
    while (after === null) {
      const stream = [...this.siblings(key)].find((candidate) => candidate.takesNewcomers);
      if (!stream) break;
      const errors = await stream.opened;
      if (errors) return { errors };
      if (stream.stopped) continue; // everybody left while it opened
      stream.add(member);
      return joined(member);
    }
    const stream = new SharedStream(this, key, request);
    const errors = await stream.open({ fromPresent: after === null });
    if (errors) return { errors };
    stream.add(member);
    void stream.run();
    return joined(member);
  }

  siblings(key: string): Set<SharedStream> {
    let streams = this.streams.get(key);
    if (!streams) this.streams.set(key, (streams = new Set()));
    return streams;
  }

  nextOrder(): number {
    this.openedStreams += 1;
    return this.openedStreams;
  }

  forget(stream: SharedStream): void {
    const streams = this.streams.get(stream.key);
    streams?.delete(stream);
    if (streams?.size === 0) this.streams.delete(stream.key);
  }

  get streamCount(): number {
    let count = 0;
    for (const streams of this.streams.values()) count += streams.size;
    return count;
  }

  private planOf({ document, operation }: SubscriptionRequest): SharingPlan {
    let plan = this.plans.get(operation);
    if (!plan) this.plans.set(operation, (plan = new SharingPlan(document, operation)));
    return plan;
  }
}

const joined = (member: Member): Joined => ({
  membership: { ended: member.ended, leave: () => member.leave() },
  errors: null,
});
