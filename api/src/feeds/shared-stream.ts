import type { ExecutionResult, GraphQLError, GraphQLSchema } from 'graphql';
import { createSourceEventStream, execute } from 'graphql';
import type { FeedPosition } from './feed-cursor';
import { comparePositions } from './feed-cursor';
import type { FeedSession, FeedSessionOptions } from './feeds';
import type { FrameSink, SubscriptionRequest } from './subscriber';

export interface SharedExecutionOptions {
  schema: GraphQLSchema;
  /** Fresh loaders for every event, so that claims show their state at delivery. */
  createContext: (feeds: FeedSession) => object;
  openSession: (options: FeedSessionOptions) => FeedSession;
  toPublicError: (error: unknown) => GraphQLError;
  counted?: { executions: () => void; frames: (n: number) => void; detached: () => void };
}

/** All open streams; a stream finds others of the same operation here, to join them. */
export interface StreamRegistry {
  readonly options: SharedExecutionOptions;
  siblings(key: string): Set<SharedStream>;
  nextOrder(): number;
  forget(stream: SharedStream): void;
}

/** One execution, at one position of the feed, for all subscribers there. */
export class SharedStream {
  opened: Promise<readonly GraphQLError[] | null> = Promise.resolve(null);
  private readonly members = new Set<Member>();
  private session: FeedSession | null = null;
  private source: AsyncIterator<unknown> | null = null;
  /** Where the last frame that went out ends. */
  private delivered: FeedPosition | null = null;
  private newestState: Buffer | null = null;
  stopped = false;
  /** Which of two streams was opened first. */
  private order = Infinity;
  /** It was requested to begin at the end of the feed. */
  private fromPresent = false;
  /** It waits for its only member's socket, and must not make others wait. */
  private blocked = false;

  constructor(
    private readonly execution: StreamRegistry,
    readonly key: string,
    private readonly request: SubscriptionRequest,
    /** Where the feed was opened; null: where the request says. */
    private start: FeedPosition | null = null,
  ) {}

  /**
   * Everything before it has reached the members of this stream; null when the subscription is not a feed of events.
   */
  get position(): FeedPosition | null {
    let furthest = this.start;
    for (const place of [this.delivered, this.session?.scanned ?? null]) {
      if (place && (!furthest || comparePositions(place, furthest) > 0)) furthest = place;
    }
    return furthest;
  }

  /** Subscribers that begin at the present may join: this stream has nothing but the present. */
  get takesNewcomers(): boolean {
    if (this.stopped || this.blocked) return false;
    const kind = this.session?.kind ?? null;
    if (kind === null) return this.fromPresent;
    return kind === 'STATE' || this.session?.caughtUp === true;
  }

  open({ fromPresent }: { fromPresent: boolean }): Promise<readonly GraphQLError[] | null> {
    this.fromPresent = fromPresent;
    this.order = this.execution.nextOrder();
    this.execution.siblings(this.key).add(this);
    this.opened = this.openSource().then(
      (errors) => {
        if (errors) this.close();
        return errors;
      },
      (error: unknown) => {
        this.close();
        return [this.execution.options.toPublicError(error)];
      },
    );
    return this.opened;
  }

  add(member: Member): void {
    if (member.left) {
      if (this.members.size === 0) this.close();
      return;
    }
    member.stream = this;
    this.members.add(member);
    if (this.newestState) this.hand(member, this.newestState);
  }

  remove(member: Member): void {
    this.members.delete(member);
    if (this.members.size === 0) this.close();
  }

  /** Pulls, executes and sends until the feed ends, another stream takes over, or nobody is left. */
  async run(): Promise<void> {
    try {
      while (!this.stopped && this.source) {
        const next = await this.source.next();
        if (this.stopped) return;
        if (next.done) {
          if (this.session?.kind !== 'EVENTS') return await this.finish();
          if (this.mergeIntoSibling()) return;
          await this.reopen();
          continue;
        }
        const through = this.session?.yielded ?? null;
        const payload = await this.execute(next.value);
        if (this.stopped) return;
        if (through) this.delivered = through;
        this.deliver(payload);
        await this.waitForTheOnlyMember();
      }
    } catch (error) {
      await this.fail(error);
    }
  }

  close(): void {
    this.stopped = true;
    this.execution.forget(this);
    this.session?.stop();
    void this.source?.return?.().catch(() => undefined);
  }

  private async openSource(): Promise<readonly GraphQLError[] | null> {
    const { schema, createContext, openSession, toPublicError } = this.execution.options;
    const { document, operation, variables } = this.request;
    const { position: start } = this;
    this.start = start;
    const session = openSession({
      ...(start ? { start } : {}),
      until: () => this.streamAhead()?.position ?? null,
    });
    this.session = session;
    const source = await createSourceEventStream({
      schema,
      document,
      operationName: operation.name?.value ?? null,
      variableValues: variables,
      contextValue: createContext(session),
    });
    if (!(Symbol.asyncIterator in source)) return (source.errors ?? []).map(toPublicError);
    this.source = source[Symbol.asyncIterator]();
    return null;
  }

  private async reopen(): Promise<void> {
    this.fromPresent = false;
    const errors = await this.openSource();
    if (errors) throw errors[0] ?? new Error('a subscription could not be resumed');
  }

  private async execute(event: unknown): Promise<Buffer> {
    const { schema, createContext, toPublicError, counted } = this.execution.options;
    const { document, operation, variables } = this.request;
    counted?.executions();
    const result = (await execute({
      schema,
      document,
      operationName: operation.name?.value ?? null,
      variableValues: variables,
      rootValue: event,
      contextValue: createContext(this.session as FeedSession),
    })) as ExecutionResult;
    return payloadOf(result.errors ? { ...result, errors: result.errors.map(toPublicError) } : result);
  }

  private deliver(payload: Buffer): void {
    const isState = this.session?.kind === 'STATE';
    if (isState) {
      // A tick that changed nothing is not sent.
      if (this.newestState?.equals(payload)) return;
      this.newestState = payload;
    }
    this.execution.options.counted?.frames(this.members.size);
    for (const member of [...this.members]) this.hand(member, payload);
  }

  private hand(member: Member, payload: Buffer): void {
    if (member.owedState) return; // it gets the newest when its socket has room again
    if (member.sink.send(payload)) return;
    if (this.session?.kind === 'STATE') this.oweState(member);
    else if (this.members.size > 1) this.detach(member);
  }

  private oweState(member: Member): void {
    const sent = this.newestState;
    member.owedState = true;
    void member.sink.drained().then(() => {
      member.owedState = false;
      const newest = member.stream?.newestState;
      if (!member.left && newest && newest !== sent) member.stream?.hand(member, newest);
    });
  }

  /** It has received this frame; it continues alone from here, once its socket has room. */
  private detach(member: Member): void {
    this.execution.options.counted?.detached();
    this.members.delete(member);
    const alone = new SharedStream(this.execution, this.key, this.request, this.position);
    alone.add(member);
    void member.sink.drained().then(() => alone.resume());
  }

  private async resume(): Promise<void> {
    if (this.stopped) return;
    if (this.mergeIntoSibling()) return;
    const errors = await this.open({ fromPresent: false });
    const failure = errors?.[0];
    if (failure) await this.fail(failure);
    else await this.run();
  }

  /** A stream for one subscriber reads no faster than its socket. */
  private async waitForTheOnlyMember(): Promise<void> {
    if (this.session?.kind !== 'EVENTS' || this.members.size !== 1) return;
    const [member] = this.members;
    this.blocked = true;
    await member?.sink.drained();
    this.blocked = false;
  }

  /** The nearest stream of the same operation that is further ahead. */
  private streamAhead(): SharedStream | null {
    const mine = this.position;
    let nearest: SharedStream | null = null;
    if (!mine) return null;
    for (const other of this.execution.siblings(this.key)) {
      const theirs = other.position;
      if (other === this || other.stopped || other.blocked || !theirs || comparePositions(theirs, mine) < 0)
        continue;
      // Two streams at the same position would each wait for the other: the one opened first continues.
      if (comparePositions(theirs, mine) === 0 && other.order > this.order) continue;
      const best = nearest?.position;
      if (!best || comparePositions(theirs, best) < 0) nearest = other;
    }
    return nearest;
  }

  private mergeIntoSibling(): boolean {
    const ahead = this.streamAhead();
    const [mine, theirs] = [this.position, ahead?.position];
    if (!ahead || !mine || !theirs || comparePositions(mine, theirs) !== 0) return false;
    const members = [...this.members];
    this.members.clear();
    for (const member of members) ahead.add(member);
    this.close();
    return true;
  }

  private async finish(): Promise<void> {
    this.close();
    await Promise.all([...this.members].map((member) => this.dismiss(member)));
  }

  private async fail(error: unknown): Promise<void> {
    if (this.stopped) return;
    const payload = payloadOf({ errors: [this.execution.options.toPublicError(error)] });
    for (const member of this.members) member.sink.send(payload);
    await this.finish();
  }

  /** Sends its last frame first, however full its socket is. */
  private async dismiss(member: Member): Promise<void> {
    if (member.owedState) await member.sink.drained();
    await Promise.resolve();
    member.end();
  }
}

/** One subscriber, at its present position. */
export class Member {
  stream: SharedStream | null = null;
  left = false;
  /** The newest state was not sent, because the socket was full. */
  owedState = false;
  readonly ended: Promise<void>;
  end!: () => void;

  constructor(readonly sink: FrameSink) {
    this.ended = new Promise((resolve) => {
      this.end = resolve;
    });
  }

  leave(): void {
    this.left = true;
    this.stream?.remove(this);
    this.end();
  }
}

const payloadOf = (result: ExecutionResult): Buffer => Buffer.from(JSON.stringify(result));
