import { elementAt } from '../../../src/domain/element-at';
import { NO_HISTORY } from '../../../src/domain/adjudication/claim-history';
import type { Claim } from '../../../src/domain/claim';
import { isInpatient } from '../../../src/domain/claim';
import { adjudicate } from '../../../src/domain/adjudication/adjudication';
import { findDrg } from '../../../src/domain/catalogues/drg-catalogue';
import { eligiblePopulationsOf } from '../../../src/domain/eligible-populations';
import { findRevenueCode } from '../../../src/domain/catalogues/revenue-codes';
import { parseScenarioConfig } from '../../../src/domain/scenario/scenario-validation';
import { nightsOf } from '../../../src/domain/adjudication/stay-checks';
import { CLAIM_KINDS } from '../../../src/generation/claims/claim-kinds';
import type { GeneratedClaim } from '../../../src/generation/claims/claim-generator';
import { generateClaimBatch } from '../../../src/generation/claims/claim-generator';
import { claimStreams } from '../../../src/generation/claims/claim-streams';
import { choiceTable } from '../../../src/generation/rng';
import { createWorld } from '../../../src/generation/world/world';

const SEED = 3;
const DAYS = 8;
const CLAIMS_A_DAY = 4000;

const scenario = (institutionalShare: number) =>
  parseScenarioConfig({
    claimsPerDay: CLAIMS_A_DAY, denialRate: 10, providers: 6, patterns: [], institutionalShare,
  }); // prettier-ignore

function claimsWith(institutionalShare: number): GeneratedClaim[] {
  const config = scenario(institutionalShare);
  const world = createWorld(config, SEED);
  const streams = claimStreams(SEED);
  const payerTable = choiceTable(config.payers.map(({ share }) => share));
  return Array.from({ length: DAYS }, (_, runDay) =>
    generateClaimBatch(world, streams, { day: world.startDay + runDay, runDay, payerTable }, CLAIMS_A_DAY),
  ).flat();
}

const generated = claimsWith(40);
const claims = generated.map(({ claim }) => claim);
const professional = claims.filter(({ claimType }) => claimType === 'PROFESSIONAL');
const stays = claims.filter(isInpatient);
const outpatient = claims.filter((claim) => claim.claimType === 'INSTITUTIONAL' && !isInpatient(claim));
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const lineCount = ({ lines }: Claim): number => lines.length;

describe(`institutional claims beside professional ones (seed ${SEED})`, () => {
  it.each([
    ['professional', professional, 2.03],
    ['outpatient', outpatient, 7.15],
    ['inpatient', stays, 17.21],
  ] as const)('have as many lines as Medicare counts: %s', (_, of, expected) => {
    const found = mean(of.map(lineCount));
    expect({ found, near: Math.abs(found / expected - 1) < 0.04 }).toEqual({ found, near: true });
  });

  it('are as many as the scenario says, one in seven of them a stay of about 4.7 nights', () => {
    const share = (100 * (stays.length + outpatient.length)) / claims.length;
    expect(Math.abs(share - 40)).toBeLessThan(1);
    expect(stays.length / outpatient.length).toBeGreaterThan(0.1);
    expect(stays.length / outpatient.length).toBeLessThan(0.2);
    expect(Math.abs(mean(stays.map(nightsOf)) - 4.7)).toBeLessThan(0.4);
    expect(Math.min(...stays.map(nightsOf))).toBe(2);
  });

  it('say what a hospital says, and nothing that a practice does', () => {
    const odd = [...stays, ...outpatient].filter(
      (claim) =>
        claim.placeOfService !== null ||
        !/^01[13]1$/.test(claim.typeOfBill ?? '') ||
        claim.patientStatus === null ||
        claim.dischargeDate === null ||
        claim.dischargeDate < claim.dateOfService ||
        claim.dischargeDate > claim.submissionDate ||
        claim.lines.some(({ revenueCode }) => !findRevenueCode(revenueCode ?? '')) ||
        claim.lines.some(({ diagnosisPointers }) => diagnosisPointers.length > 0),
    );
    expect(odd).toEqual([]);
    expect(stays.filter(({ drgCode, admissionType }) => !findDrg(drgCode) || !admissionType)).toEqual([]);
    const statement = ({ typeOfBill, drgCode, admissionType, patientStatus, dischargeDate }: Claim) =>
      typeOfBill ?? drgCode ?? admissionType ?? patientStatus ?? dischargeDate;
    expect(professional.filter((claim) => statement(claim) !== null)).toEqual([]);
  });

  it('bill room and board for every night, and lines in the order of their revenue codes', () => {
    const ROOMS = ['0120', '0124', '0200'];
    const odd = stays.filter((claim) => {
      const rooms = claim.lines.filter(({ revenueCode }) => ROOMS.includes(revenueCode ?? ''));
      const codes = claim.lines.map(({ revenueCode }) => revenueCode ?? '');
      return (
        rooms.reduce((sum, { units }) => sum + units, 0) !== nightsOf(claim) ||
        codes.some((code, i) => i > 0 && code < (codes[i - 1] as string))
      );
    });
    expect(odd).toEqual([]);
  });

  it('leave the professional claims of the run as they are: those that are not replaced stay the same', () => {
    const before = new Map(claimsWith(0).map(({ claim }) => [claim.id, claim]));
    expect(professional.length).toBeGreaterThan(10_000);
    expect(
      professional.filter((claim) => JSON.stringify(before.get(claim.id)) !== JSON.stringify(claim)),
    ).toEqual([]);
  });

  it('are eligible as their kind is', () => {
    expect(
      generated.filter(
        ({ claim, visitIndex }) =>
          eligiblePopulationsOf(claim) !== elementAt(CLAIM_KINDS, visitIndex).eligiblePopulations,
      ),
    ).toEqual([]);
  });
});

describe('payment of a stay', () => {
  const world = createWorld(scenario(40), SEED);
  const adjudicated = stays.map((claim) => ({
    claim,
    adjudication: adjudicate(claim, NO_HISTORY, world.policies, '2025-03-01'),
    feePermille: world.policies.of(claim.payerId)?.feePermille ?? 0,
    type: elementAt(world.payers, claim.payerId - 1).type,
  }));

  it('is one price by its DRG and the payer, at most what is billed, shared out by charges to the cent', () => {
    const odd = adjudicated.filter(({ claim, adjudication, feePermille }) => {
      const weight = findDrg(claim.drgCode)?.weightPermille ?? 0;
      const price = Math.min(claim.billedCents, Math.round((7000 * 100 * weight * feePermille) / 1_000_000));
      const isFair = adjudication.lines.every(({ allowedCents }, i) => {
        const exact = (price * elementAt(claim.lines, i).billedCents) / claim.billedCents;
        return (
          Math.abs((allowedCents ?? 0) - exact) < 1 &&
          (allowedCents ?? 0) <= elementAt(claim.lines, i).billedCents
        );
      });
      return adjudication.allowedCents !== price || !isFair;
    });
    expect(odd).toEqual([]);
  });

  it('leaves a patient of Medicare the deductible of the stay, and nobody an amount below zero', () => {
    const patientPays = ({ adjudication }: (typeof adjudicated)[number]): number =>
      adjudication.lines
        .flatMap(({ adjustments }) => adjustments)
        .filter(({ group }) => group === 'PR')
        .reduce((sum, { amountCents }) => sum + amountCents, 0);
    const medicare = adjudicated.filter(({ type }) => type === 'MEDICARE');
    expect(medicare.length).toBeGreaterThan(100);
    expect(medicare.filter((one) => patientPays(one) !== 167_600)).toEqual([]);
    expect(
      adjudicated.filter(({ adjudication }) => adjudication.lines.some(({ paidCents }) => paidCents < 0)),
    ).toEqual([]);
  });
});

describe('charge levels of providers', () => {
  it.each([2, 3, 7, 40])('are 1 in the mean over the claims of %i providers', (providers) => {
    for (let seed = 1; seed <= 20; seed++) {
      const { chargeLevels, providerTable } = createWorld({ ...scenario(0), providers }, seed);
      const level = mean(Array.from(providerTable, (provider) => chargeLevels[provider] as number));
      expect(Math.abs(level - 1000)).toBeLessThan(1);
      // Two or three can hardly differ and still charge the usual in the mean of claims and of defects alike.
      if (providers > 3) expect(Math.max(...chargeLevels) / Math.min(...chargeLevels)).toBeGreaterThan(1.2);
    }
  });
});
