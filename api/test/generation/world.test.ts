import { busyScenario, eventsOf, ofKind } from '../simulation/scenarios';
import { createWorld, luhnCheckDigit, mixCells } from '../../src/generation/world';
import { lagSampler } from '../../src/generation/payer-lag';
import { substream } from '../../src/generation/rng';
import { PAYER_TYPES } from '../../src/domain/claim';
import { RULE_BENCHMARKS } from '../../src/domain/denial-rules';
import { exposureBit } from '../../src/domain/denial-rule';
import { parseScenarioConfig } from '../../src/domain/scenario-validation';
import { claimsOnDay } from '../../src/generation/volume';

describe('the world of a run', () => {
  it('gives every provider an NPI of its own with a valid check digit', () => {
    const { providers } = createWorld(busyScenario({ providers: 500 }), 9);
    expect(new Set(providers.map(({ npi }) => npi)).size).toBe(500);
    for (const { npi } of providers) {
      expect(npi).toMatch(/^[12]\d{9}$/);
      expect(luhnCheckDigit(`80840${npi.slice(0, 9)}`)).toBe(Number(npi[9]));
    }
    // The published example of a valid NPI.
    expect(luhnCheckDigit('80840123456789')).toBe(3);
  });

  it('is the same for a seed, and other people for another', () => {
    const names = (seed: number): unknown => {
      const { providers, coders, lastNames } = createWorld(busyScenario(), seed);
      return { providers, coders, lastNames };
    };
    expect(names(4)).toEqual(names(4));
    expect(names(4)).not.toEqual(names(5));
  });

  it('brings members back for further visits, never twice on one date with one provider', () => {
    const claims = ofKind(
      eventsOf(busyScenario({ patterns: [], denialRate: 0 }), 3, 70),
      'CLAIM_SUBMITTED',
    ).map(({ claim }) => claim);
    const visits = new Map<string, Set<string>>();
    for (const claim of claims) {
      const dates = visits.get(claim.memberId ?? '') ?? new Set();
      expect(dates.has(claim.dateOfService)).toBe(false);
      visits.set(claim.memberId ?? '', dates.add(claim.dateOfService));
    }
    const returning = [...visits.values()].filter((dates) => dates.size > 1).length;
    expect(returning / visits.size).toBeGreaterThan(0.2);
  });

  it('keeps a member one person: same name, sex, birth date, payer and group on every claim', () => {
    const people = new Map<string, string>();
    for (const { claim } of ofKind(eventsOf(busyScenario({ events: [] }), 3, 70), 'CLAIM_SUBMITTED')) {
      const member = (claim.memberId ?? '').slice(0, 9);
      const person = JSON.stringify([
        claim.patientLastName,
        claim.patientFirstName,
        claim.patientBirthDate,
        claim.patientSex,
        claim.payerId,
        claim.memberGroupId,
      ]);
      expect(people.get(member) ?? person).toBe(person);
      people.set(member, person);
    }
  });

  it('takes at least 14 days to the first remit, in the mean of every payer type', () => {
    for (const type of PAYER_TYPES) {
      for (let ordinal = 0; ordinal < 3; ordinal++) {
        const sample = lagSampler(type, ordinal);
        const stream = substream(1, 'remit-lag');
        let total = 0;
        for (let claim = 0; claim < 20_000; claim++) total += sample(stream, claim);
        expect(total / 20_000).toBeGreaterThan(14);
      }
    }
  });

  it('submits claimsPerDay in the mean over calendar days, few of them at weekends', () => {
    const stream = substream(8, 'volume');
    const byWeekday = new Float64Array(7);
    const DAYS = 7 * 500;
    for (let day = 0; day < DAYS; day++) byWeekday[day % 7] += claimsOnDay(stream, day, 33.3, 1);
    const mean = byWeekday.reduce((sum, count) => sum + count, 0) / DAYS;
    expect(Math.abs(mean - 33.3)).toBeLessThan(0.3);
    // Epoch day 0 was a Thursday: 2 is a Saturday, 3 a Sunday.
    expect(byWeekday[2]).toBeLessThan(byWeekday[0] / 2);
    expect(byWeekday[3]).toBeLessThan(byWeekday[0] / 3);
  });

  it('gives each rule about the opportunities that its benchmark counts on', () => {
    const cells = mixCells(
      parseScenarioConfig({ claimsPerDay: 100, denialRate: 20, providers: 5, patterns: [] }),
    );
    for (const { ruleKey, family, opportunity } of RULE_BENCHMARKS) {
      const share = cells.reduce(
        (sum, cell) => sum + (cell.exposure & exposureBit(family) ? cell.share * 100 : 0),
        0,
      );
      const ratio = share / opportunity;
      expect({ ruleKey, near: ratio > 0.8 && ratio < 1.2 }).toEqual({ ruleKey, near: true });
    }
  });
});
