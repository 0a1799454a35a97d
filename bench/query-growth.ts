import { statSync } from 'node:fs';
import { addDays } from '../api/src/domain/calendar';
import type { Row } from '../api/src/persistence/database';
import { workspaceGlobalId } from '../api/src/entities/global-id';
import type { Bench, Figure } from './figure';
import { median, percentile, rounded } from './figure';
import { filteredPage } from './filtered-page';
import type { InProcessApi, Variables } from './in-process-api';
import { openInProcessApi, parsedOperation } from './in-process-api';
import { simulatedDatabase } from './simulated-database';

const ROUNDS = 3;
const REQUESTS = 300;
const SMALL = { claimsPerDay: 100, days: 100 };
const LARGE = { claimsPerDay: 1_000, days: 1_000 };

/** The cost of a request at a million claims compared with ten thousand, and the slowest filtered page at a million. */
export const queryGrowth: Bench = {
  name: 'queryGrowth',
  run: async () => {
    const [smallPath, largePath] = [await simulatedDatabase(SMALL), await simulatedDatabase(LARGE)];
    const small = await openInProcessApi(smallPath);
    const large = await openInProcessApi(largePath);
    try {
      const growth = await measureGrowth(small, large);
      return [
        {
          ...growth,
          from: { ...growth.from, largeMegabytes: Math.round(statSync(largePath).size / 2 ** 20) },
        },
        await filteredPage(large),
      ];
    } finally {
      await small.close();
      await large.close();
    }
  },
};

const DOCUMENTS = {
  dashboardMetrics: parsedOperation(`query ($workspaceId: ID!) {
    dashboardMetrics(workspaceId: $workspaceId, days: 30) {
      asOf days totalClaims pendingClaims deniedClaims deniedAmount denialRate approvalRate appealsFiled overturnRate
      practiceSessions practiceAccuracy patternsDetected criticalPatterns revenueRecovered preventedAmount recoveredAmount
      trends { denialRate approvalRate patternsDetected }
      initialDenials { claimRateOfSubmitted lineRate deniedLineDollarRate deniedClaimChargeRate zeroPayRate }
      appealActivity { filed decided overturnRate recoveredAmount meanDaysToAppeal meanDaysToDecision }
      openDenials { count amount byAge { minDays maxDays count amount } byDaysToLimit { minDays maxDays count amount } }
      commitNumber
    }
  }`),
  workList: parsedOperation(`query ($workspaceId: ID!) {
    workList(workspaceId: $workspaceId, first: 20) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { carc deniedOn deadline daysLeft nextStep preventable deniedAmount chance expectedRecovery urgency priority owner status
        claim { id claimNumber patientName payer { name } } rule { title fixGuidance } }
    }
  }`),
  workListFiltered: parsedOperation(`query ($workspaceId: ID!) {
    workList(workspaceId: $workspaceId, first: 20, filter: { nextStep: [APPEAL], preventable: false }) {
      nodes { deadline nextStep deniedAmount expectedRecovery priority claim { id } }
    }
  }`),
  impact: parsedOperation(`query ($workspaceId: ID!) {
    impact(workspaceId: $workspaceId, days: 30) {
      asOf preventedDenials preventedAmount preventedLow preventedHigh reason recoveredAmount recoveredCash reworkAvoided
      trainingCost roi recoveryPotentialPerMonth truePreventedAmount
    }
  }`),
  patterns: parsedOperation(`query ($workspaceId: ID!, $from: LocalDate, $to: LocalDate, $patterns: Int) {
    patterns(workspaceId: $workspaceId, first: $patterns, orderBy: IMPACT) {
      totalCount
      nodes {
        id title category carc status tier lastSeen firstDetected fixGuidance
        slice { field value }
        score { frequency impact trend velocity confidence recency }
        baseline { claimCount denialRate }
        current { start end claimCount deniedCount denialRate denialRateLow denialRateHigh dollarsDenied }
        dailyMetrics(from: $from, to: $to) { metricDate deniedCount }
      }
    }
  }`),
  claims: parsedOperation(`query ($workspaceId: ID!) {
    claims(workspaceId: $workspaceId, first: 20) {
      totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      nodes {
        id claimNumber status patientName submissionDate dateOfService processingDate billedAmount paidAmount carc denialReason
        payer { name } provider { name npi } lineItems { lineNumber procedureCode modifiers billedAmount }
      }
    }
  }`),
};

/** The two sizes alternate, request by request, so that other load on the machine affects both. */
async function measureGrowth(small: InProcessApi, large: InProcessApi): Promise<Figure> {
  const [ofSmall, ofLarge] = [await describe(small), await describe(large)];
  // Both responses have the same number of patterns: only the history behind them differs.
  const patterns = Math.min(ofSmall.patterns, ofLarge.patterns, 20);
  if (patterns === 0) throw new Error('a benchmark database holds no pattern');
  const queries: Record<string, unknown> = {};
  const ratios: { query: string; ratio: number }[] = [];
  for (const [query, document] of Object.entries(DOCUMENTS)) {
    const rounds: { small: number; large: number; ratio: number; medianRatio: number }[] = [];
    for (let round = -1; round < ROUNDS; round += 1) {
      const smallMs: number[] = [];
      const largeMs: number[] = [];
      for (let request = 0; request < (round < 0 ? 100 : REQUESTS); request += 1) {
        smallMs.push((await small.request(document, { ...ofSmall.variables, patterns })).ms);
        largeMs.push((await large.request(document, { ...ofLarge.variables, patterns })).ms);
      }
      if (round < 0) continue; // warming up
      const p99 = { small: percentile(smallMs, 0.99), large: percentile(largeMs, 0.99) };
      rounds.push({ ...p99, ratio: p99.large / p99.small, medianRatio: median(largeMs) / median(smallMs) });
    }
    const of = (key: 'small' | 'large' | 'ratio' | 'medianRatio'): number =>
      rounded(median(rounds.map((each) => each[key])), 2);
    ratios.push({ query, ratio: of('ratio') });
    queries[query] = {
      ratio: of('ratio'),
      p99MsSmall: of('small'),
      p99MsLarge: of('large'),
      ratioOfMedians: of('medianRatio'),
    };
  }
  const worst = ratios.reduce((a, b) => (b.ratio > a.ratio ? b : a));
  return {
    figure: 'queryGrowth',
    ratio: worst.ratio,
    target: '<= 1.5',
    from: {
      worst: worst.query,
      ...queries,
      through: 'the GraphQL schema in-process, parsed beforehand',
      requests: REQUESTS,
      rounds: ROUNDS,
      claimsSmall: ofSmall.claims,
      claimsLarge: ofLarge.claims,
      patternsSmall: ofSmall.patterns,
      patternsLarge: ofLarge.patterns,
      patternsShown: patterns,
    },
  };
}

async function describe(
  api: InProcessApi,
): Promise<{ claims: number; patterns: number; variables: Variables }> {
  const [row] = await api.database
    .reader('live')
    .query<Row>(
      'SELECT id, claim_count, data_through, (SELECT COUNT(*) FROM patterns p WHERE p.workspace_id = w.id) AS patterns FROM workspaces w',
    );
  const to = String(row?.data_through);
  return {
    claims: Number(row?.claim_count),
    patterns: Number(row?.patterns),
    variables: { workspaceId: workspaceGlobalId(Number(row?.id)), from: addDays(to, -29), to },
  };
}
