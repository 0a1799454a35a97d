/** A case: files in the order of loading, and what has to come out (amounts in dollars); see imported-state.ts. */
export interface Case {
  name: string;
  files: readonly string[];
  right: Record<string, unknown>;
}

const ORIGINAL = 'rev-1-original.835';
const done = (count: number): unknown[] => Array.from({ length: count }, () => ({ state: 'COMPLETED' }));
const balanced = { difference: 0 };

/** Each with its right answer in words of the ledger: claims, payments, exceptions and figures. */
export const CASES: readonly Case[] = [
  {
    name: 'a takeback by PLB WO',
    files: ['plb-wo.835'],
    right: {
      claims: [{ paid: 180 }],
      payments: [{ amount: 130, claims: 180, adjustments: 50, ...balanced }],
      adjustments: [['WO', 'ICN0099', 50]],
    },
  },
  {
    name: 'interest, and a forwarding balance',
    files: ['plb-fb-interest.835'],
    right: { claims: [{ paid: 100 }], payments: [balanced] },
  },
  {
    name: 'claim-level CAS without lines',
    files: ['claim-cas-only.835'],
    right: {
      claims: [{ status: 'DENIED', carc: '29', billed: 500, extent: 'FULL' }],
      figures: { denied: 1 },
    },
  },
  {
    name: 'claim-level CAS for the unpaid line',
    files: ['claim-cas-one-line-unpaid.835'],
    right: { claims: [{ status: 'DENIED', carc: '50', extent: 'PARTIAL' }], figures: { denied: 1 } },
  },
  {
    name: 'a service adjudicated as another',
    files: ['svc06-recoded.835'],
    right: { claims: [{ lines: [{ code: '99214-25', adjudicatedAs: '99213' }, {}] }] },
  },
  {
    name: 'a bundled line without charge',
    files: ['zero-charge-bundled.835'],
    right: { claims: [{ status: 'PAID', initiallyDenied: false, lines: [{}, { billed: 0, carc: null }] }] },
  },
  {
    name: 'capitation',
    files: ['capitation-co24.835'],
    right: {
      claims: [{ status: 'PAID', standing: 'CAPITATED', initiallyDenied: false }],
      figures: { adjudicated: 1, denied: 0 },
    },
  },
  {
    name: 'under review',
    files: ['pended-oa133.835'],
    right: {
      claims: [{ status: 'PENDING', standing: 'PENDING', initiallyDenied: null }],
      figures: { claims: 1, adjudicated: 0, denied: 0 },
    },
  },
  {
    name: 'a negative incentive adjustment',
    files: ['negative-co144.835'],
    right: { claims: [{ status: 'PAID', paid: 82, lines: [{ adjustments: ['CO-45 20', 'CO-144 -2'] }] }] },
  },
  {
    name: "the provider's number twice in a payment",
    files: ['duplicate-clp01.835'],
    right: { figures: { claims: 2, paid: 160 }, payments: [balanced] },
  },
  {
    name: 'every remark code',
    files: ['rarc-lq-moa.835'],
    right: { claims: [{ remarks: 'MA130', lines: [{ remarks: 'M51 N56' }] }] },
  },
  {
    name: 'codes that no catalogue knows',
    files: ['unknown-carc.835'],
    right: { figures: { denied: 1 } },
  },
  {
    name: 'a payment once more in another order',
    files: ['resend-a.835', 'resend-c-reordered.835'],
    right: { jobs: [{}, { duplicates: 2, claims_created: 0 }], figures: { claims: 2, paid: 160 } },
  },
  {
    name: 'one payer under two names',
    files: ['payer-name-1.835', 'payer-name-2.835'],
    right: { payers: 1, figures: { claims: 2 } },
  },
  {
    name: 'a reversal and its correction, later and under the same number',
    files: [ORIGINAL, 'rev-2-same-icn.835'],
    right: {
      claims: [{ status: 'PAID', paid: 80, takenBack: 20 }],
      figures: { claims: 1, denied: 0, paid: 80, takenBack: 1, takenBackAmount: 20 },
      exceptions: [],
    },
  },
  {
    name: 'a correction under a new number',
    files: [ORIGINAL, 'rev-3-new-icn.835'],
    right: { claims: [{ status: 'PAID', paid: 80 }], figures: { claims: 1, paid: 80 }, exceptions: [] },
  },
  {
    name: 'a correction under a new number, loaded first',
    files: ['rev-3-new-icn.835', ORIGINAL],
    right: { claims: [{ status: 'PAID', paid: 80 }], figures: { claims: 1, paid: 80 }, exceptions: [] },
  },
  {
    name: 'a reversal without a date',
    files: [ORIGINAL, 'rev-5-no-date.835'],
    right: { claims: [{ status: 'REVERSED', paid: 0 }], figures: { claims: 1, paid: 0 } },
  },
  {
    name: 'a reversal under another name of the payer',
    files: [ORIGINAL, 'rev-7-payer-name.835'],
    right: { claims: [{ status: 'REVERSED', paid: 0 }], payers: 1 },
  },
  {
    name: 'a takeback of what is not here',
    files: ['rev-8-orphan.835'],
    right: {
      claims: [{ status: 'PAID', paid: 80 }],
      exceptions: [['TAKEBACK_UNMATCHED', 'R1', -100]],
      payments: [{ amount: -20, claims: -20, ...balanced }],
    },
  },
  {
    name: 'a takeback that came before its original',
    files: ['rev-8-orphan.835', ORIGINAL],
    right: { claims: [{ status: 'PAID', paid: 80, takenBack: 20 }], exceptions: [], figures: { claims: 1 } },
  },
  {
    name: 'denied, then paid',
    files: ['den-1.835', 'den-2-paid.835'],
    right: {
      claims: [{ initiallyDenied: true, status: 'PAID', paid: 90 }],
      figures: { claims: 1, denied: 1, paid: 90 },
    },
  },
  {
    name: 'a duplicate submission',
    files: [ORIGINAL, 'dup-18.835'],
    right: { figures: { claims: 1, denied: 0, paid: 100 } },
  },
  {
    name: 'a duplicate submission, loaded first',
    files: ['dup-18.835', ORIGINAL],
    right: { figures: { claims: 1, denied: 0, paid: 100 } },
  },
  {
    name: 'paid nothing and said nothing',
    files: ['zero-paid-no-cas.835'],
    right: {
      claims: [{ status: 'PENDING', standing: 'UNEXPLAINED', initiallyDenied: null }],
      figures: { adjudicated: 0 },
    },
  },
  {
    name: 'retroactively denied',
    files: [ORIGINAL, 'retro-denial.835'],
    right: {
      claims: [{ status: 'DENIED', carc: '27', initiallyDenied: false, deniedLater: 150, takenBack: 100 }],
      figures: { claims: 1, denied: 0, deniedLater: 1, takenBack: 1, takenBackAmount: 100 },
    },
  },
  {
    name: 'lines of business of one payer',
    files: ['payer-lines-of-business.835'],
    right: { payers: 1 },
  },
  {
    name: 'submitted again after a denial',
    files: ['den-1b.835', 'resubmitted.835'],
    right: {
      claims: [{ isFirst: true }, { isFirst: false, paid: 80 }],
      figures: { claims: 1, denied: 1, paid: 80 },
      denials: ['CLOSED'],
    },
  },
  {
    name: 'submitted again after a denial, loaded first',
    files: ['resubmitted.835', 'den-1b.835'],
    right: {
      denials: ['CLOSED'],
      claims: [{ isFirst: true }, { isFirst: false }],
      figures: { claims: 1, denied: 1, paid: 80 },
    },
  },
  {
    name: 'version 4010',
    files: ['v4010.835'],
    right: { claims: [{ paid: 80, lines: [{ code: 'G0151-GP' }] }] },
  },
  ...[
    'trailing-text.835',
    'trailing-ctrl-z.835',
    'newline-terminated.835',
    'crlf-terminated.835',
    'no-isa.835',
    'st-only.835',
    'component-mismatch.835',
  ].map((file) => ({ name: file, files: [file], right: { jobs: done(1), figures: { claims: 1 } } })),
  {
    name: 'rare segments',
    files: ['rare-segments.835'],
    right: { claims: [{ allowed: 100 }] },
  },
  {
    name: 'segments in another order',
    files: ['wrong-order.835'],
    right: { figures: { claims: 2 } },
  },
  {
    name: 'every kind of service',
    files: ['svc-qualifiers.835'],
    right: { figures: { claims: 7 } },
  },
  {
    name: 'the payer named before each claim',
    files: ['payer-repeated-in-st.835'],
    right: { figures: { claims: 2 } },
  },
  {
    name: 'a wrong trailer between others',
    files: ['multi-st-bad-trailer.835'],
    right: { jobs: done(1) },
  },
  {
    name: 'two trace numbers in one set',
    files: ['multi-st-two-trn.835'],
    right: { jobs: done(1) },
  },
];

/** Of claims as they were sent, with or without what their payers said; in a folder of their own. */
export const BILL_CASES: readonly Case[] = [
  {
    name: 'claims of a dependent',
    files: ['x1-dependent-and-two-claims.837'],
    right: {
      claims: [
        { number: 'X1A', patient: 'MARLOWE, IDA', member: 'ZQ500', billed: 120, status: 'PENDING' },
        { number: 'X1B', patient: 'MARLOWE, IDA', member: 'ZQ500', billed: 60, status: 'PENDING' },
      ],
      figures: { claims: 2, adjudicated: 0 },
    },
  },
  {
    name: 'a replacement',
    files: ['x3-replacement.837'],
    right: { claims: [{ number: 'X3', frequency: '7' }], figures: { claims: 0 } },
  },
  ...[
    ['x4-joins-835-by-6r.837', 'x4-answer-lines-swapped.835'],
    ['x4-answer-lines-swapped.835', 'x4-joins-835-by-6r.837'],
  ].map((files) => ({
    name: `lines in another order, ${files[0]} first`,
    files,
    right: {
      claims: [
        {
          number: 'X4',
          status: 'DENIED',
          lines: [
            { number: 1, code: '99213', paid: 80, carc: null },
            { number: 2, code: '76705', paid: 0, carc: '197' },
          ],
        },
      ],
      figures: { claims: 1, denied: 1, paid: 80 },
      payers: 1,
    },
  })),
];
