/** The operations in the playground: the API's main uses, in the order in which a newcomer needs them. */
export interface Example {
  readonly query: string;
  readonly variables?: string;
}

export function examplesFor({
  workspaceId,
  scenarioId,
}: {
  workspaceId: string;
  scenarioId: string;
}): Example[] {
  const inWorkspace = JSON.stringify({ workspaceId }, null, 2);
  return [
    {
      query: START_SCENARIO,
      variables: JSON.stringify(
        { input: { scenarioId, workspaceName: 'From the playground', seed: 7, backfillDays: 28 } },
        null,
        2,
      ),
    },
    { query: DASHBOARD_METRICS, variables: inWorkspace },
    { query: CLAIMS_PAGE, variables: JSON.stringify({ workspaceId, first: 20, after: null }, null, 2) },
    { query: CLAIMS_ADDED, variables: inWorkspace },
    {
      query: IMPORT_835,
      variables: JSON.stringify(
        { input: { format: 'X12_835', fileName: 'example.835', content: SMALL_835 } },
        null,
        2,
      ),
    },
  ];
}

const START_SCENARIO = `# Starts a preset in a new workspace. For another scenario, take its ID from
# { scenarioPresets { id name description } }
mutation StartPreset($input: StartGenerationInput!) {
  startGeneration(input: $input) {
    id
    state
    virtualNow
    seed
    workspace {
      id
      name
    }
  }
}
`;

const DASHBOARD_METRICS = `# Rates are percent of the adjudicated claims submitted in the window.
query DashboardMetrics($workspaceId: ID!) {
  dashboardMetrics(workspaceId: $workspaceId, days: 30) {
    asOf
    totalClaims
    pendingClaims
    denialRate
    deniedAmount
    overturnRate
    revenueRecovered
    patternsDetected
    trends {
      denialRate
    }
  }
  denialReasons(workspaceId: $workspaceId, days: 30) {
    carc
    reason
    count
    amount
  }
}
`;

const CLAIMS_PAGE = `# The next page: pass pageInfo.endCursor as after.
query ClaimsPage($workspaceId: ID!, $first: Int!, $after: String) {
  claims(
    workspaceId: $workspaceId
    filter: { status: [DENIED] }
    orderBy: { field: BILLED_AMOUNT, direction: DESC }
    first: $first
    after: $after
  ) {
    nodes {
      claimNumber
      submissionDate
      billedAmount
      denialReason
      payer {
        name
      }
      lineItems {
        procedureCode
        modifiers
        carc
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`;

const CLAIMS_ADDED = `# Live: every new claim, in the order committed. To continue after a break,
# pass the last cursor as after.
subscription ClaimsAdded($workspaceId: ID!, $after: String) {
  claimsAdded(workspaceId: $workspaceId, after: $after) {
    cursor
    claims {
      claimNumber
      status
      billedAmount
      payer {
        name
      }
    }
    gap {
      missed
    }
  }
}
`;

const IMPORT_835 = `# A small electronic remittance: one claim paid, one denied for a missing authorization.
# Send files to POST /import instead. Importing the same file twice creates nothing new.
mutation Import835($input: ImportClaimsInput!) {
  importClaims(input: $input) {
    id
    workspaceId
    state
    claimsCreated
    rejected
    rejections {
      position
      code
      message
    }
  }
}
`;

const SMALL_835 = [
  'ISA*00*          *00*          *ZZ*PAYER          *ZZ*PROVIDER       *250301*1200*^*00501*000000001*0*P*:',
  'GS*HP*PAYER*PROVIDER*20250301*1200*1*X*005010X221A1',
  'ST*835*0001',
  'BPR*I*80*C*ACH*CCP*01*999999992*DA*123456*1512345678**01*999988880*DA*98765*20250301',
  'TRN*1*EXAMPLE0001*1512345678',
  'DTM*405*20250301',
  'N1*PR*EXAMPLE HEALTH PLAN',
  'N3*1 MAIN STREET',
  'N4*SPRINGFIELD*IL*62701',
  'PER*BL*PROVIDER SERVICES*TE*8005550100',
  'N1*PE*EXAMPLE PRACTICE*XX*1234567893',
  'LX*1',
  'CLP*EX-1001*1*120*80**12*PAYERCTRL1*11*1',
  'NM1*QC*1*DOE*JANE****MI*MEMBER01',
  'DTM*232*20250210',
  'SVC*HC:99213*120*80**1',
  'DTM*472*20250210',
  'CAS*CO*45*40',
  'AMT*B6*80',
  'CLP*EX-1002*4*640*0**12*PAYERCTRL2*11*1',
  'NM1*QC*1*ROE*RICHARD****MI*MEMBER02',
  'DTM*232*20250212',
  'SVC*HC:70551*640*0**1',
  'DTM*472*20250212',
  'CAS*CO*197*640',
  'SE*24*0001',
  'GE*1*1',
  'IEA*1*000000001',
]
  .map((segment) => `${segment}~`)
  .join('\n');
