import type { EligiblePopulation } from '../../src/domain/denial-rule';
import { ELIGIBLE_POPULATIONS, populationBit } from '../../src/domain/denial-rule';
import { eligiblePopulationsOf, eligiblePopulationsOfCodes } from '../../src/domain/eligible-populations';
import { CLAIM_KINDS } from '../../src/generation/claims/claim-kinds';
import { ofKind, eventsOf, busyScenario } from '../simulation/scenarios';

const familiesOf = (...codes: string[]): EligiblePopulation[] => {
  const mask = eligiblePopulationsOfCodes(codes.map((procedureCode) => ({ procedureCode })));
  return ELIGIBLE_POPULATIONS.filter((family) => mask & populationBit(family));
};

describe('eligiblePopulations', () => {
  it.each([
    [['99213'], ['all', 'em-level']],
    [
      ['99213', '17110'],
      ['all', 'em-with-procedure', 'policy-diagnosis', 'em-level'],
    ],
    [
      ['97530', '97140'],
      [
        'all',
        'separable-pair',
        'policy-diagnosis',
        'authorization-listed',
        'records-listed',
        'frequency-limited',
      ],
    ],
    [['80061'], ['all', 'bundling-pair', 'frequency-limited', 'necessity-listed']],
    [['99203'], ['all', 'em-level', 'new-patient-visit']],
  ] as const)('of %j is %j', (codes, families) => {
    expect(familiesOf(...codes)).toEqual(families);
  });

  it('judges codes that the catalogue does not hold by their range', () => {
    expect(familiesOf('99214', '11720')).toContain('em-with-procedure');
    expect(familiesOf('99214', '99999')).not.toContain('em-with-procedure');
    expect(familiesOf('70551')).toContain('authorization-listed');
    expect(familiesOf('A0428', '')).toEqual(['all']);
  });

  it('is the same for every claim of a kind of visit, with and without a defect', () => {
    const kinds = new Set(CLAIM_KINDS.map((visit) => visit.eligiblePopulations));
    const claims = ofKind(eventsOf(busyScenario(), 5, 40), 'CLAIM_SUBMITTED').filter(
      ({ claim }) => claim.frequencyCode === '1',
    );
    expect(claims.length).toBeGreaterThan(1000);
    expect(claims.filter(({ claim }) => !kinds.has(eligiblePopulationsOf(claim)))).toEqual([]);
  });
});
