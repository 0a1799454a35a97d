import type { Coder, Payer, Provider } from '../domain/claim';
import { carcMeaning } from '../domain/catalogues/carc';
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
export function createPatternNamer(named: NamedRecords): PatternNamer {
  const describe: PatternNamer['describe'] = (pattern) => {
    const rule = ruleOfPattern(pattern);
    const meaning = carcMeaning(pattern.carc);
    const { title, description } = describePattern(pattern, {
      ruleTitle: rule?.title ?? null,
      carcReason: meaning.reason,
      refinementName: refinementName(pattern, named),
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

/** The rule that explains a pattern: the one with its CARC and family. */
function ruleOfPattern(pattern: DetectedPattern): DenialRule | null {
  const rules: readonly DenialRule[] = DENIAL_RULES;
  return rules.find((rule) => rule.carc === pattern.carc && rule.family === pattern.slice.family) ?? null;
}

function refinementName(
  pattern: DetectedPattern,
  { payers, providers, coders }: NamedRecords,
): string | null {
  const { refinement } = pattern.slice;
  if (!refinement) return null;
  const named = { payer: payers, provider: providers, coder: coders }[refinement.by];
  return named.get(refinement.id)?.name ?? null;
}
