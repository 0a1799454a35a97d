import type { FrameSink } from './shared-execution';
import type { SharedStream } from './shared-stream';

/** One subscriber, wherever it stands now. */
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
