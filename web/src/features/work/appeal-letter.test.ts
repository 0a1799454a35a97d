import { appealLetter, letterHtml } from './appeal-letter';
import type { WorkDetailFragment } from './work.generated';
import { filterOf, isFiltered, parseWorkSearch, viewOf } from './work-search';
import { limitOf } from './work-words';

const ITEM: WorkDetailFragment = {
  carc: '197',
  chance: 51,
  daysLeft: 30,
  deadline: '2025-06-10',
  deniedAmount: 300,
  deniedOn: '2025-04-21',
  expectedRecovery: 120,
  nextStep: 'APPEAL',
  owner: null,
  note: null,
  preventable: true,
  priority: 130,
  urgency: 1.1,
  stage: 'TO_WORK',
  status: 'NEW',
  changes: [],
  rule: {
    key: 'missing-authorization',
    title: 'No prior authorization on the claim',
    fixGuidance: 'Ask for a retroactive authorization and appeal with it.',
  },
  claim: {
    id: 'c1',
    claimNumber: '250407-00039',
    status: 'DENIED',
    claimType: 'PROFESSIONAL',
    source: 'SIMULATED',
    patientName: 'Abernathy, Noe',
    patientBirthDate: '1961-02-03',
    memberId: null,
    dateOfService: '2025-04-07',
    dischargeDate: null,
    submissionDate: '2025-04-08',
    billedAmount: 420,
    paidAmount: 0,
    carc: '197',
    rarc: null,
    group: 'CO',
    denialReason: 'Authorization missing',
    diagnosisCodes: ['M54.50'],
    priorAuthorization: null,
    referralNumber: null,
    payer: { id: 'p1', name: 'Harbor Blue' },
    provider: { id: 'v1', name: 'Beahan Internal Medicine', npi: '1359900010' },
    lineItems: [line(1, '72148', ['26'], 300, '197'), { ...line(2, '99213', [], 120, null), units: 2 }],
    appeals: [],
  },
};

function line(
  lineNumber: number,
  procedureCode: string,
  modifiers: string[],
  billedAmount: number,
  carc: string | null,
) {
  return {
    lineNumber,
    procedureCode,
    revenueCode: null,
    modifiers,
    units: 1,
    billedAmount,
    carc,
    rarc: null,
    group: carc === null ? null : ('CO' as const),
    denialReason: null,
  };
}

const letterOf = (change: Partial<WorkDetailFragment> = {}, policyTitle: string | null = null): string =>
  appealLetter({ item: { ...ITEM, ...change }, policyTitle, today: '2025-05-11' });

describe('a letter of appeal', () => {
  it('states the claim, the denial, the denied lines, the policy and the limit', () => {
    const letter = letterOf({}, 'Harbor Blue: authorization before imaging');
    for (const text of [
      'Beahan Internal Medicine\nNPI 1359900010',
      'May 11, 2025',
      'Appeal of the denial of claim 250407-00039',
      'Patient: Abernathy, Noe',
      'Date of birth: Feb 3, 1961',
      'decision of Apr 21, 2025',
      'denied $300.00 of the $420.00',
      '“Authorization missing” (CARC CO-197)',
      'Line 1: 72148 with 26, 1 unit, $300.00',
      'Harbor Blue: authorization before imaging',
      'within your filing limit, which ends on Jun 10, 2025',
      'Ask for a retroactive authorization and appeal with it.',
    ])
      expect(letter).toContain(text);
    expect(letter).not.toContain('99213');
  });

  it('leaves out what is not known, and leaves open what only the practice knows', () => {
    const letter = letterOf({ rule: null, claim: { ...ITEM.claim, provider: null, patientBirthDate: null } });
    expect(letter).not.toMatch(/null|undefined|Member ID|Date of birth|this policy/);
    expect(letter).toContain('[Name of the provider]');
    expect(letter).toContain('[what in the record supports it]');
  });

  it('claims no limit that has passed, and counts earlier appeals', () => {
    const letter = letterOf({
      deadline: '2025-05-10',
      claim: { ...ITEM.claim, appeals: [{ id: 'a1', level: 1, filedDate: '2025-05-01', outcome: 'UPHELD' }] },
    });
    expect(letter).toContain('The filing limit ended on May 10, 2025.');
    expect(letter).toContain('Appeal of level 2');
  });

  it('is text wherever it is printed', () => {
    expect(letterHtml('<script>')).not.toContain('<script>');
  });
});

describe('the address of the work list', () => {
  it('is the filter of the API', () => {
    const search = parseWorkSearch({
      due: '14',
      carc: 197,
      step: 'APPEAL',
      preventable: 'no',
      workspace: 'w',
    });
    expect(filterOf(search, '2025-05-11')).toMatchObject({
      dueBy: '2025-05-25',
      carc: ['197'],
      nextStep: ['APPEAL'],
      preventable: false,
    });
  });

  it('is a saved view whatever denial is open, and no filter for a workspace alone', () => {
    expect(viewOf({ due: 14, claim: 'c1' })).toBe('Due within 14 days');
    expect(isFiltered({ ...parseWorkSearch({}), ...{ workspace: 'w', claim: 'c1' } })).toBe(false);
    expect(isFiltered({ owner: 'Ana' })).toBe(true);
  });

  it('says days to a limit in words', () => {
    expect([-3, -1, 0, 1, 14, 15].map((days) => limitOf(days))).toEqual([
      { words: 'late by 3 days', tone: 'bad' },
      { words: 'late by 1 day', tone: 'bad' },
      { words: 'last day', tone: 'bad' },
      { words: '1 day left', tone: 'warn' },
      { words: '14 days left', tone: 'warn' },
      { words: '15 days left', tone: 'plain' },
    ]);
  });
});
