import { draftFields } from '../../api/src/application/claim-lab/draft-fields';
import type { ClaimHistory, EarlierService } from '../../api/src/domain/adjudication/claim-history';
import { NO_HISTORY } from '../../api/src/domain/adjudication/claim-history';
import { verdictOf } from '../../api/src/domain/adjudication/claim-verdict';
import type { PayerType } from '../../api/src/domain/claim';
import { cardOn } from '../../api/src/domain/coverage';
import { simulatedId } from '../../api/src/domain/local-id';
import { cardLetterOf } from '../../api/src/domain/member-register';
import type { ScenarioConfig } from '../../api/src/domain/scenario/scenario';
import type { ClaimDraftInput } from '../../api/src/entities/inputs/claim-draft.input';
import { PRESETS } from '../../api/src/generation/presets';
import type { World } from '../../api/src/generation/world/world';
import { createWorld } from '../../api/src/generation/world/world';
import type { CaseClaim, ClaimCase } from './claim-case';

/** How a case ended: what the payer did, and whether a coder would have expected it. */
export interface JudgedCase {
  case: string;
  what: string;
  expect: 'DENY' | 'PAY';
  carcs: readonly string[];
  right: boolean;
  /** REFUSED: the draft itself was not accepted. */
  got: 'DENY' | 'PAY' | 'REFUSED';
  /** CARC, rule and explanation of each denial, or the faults of the draft. */
  reasons: readonly string[];
}

export const STANDARD_WORLD_SEED = 1;

/** The world of Standard Practice, with a provider of each specialty and a payer of each type. */
export const STANDARD_WORLD: ScenarioConfig = standardWorld();

/** Any member without a condition on file with the payer. */
const MEMBER = 12_345_670;

export class CaseJudge {
  private readonly world: World = createWorld(STANDARD_WORLD, STANDARD_WORLD_SEED);

  judge({ claim, ...expected }: ClaimCase): JudgedCase {
    const { fields, faults } = draftFields(this.inputOf(claim));
    if (faults.length > 0) {
      const reasons = faults.map(({ field, message }) => `${field}: ${message}`);
      return { ...expected, right: false, got: 'REFUSED', reasons };
    }
    const { dateOfService, submissionDate = dateOfService } = claim;
    const draft = {
      ...fields,
      submissionDate,
      payerId: this.payerOf(claim.payerType),
      providerId: this.providerOf(claim),
    };
    const { denials } = verdictOf(draft, {
      policies: this.world.policies,
      history: historyOf(claim),
      claimId: simulatedId(0, 1),
    });
    const reasons = denials.map(
      ({ lineNumber, ruleKey, codes: { carc }, explanation }) =>
        `${lineNumber === null ? '' : `line ${lineNumber}: `}${carc} ${ruleKey}: ${explanation}`,
    );
    const right =
      expected.expect === 'PAY'
        ? denials.length === 0
        : denials.some(({ codes: { carc } }) => expected.carcs.includes(carc));
    return { ...expected, right, got: denials.length > 0 ? 'DENY' : 'PAY', reasons };
  }

  /** The same claim as an integrator would send it to testClaim, without the ids of a workspace. */
  inputOf({
    history: _,
    payerType,
    specialty: _specialty,
    lines,
    memberId,
    ...fields
  }: CaseClaim): ClaimDraftInput {
    return {
      ...fields,
      payerId: '',
      memberId: memberId === undefined ? this.cardAt(payerType, fields.dateOfService) : memberId,
      lines: lines.map(({ billedAmount, ...line }) => ({
        ...line,
        billedAmount: Math.round(billedAmount * 100),
      })),
    };
  }

  private cardAt(type: PayerType, date: string): string {
    return cardOn(cardLetterOf(this.payerOf(type)), MEMBER, date);
  }

  payerOf(type: PayerType): number {
    const payer = this.world.payers.find((each) => each.type === type);
    if (!payer) throw new Error(`the standard world has no payer of type ${type}`);
    return payer.id;
  }

  /** The first of the specialty; the first of all where none has it. */
  providerOf({ specialty }: CaseClaim): number {
    return this.world.providers.find((each) => each.specialty === specialty)?.id ?? 1;
  }
}

function historyOf({ history, specialty }: CaseClaim): ClaimHistory {
  if (history.length === 0) return NO_HISTORY;
  const services = history
    .flatMap(({ dateOfService, specialty: theirs = specialty, lines }): EarlierService[] =>
      lines.map((line) => ({ ...line, dateOfService, sameSpecialty: theirs === specialty })),
    )
    .sort((a, b) => (a.dateOfService < b.dateOfService ? 1 : -1));
  return { ...NO_HISTORY, earlierServices: () => services };
}

function standardWorld(): ScenarioConfig {
  const preset = PRESETS.find(({ key }) => key === 'standard-practice');
  if (!preset) throw new Error('the preset standard-practice is gone');
  const { config } = preset;
  const others = { name: 'Union Health Fund', type: 'OTHER', share: 5, denialWeight: 1 } as const;
  return { ...config, providers: 10, payers: [...config.payers, others] };
}
