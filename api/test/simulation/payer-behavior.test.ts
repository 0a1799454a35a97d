import { SECONDS_PER_DAY, startOfDayS } from '../../src/domain/calendar';
import { adjudicate } from '../../src/domain/adjudication/adjudication';
import { NO_HISTORY } from '../../src/domain/adjudication/claim-history';
import { draftOf, verdictOf } from '../../src/domain/adjudication/claim-verdict';
import type { RunCommand } from '../../src/domain/scenario/scenario';
import { createSimulation, resumeSimulation } from '../../src/generation/create-simulation';
import { policiesOfInputs } from '../../src/generation/epoch';
import type { SimulationCheckpoint, SimulationEvent } from '../../src/generation/simulation';
import { busyScenario, ofKind } from './scenarios';
import { StoreModel } from './store-model';

const SEED = 88;
const config = busyScenario({
  payerNoise: 8,
  learning: null,
  patterns: [
    {
      rule: 'missing-authorization',
      shareOfDenials: 25,
      procedureGroup: 'office visit',
      payer: 'Harbor Blue',
    },
    { rule: 'bundled', shareOfDenials: 15, placeOfService: '22', carc: '97', fromDay: 15 },
  ],
});
const startS = startOfDayS(config.startDate);
const endS = startS + 70 * SECONDS_PER_DAY - 1;
const commands: RunCommand[] = [
  {
    kind: 'CONFIGURE',
    effectiveAtS: startS + 30 * SECONDS_PER_DAY,
    changes: {
      patterns: [
        {
          rule: 'not-covered',
          shareOfDenials: 30,
          fromDay: 30,
          toDay: null,
          payer: null,
          lineOfBusiness: 'MEDICARE',
          carc: '204',
        },
      ],
    },
  },
];
const inputs = { config, seed: SEED, commands };
const whole = (): SimulationEvent[] => createSimulation(inputs).advance(endS, Number.MAX_SAFE_INTEGER);
/** Tables keep codes and not the rule. */
const textOf = (event: SimulationEvent): string =>
  JSON.stringify(event, (key, value: unknown) =>
    key === 'ruleKey' && event.kind === 'CLAIM_ADJUDICATED' ? null : value,
  );

describe('what payers do of their own accord', () => {
  const events = whole();
  const truths = new Map(ofKind(events, 'CLAIM_SUBMITTED').map(({ claim, truth }) => [claim.id, truth]));
  const refused = ofKind(events, 'CLAIM_ADJUDICATED').filter(({ claim }) => {
    const cause = truths.get(claim.id)?.cause;
    return cause === 'PAYER_POLICY' || cause === 'PAYER_NOISE';
  });

  it('is the same when a run is rebuilt from its store, also across a change of configuration', () => {
    const store = new StoreModel();
    const all: SimulationEvent[] = [];
    let simulation = createSimulation(inputs);
    for (let day = 3; day <= 70; day += 9) {
      const step = simulation.advance(Math.min(endS, startS + day * SECONDS_PER_DAY + 40_000), Infinity);
      store.write(step);
      all.push(...step);
      const checkpoint = JSON.parse(JSON.stringify(simulation.checkpoint())) as SimulationCheckpoint;
      simulation = resumeSimulation(inputs, checkpoint, store.readBack(checkpoint.nowS));
    }
    all.push(...simulation.advance(endS, Infinity));
    expect(all.map(textOf)).toEqual(events.map(textOf));
  });

  it('denies with the CARC of the day on which the claim was sent, whenever it is adjudicated', () => {
    const changedOn = '2025-02-05';
    const carcs = (before: boolean): Set<string | undefined> =>
      new Set(
        refused
          .filter(({ claim }) => truths.get(claim.id)?.cause === 'PAYER_POLICY')
          .filter(({ claim }) => claim.submissionDate < changedOn === before)
          .map(({ adjudication }) => adjudication.denial?.carc),
      );
    expect(carcs(true)).toEqual(new Set(['197', '97']));
    expect(carcs(false)).toEqual(new Set(['204']));
    const late = refused.filter(
      ({ claim, adjudication }) =>
        claim.submissionDate < changedOn && adjudication.processingDate >= changedOn,
    );
    expect(late.length).toBeGreaterThan(0);
  });

  it('is found again, and explained, by policies made anew from the inputs', () => {
    const policies = policiesOfInputs(inputs);
    expect(refused.length).toBeGreaterThan(50);
    for (const { claim, adjudication } of refused) {
      expect(adjudicate(claim, NO_HISTORY, policies, adjudication.processingDate)).toEqual(adjudication);
      const verdict = verdictOf(draftOf(claim), { policies, history: NO_HISTORY, claimId: claim.id });
      const byMistake = truths.get(claim.id)?.cause === 'PAYER_NOISE';
      expect(verdict.wouldDeny).toBe(true);
      for (const { explanation, codes } of verdict.denials) {
        expect(codes).toEqual(adjudication.denial);
        expect(explanation).toMatch(byMistake ? /by mistake \(payer noise\)/ : /by a policy of its own/);
      }
    }
  });

  it('does not touch a claim that has a mistake already', () => {
    for (const { claim, adjudication } of ofKind(events, 'CLAIM_ADJUDICATED')) {
      if (truths.get(claim.id)?.cause === 'DEFECT' && claim.frequencyCode === '1')
        expect(adjudication.denial?.ruleKey).not.toBeNull();
    }
  });
});
