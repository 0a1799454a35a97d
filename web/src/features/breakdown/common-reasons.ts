/** One reason for which a procedure code is denied; figures are null where only the benchmarks are known. */
export interface CommonReason {
  readonly carc: string;
  readonly reason: string;
  readonly frequency: number | null;
  readonly share: number | null;
  readonly dollarsDenied: number | null;
  readonly patternId: string | null;
}

/** The API gives them as JSON, which says nothing of its shape: what is not as expected is left out. */
export function commonReasons(json: unknown): CommonReason[] {
  if (!Array.isArray(json)) return [];
  return json.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return [];
    const { carc, reason, frequency, share, dollarsDenied, patternId } = entry as Record<string, unknown>;
    if (typeof carc !== 'string' || typeof reason !== 'string') return [];
    return [
      {
        carc,
        reason,
        frequency: numberOf(frequency),
        share: numberOf(share),
        dollarsDenied: numberOf(dollarsDenied),
        patternId: typeof patternId === 'string' ? patternId : null,
      },
    ];
  });
}

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);
