import type { Table } from './bulk';

/** The tables that are written in bulk: name, key, and the columns in the order that rows carry them. */
const table = (name: string, key: readonly string[], columns: Table['columns']): Table => ({
  name,
  key,
  columns,
});

const WORKSPACE = { workspace_id: 'int' } as const;

export const CLAIMS = table('claims', ['workspace_id', 'id'], {
  ...WORKSPACE,
  id: 'int',
  claim_number: 'text',
  frequency_code: 'text',
  original_claim_id: 'int',
  source: 'text',
  claim_type: 'text',
  status: 'text',
  patient_last_name: 'text',
  patient_first_name: 'text',
  patient_birth_date: 'text',
  patient_sex: 'text',
  member_id: 'text',
  member_group_id: 'text',
  prior_authorization: 'text',
  referral_number: 'text',
  records_attached: 'int',
  documented_level: 'int',
  other_payer_primary: 'int',
  provider_id: 'int',
  payer_id: 'int',
  coder_id: 'int',
  date_of_service: 'text',
  submission_date: 'text',
  submission_date_basis: 'text',
  processing_date: 'text',
  place_of_service: 'text',
  type_of_bill: 'text',
  admission_type: 'text',
  patient_status: 'text',
  drg_code: 'text',
  discharge_date: 'text',
  diagnosis_codes: 'text',
  eligible_populations: 'int',
  billed_cents: 'int',
  allowed_cents: 'int',
  paid_cents: 'int',
  carc: 'text',
  rarc: 'text',
  group_code: 'text',
  rule_key: 'text',
  adjustments: 'text',
  initially_denied: 'int',
  first_carc: 'text',
  denied_cents: 'int',
  next_due_s: 'int',
  injected_rule: 'text',
  injected_pattern: 'int',
  identity_key: 'text',
});

/** What an adjudication changes on a claim. */
export const CLAIM_ADJUDICATIONS = table('claims', ['workspace_id', 'id'], {
  ...WORKSPACE,
  id: 'int',
  status: 'text',
  processing_date: 'text',
  allowed_cents: 'int',
  paid_cents: 'int',
  carc: 'text',
  rarc: 'text',
  group_code: 'text',
  rule_key: 'text',
  adjustments: 'text',
  initially_denied: 'int',
  first_carc: 'text',
  denied_cents: 'int',
  next_due_s: 'int',
});

/** What a later remit event changes on an imported claim; its first adjudication stays. */
export const CLAIM_REVISIONS = table('claims', ['workspace_id', 'id'], {
  ...WORKSPACE,
  id: 'int',
  carc: 'text',
  rarc: 'text',
  group_code: 'text',
});

export const LINES = table('claim_line_items', ['workspace_id', 'claim_id', 'line_number'], {
  ...WORKSPACE,
  claim_id: 'int',
  line_number: 'int',
  procedure_code: 'text',
  modifiers: 'text',
  diagnosis_pointers: 'text',
  revenue_code: 'text',
  units: 'real',
  billed_cents: 'int',
  allowed_cents: 'int',
  paid_cents: 'int',
  carc: 'text',
  rarc: 'text',
  group_code: 'text',
  rule_key: 'text',
  adjustments: 'text',
  denial_date: 'text',
  submitted_procedure_code: 'text',
});

export const LINE_ADJUDICATIONS = table('claim_line_items', ['workspace_id', 'claim_id', 'line_number'], {
  ...WORKSPACE,
  claim_id: 'int',
  line_number: 'int',
  allowed_cents: 'int',
  paid_cents: 'int',
  carc: 'text',
  rarc: 'text',
  group_code: 'text',
  rule_key: 'text',
  adjustments: 'text',
  denial_date: 'text',
});

export const APPEALS = table('appeals', ['workspace_id', 'id'], {
  ...WORKSPACE,
  id: 'int',
  claim_id: 'int',
  level: 'int',
  filed_date: 'text',
  deadline: 'text',
  decided_date: 'text',
  outcome: 'text',
  recovered_cents: 'int',
});

export const LEARNING_EVENTS = table('learning_events', ['workspace_id', 'id'], {
  ...WORKSPACE,
  id: 'int',
  type: 'text',
  coder_id: 'int',
  at_s: 'int',
  duration_ms: 'int',
  outcome: 'text',
  correction_applied: 'int',
  rule_key: 'text',
  claim_id: 'int',
});

export const DAILY_METRICS = table('daily_metrics', ['workspace_id', 'metric_date'], {
  ...WORKSPACE,
  metric_date: 'text',
  claim_count: 'int',
  adjudicated_count: 'int',
  denied_count: 'int',
  replacement_count: 'int',
  billed_cents: 'int',
  denied_cents: 'int',
  paid_cents: 'int',
  appeal_count: 'int',
  appeal_decided_count: 'int',
  overturn_count: 'int',
  recovered_cents: 'int',
});

export const DAILY_DENIAL_REASONS = table('daily_denial_reasons', ['workspace_id', 'metric_date', 'carc'], {
  ...WORKSPACE,
  metric_date: 'text',
  carc: 'text',
  denied_count: 'int',
  denied_cents: 'int',
});

export const DAILY_LEARNING = table('daily_learning', ['workspace_id', 'metric_date'], {
  ...WORKSPACE,
  metric_date: 'text',
  session_count: 'int',
  attempt_count: 'int',
  correct_count: 'int',
  correction_count: 'int',
});

export const PROVIDER_PERFORMANCE = table('provider_performance', ['workspace_id', 'provider_id'], {
  ...WORKSPACE,
  provider_id: 'int',
  claim_count: 'int',
  adjudicated_count: 'int',
  denied_count: 'int',
  billed_cents: 'int',
  denied_cents: 'int',
  appeal_count: 'int',
  overturn_count: 'int',
});

export const PATTERN_DAILY_METRICS = table(
  'pattern_daily_metrics',
  ['workspace_id', 'pattern_id', 'metric_date'],
  {
    ...WORKSPACE,
    pattern_id: 'int',
    metric_date: 'text',
    claim_count: 'int',
    denied_count: 'int',
    denied_cents: 'int',
    at_risk_cents: 'int',
    appeal_count: 'int',
    overturn_count: 'int',
  },
);

export const PATTERNS = table('patterns', ['workspace_id', 'id'], {
  ...WORKSPACE,
  id: 'int',
  carc: 'text',
  family: 'text',
  refinement: 'text',
  refinement_id: 'int',
  title: 'text',
  description: 'text',
  category: 'text',
  fix_guidance: 'text',
  rule_key: 'text',
  status: 'text',
  tier: 'text',
  score_frequency: 'int',
  score_impact_cents: 'int',
  score_trend: 'text',
  score_velocity: 'real',
  score_confidence: 'int',
  score_recency: 'int',
  benchmark_per_million: 'int',
  baseline_start: 'text',
  baseline_end: 'text',
  baseline_claim_count: 'int',
  baseline_denied_count: 'int',
  baseline_denied_cents: 'int',
  current_start: 'text',
  current_end: 'text',
  current_claim_count: 'int',
  current_denied_count: 'int',
  current_denied_cents: 'int',
  detected_on: 'text',
  last_denial_on: 'text',
  first_detected: 'text',
  last_seen: 'text',
  last_computed_at: 'text',
  computation_status: 'text',
  state: 'text',
});

export const PATTERN_CLAIMS = table('pattern_claims', ['workspace_id', 'pattern_id', 'claim_id'], {
  ...WORKSPACE,
  pattern_id: 'int',
  claim_id: 'int',
  is_primary: 'int',
});

export const PATTERN_EVIDENCE = table('pattern_evidence', ['workspace_id', 'pattern_id', 'claim_id'], {
  ...WORKSPACE,
  pattern_id: 'int',
  claim_id: 'int',
  denial_date: 'text',
  carc: 'text',
  procedure_code: 'text',
  billed_cents: 'int',
});

export const DETECTOR_DAYS = table('detector_days', ['workspace_id', 'day'], {
  ...WORKSPACE,
  day: 'text',
  cells: 'text',
});

export const ANNOTATIONS = table(
  'annotations',
  ['workspace_id', 'annotation_date', 'kind', 'label', 'pattern_id'],
  {
    ...WORKSPACE,
    annotation_date: 'text',
    kind: 'text',
    label: 'text',
    pattern_id: 'int',
  },
);

export const PAYERS = table('payers', ['workspace_id', 'id'], {
  ...WORKSPACE,
  id: 'int',
  name: 'text',
  type: 'text',
  identity_key: 'text',
});
export const PROVIDERS = table('providers', ['workspace_id', 'id'], {
  ...WORKSPACE,
  id: 'int',
  npi: 'text',
  name: 'text',
  specialty: 'text',
  taxonomy: 'text',
  identity_key: 'text',
});
export const CODERS = table('coders', ['workspace_id', 'id'], { ...WORKSPACE, id: 'int', name: 'text' });
export const POLICIES = table('policies', ['workspace_id', 'id'], {
  ...WORKSPACE,
  id: 'int',
  payer_id: 'int',
  rule_key: 'text',
  title: 'text',
  population_bit: 'int',
});
export const POLICY_CODES = table('policy_codes', ['workspace_id', 'policy_id', 'procedure_code'], {
  ...WORKSPACE,
  policy_id: 'int',
  procedure_code: 'text',
});
const POLICY_COUNTS = {
  hit_count: 'int',
  denied_count: 'int',
  denied_cents: 'int',
  appeal_count: 'int',
  appeal_decided_count: 'int',
  overturn_count: 'int',
} as const;
export const POLICY_DAILY_METRICS = table(
  'policy_daily_metrics',
  ['workspace_id', 'policy_id', 'metric_date'],
  { ...WORKSPACE, policy_id: 'int', metric_date: 'text', ...POLICY_COUNTS },
);
export const POLICY_PERFORMANCE = table('policy_performance', ['workspace_id', 'policy_id'], {
  ...WORKSPACE,
  policy_id: 'int',
  ...POLICY_COUNTS,
});
export const POLICY_PROVIDERS = table('policy_providers', ['workspace_id', 'policy_id', 'provider_id'], {
  ...WORKSPACE,
  policy_id: 'int',
  provider_id: 'int',
  denied_count: 'int',
});
export const REMIT_EVENTS = table('remit_events', ['workspace_id', 'event_key'], {
  ...WORKSPACE,
  event_key: 'text',
  claim_id: 'int',
  trace_number: 'text',
  ordinal: 'int',
});
