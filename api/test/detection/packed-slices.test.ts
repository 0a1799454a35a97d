import type { Observation } from '../../src/detection/detector';
import type { LatticeSlice } from '../../src/detection/lattice/lattice-fields';
import { ObservationLog, packObservations, unpackObservations } from '../../src/detection/observation-log';
import { isInSlice } from '../../src/detection/pattern-counts';
import { dateOn, latticeStream } from './lattice/lattice-world';

const DAYS = 6;
const days = latticeStream({ seed: 11, claimsPerDay: 150 }, DAYS).map((claims) =>
  claims.map((claim, at): Observation => {
    const lines = claim.lines.map((line) => ({ ...line, modifiers: at % 4 === 0 ? '25+59' : null }));
    return { claim: { ...claim, lines }, revenueCodes: at % 3 === 0 ? lines.map(() => '0450') : null };
  }),
);
const all = days.flat();

const SLICES: readonly LatticeSlice[] = [
  [],
  [{ field: 'payer', value: '2' }],
  [{ field: 'lineOfBusiness', value: 'MEDICAID' }],
  [
    { field: 'provider', value: '3' },
    { field: 'coder', value: '4' },
  ],
  [
    { field: 'claimType', value: 'PROFESSIONAL' },
    { field: 'placeOfService', value: '22' },
    { field: 'diagnosisChapter', value: 'I00-I99' },
  ],
  [{ field: 'population', value: 'authorization-listed' }],
  [{ field: 'procedureGroup', value: 'imaging' }],
  [
    { field: 'procedure', value: '97530' },
    { field: 'modifiers', value: '25+59' },
  ],
  [{ field: 'procedure', value: 'none has it' }],
];

const idsIn = (slices: readonly LatticeSlice[], found: readonly Observation[]): number[] =>
  found
    .filter(({ claim }) => slices.some((slice) => isInSlice(claim, slice)))
    .map(({ claim }) => claim.claimId)
    .sort((a, b) => a - b);

describe('packed claims', () => {
  it.each(
    SLICES.map((slice) => [slice.map(({ field }) => field).join(' and ') || 'nothing', slice] as const),
  )('are told to be in a slice by %s exactly as claims are', (_, slice) => {
    const found: Observation[] = [];
    days.forEach((claims, day) =>
      unpackObservations(dateOn(day), packObservations(claims), (each) => found.push(each), [slice]),
    );
    expect(found.map(({ claim }) => claim.claimId).sort((a, b) => a - b)).toEqual(idsIn([slice], all));
  });

  it('come whole, with their lines, denials and revenue codes', () => {
    const slices = SLICES.slice(1, 3);
    const found: Observation[] = [];
    days.forEach((claims, day) =>
      unpackObservations(dateOn(day), packObservations(claims), (each) => found.push(each), slices),
    );
    const isWanted = ({ claim }: Observation): boolean => slices.some((slice) => isInSlice(claim, slice));
    expect(found).toEqual(all.filter(isWanted));
  });

  it('are looked through from a day on', () => {
    const log = new ObservationLog([]);
    for (const each of all) log.add(each);
    log.take();
    const slice = SLICES[1] ?? [];
    const found: Observation[] = [];
    log.forEachOf([slice], dateOn(3), (each) => found.push(each));
    expect(idsIn([slice], found)).toEqual(idsIn([slice], days.slice(3).flat()));
  });
});
