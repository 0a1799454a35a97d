import type { Coder, Payer, Provider } from '../domain/claim';
import { CARC_MEANINGS, carcMeaning } from '../domain/catalogues/carc';
import type { DenialRule } from '../domain/denial-rule';
import { DENIAL_RULES } from '../domain/denial-rules';
import type { DetectedPattern } from '../detection/detector';
import { describePattern } from '../detection/titles';
import type { PatternNamer } from './pattern-row';

interface NamedRecords {
  payers: ReadonlyMap<number, Payer>;
  providers: ReadonlyMap<number, Provider>;
  coders: ReadonlyMap<number, Coder>;
}

/** The wording of a pattern, from the denial rules, the CARC meanings and the workspace's own names. */
export function createPatternNamer({ payers, providers, coders }: NamedRecords): PatternNamer {
  const named = { payer: payers, provider: providers, coder: coders };
  const describe: PatternNamer['describe'] = (pattern) => {
    const rule = ruleOfPattern(pattern);
    const meaning = carcMeaning(pattern.carc);
    const { title, description } = describePattern(pattern, {
      carcReason: CARC_MEANINGS[pattern.carc]?.reason ?? null,
      nameOf: (field, id) => named[field].get(id)?.name ?? null,
    });
    return {
      title,
      description,
      category: rule?.category ?? meaning.category,
      fixGuidance:
        rule?.fixGuidance ??
        `Look at a few of these denials for what CARC ${pattern.carc} ("${meaning.reason}") requires, and fix the claim before it is sent.`,
      ruleKey: rule?.key ?? null,
    };
  };
  return { describe, title: (pattern) => describe(pattern).title };
}

/** The rule behind a pattern: of its CARC and for its population; by the CARC alone where only one rule has it. */
export function ruleOfPattern({ carc, slice }: Pick<DetectedPattern, 'carc' | 'slice'>): DenialRule | null {
  const rules: readonly DenialRule[] = DENIAL_RULES.filter((rule) => rule.carc === carc);
  const own = rules.find(({ family }) =>
    slice.some(({ field, value }) => field === 'population' && value === family),
  );
  return own ?? (rules.length === 1 ? (rules[0] ?? null) : null);
}
