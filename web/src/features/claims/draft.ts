import type { ClaimDraft, ClaimDraftFieldsFragment } from './claims.generated';

type DraftLine = ClaimDraft['lines'][number];

/** The claim as it was sent, as a draft that can be changed and judged. */
export function draftOf(sent: ClaimDraftFieldsFragment): ClaimDraft {
  const {
    __typename: _,
    lines,
    payerId,
    ...fields
  } = sent as ClaimDraftFieldsFragment & {
    __typename?: string;
  };
  return {
    ...fields,
    payerId: payerId ?? '',
    lines: lines.map((line) => {
      const { __typename: _type, ...rest } = line as typeof line & { __typename?: string };
      return rest;
    }),
  };
}

/** "25 59" or "25,59" -> ["25", "59"] */
export const codesOf = (text: string): string[] =>
  text
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter(Boolean);

/** "1, 2" -> [1, 2]; what is no number is left out. */
export const pointersOf = (text: string): number[] =>
  text
    .split(/[\s,;]+/)
    .map(Number)
    .filter((pointer) => Number.isInteger(pointer) && pointer > 0);

export function withLine(draft: ClaimDraft, at: number, change: Partial<DraftLine>): ClaimDraft {
  return {
    ...draft,
    lines: draft.lines.map((line, index) => (index === at ? { ...line, ...change } : line)),
  };
}

export const withoutLine = (draft: ClaimDraft, at: number): ClaimDraft => ({
  ...draft,
  lines: draft.lines.filter((_, index) => index !== at),
});
