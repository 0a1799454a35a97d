import type { Cents } from '../../../domain/money';
import type { Notice, SourcePosition } from '../../source-position';
import type { Segment } from '../segments/segment';

/** What is odd about one claim: one notice of a code, with how much money it is about. */
export class ClaimNotices {
  readonly list: Notice[] = [];

  /** @param noted what was said in the transaction already, and is said once in it */
  constructor(
    private readonly position: SourcePosition,
    private readonly noted: Set<string>,
  ) {}

  /** @param segment where it is, if not at CLP */
  add(
    code: string,
    message: string,
    amountCents: Cents | null = null,
    segment?: Pick<Segment, 'id' | 'byte' | 'number'>,
  ): void {
    if (this.list.some((notice) => notice.code === code)) return;
    const { label } = this.position;
    const position = segment
      ? {
          byte: segment.byte,
          segment: segment.number,
          label: `${label}, at segment ${segment.number} (${segment.id})`,
        }
      : this.position;
    this.list.push({ position, code, message, amountCents });
  }

  /** For what a payer does in every claim. @param key what it is about */
  addOnce(key: string, segment: Segment, code: string, message: string): void {
    if (this.noted.has(key) || this.noted.size >= MAX_NOTED) return;
    this.noted.add(key);
    this.add(code, message, null, segment);
  }
}

const MAX_NOTED = 1_000;
