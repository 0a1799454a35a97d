import type { ClaimDraftFieldsFragment } from './claims.generated';
import { codesOf, draftOf, pointersOf, withLine, withoutLine } from './draft';

const line = (procedureCode: string) => ({
  __typename: 'ClaimLineDraftView',
  procedureCode,
  revenueCode: null,
  modifiers: [],
  units: 1,
  billedAmount: 90,
  diagnosisPointers: [1],
});

const SENT = {
  __typename: 'ClaimDraftView',
  claimId: 'c1',
  payerId: 'p1',
  dateOfService: '2026-01-05',
  diagnosisCodes: ['J06.9'],
  lines: [line('99213'), line('20610')],
} as unknown as ClaimDraftFieldsFragment;

describe('a draft of a claim', () => {
  it('is what was sent, without what the API would refuse', () => {
    const draft = draftOf(SENT);
    expect(JSON.stringify(draft)).not.toContain('__typename');
    expect(draft).toMatchObject({ claimId: 'c1', payerId: 'p1', diagnosisCodes: ['J06.9'] });
  });

  it('changes and loses one line at a time, and the claim that was sent stays', () => {
    const draft = draftOf(SENT);
    const changed = withLine(draft, 0, { modifiers: codesOf('25, lt') });
    expect(changed.lines.map(({ modifiers }) => modifiers)).toEqual([['25', 'LT'], []]);
    expect(withoutLine(changed, 1).lines).toHaveLength(1);
    expect(draft.lines[0]?.modifiers).toEqual([]);
  });

  it('reads codes and pointers as people type them', () => {
    expect(codesOf(' j06.9;z00.00 ')).toEqual(['J06.9', 'Z00.00']);
    expect(pointersOf('1, 2 x 0 3')).toEqual([1, 2, 3]);
  });
});
