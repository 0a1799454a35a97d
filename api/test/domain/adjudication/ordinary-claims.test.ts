import { join } from 'node:path';
import { readClaimCases } from '../../../../bench/claims/claim-case';
import { scoreOf } from '../../../../bench/claims/claims-command';
import { CaseJudge } from '../../../../bench/claims/judge-case';

/** Claims of every kind that a certified coder would test first, the one that is paid beside the one that is denied. */
const cases = readClaimCases(join(__dirname, 'ordinary-claims.jsonl'));

describe('ordinary claims', () => {
  const judge = new CaseJudge();
  const judged = cases.map((each) => judge.judge(each));

  it('are adjudicated as a coder would expect', () => {
    expect(judged.filter(({ right }) => !right)).toEqual([]);
    expect(judged.filter(({ expect: wanted }) => wanted === 'DENY').length).toBeGreaterThan(70);
    expect(judged.filter(({ expect: wanted }) => wanted === 'PAY').length).toBeGreaterThan(90);
  });

  it('are counted by what was expected', () => {
    const [first, second] = judged;
    if (!first || !second) throw new Error('there are claims');
    const wrong = { ...first, expect: 'DENY' as const, right: false };
    const denied = { ...second, expect: 'DENY' as const, right: true };
    expect(scoreOf([first, wrong, denied])).toEqual({ total: 3, right: 2, rightDeny: 1, rightPay: 1 });
  });

  it('are wrong when they are denied for a reason that is not listed', () => {
    const denied = cases.find(({ case: key }) => judged.find((each) => each.case === key)?.got === 'DENY');
    if (!denied) throw new Error('some are denied');
    expect(judge.judge({ ...denied, carcs: ['B99'] })).toMatchObject({ right: false, got: 'DENY' });
    expect(judge.judge({ ...denied, expect: 'PAY' })).toMatchObject({ right: false, got: 'DENY' });
  });
});
