import type { DocumentNode, GraphQLError, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { AppContext } from './context';
import type { FeedSession, FeedSessionOptions } from './feeds';
import { Member } from './shared-member';
import { SharedStream } from './shared-stream';
import { SharingPlan } from './sharing-plan';

/** Where frames go; a socket that takes none for a while must cost nobody else anything. */
export interface FrameSink {
  /**
   * Sends one result, already written out, to this subscriber. False: its socket holds more than it should; it wants
   * nothing until `drained` resolves.
   */
  send(payload: Buffer): boolean;
  drained(): Promise<void>;
}

export interface SharedExecutionOptions {
  schema: GraphQLSchema;
  /** Fresh loaders for every event, so that claims show their state at delivery. */
  createContext: (feeds: FeedSession) => AppContext;
  openSession: (options: FeedSessionOptions) => FeedSession;
  toPublicError: (error: unknown) => GraphQLError;
  counted?: { executions: () => void; frames: (n: number) => void; detached: () => void };
}

export interface SubscriptionRequest {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
  /** Who asks; results are shared only among those who may see the same. */
  authority: string;
}

/** One subscriber's place in a shared stream. */
export interface Membership {
  /** Resolves when the subscription has ended by itself and its last frame was handed over. */
  ended: Promise<void>;
  leave(): void;
}

export type Joined = { membership: Membership; errors: null } | { errors: readonly GraphQLError[] };

/**
 * Each distinct (operation, variables, authority) executes once per event, and its result, written out once, goes to
 * every subscriber. Those who stand at the same place of a feed share a stream; whoever falls behind gets one of its
 * own from where it stands, which ends by joining the stream ahead when it has come to the same place.
 */
export class SharedExecution {
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
