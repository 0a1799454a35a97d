import type { LocalDate } from '../domain/calendar';
import { addDays, dateOfEpochDay, daysBetween, epochDay } from '../domain/calendar';
import { carcMeaning } from '../domain/catalogues/carc';
import type { CodeFacts } from '../domain/catalogues/code-facts';
import { CODE_CATEGORIES, catalogueFacts, codeFactsOf } from '../domain/catalogues/code-facts';
import { findProcedure } from '../domain/catalogues/procedure-catalogue';
import { mondayOf } from '../detection/impact/impact-history';
import { DENIAL_RULES, ruleOf } from '../domain/denial-rules';
import { BadInputError } from '../domain/errors';
import { dollarsOfCents } from '../domain/money';
import { globalId } from '../entities/global-id';
import type {
  CodeClaimFigures,
  CodeDenialReason,
  CodeIntelligence,
} from '../entities/views/code-intelligence';
import type { WorkspaceEntity } from '../entities/workspace.entity';
import type { Queryable } from '../persistence/database';
import type { CodeLines, CodeModifier, CodePattern } from '../persistence/read/codes';
import { codeLines, codeModifiers, newestCodeWeek, patternsOfCodes } from '../persistence/read/codes';
import { lastDay } from './scope';
import type { UseCaseContext } from './use-case-context';

const MAX_WEEKS = 104;
const MAX_CODE_LENGTH = 10;

/** A workspace's claims, over whole weeks up to the newest in which any were adjudicated. */
export interface CodeWindow {
  db: Queryable;
  workspaceId: number;
  /** Of a run, the last submission: the weeks are counted back from its week, and what came after it is in them, too. */
  through: LocalDate | null;
  weeks: number;
}

/** @throws BadInputError naming `weeks` */
export async function codeWindow(
  context: UseCaseContext,
  workspace: WorkspaceEntity,
  weeks: number,
): Promise<CodeWindow> {
  if (weeks < 1 || weeks > MAX_WEEKS)
    throw BadInputError.of('weeks', `expected 1 to ${MAX_WEEKS}, got ${weeks}`);
  const through = workspace.kind === 'LIVE' ? null : await lastDay(context, workspace, null);
  return { db: context.database.reader('live'), workspaceId: workspace.localId, through, weeks };
}

/**
 * One code; null for one that neither the catalogue nor the window's claims have.
 * @throws BadInputError naming `procedureCode`
 */
export async function codeIntelligence(
  typed: string,
  window: CodeWindow | null,
): Promise<CodeIntelligence | null> {
  const code = typed.trim().toUpperCase();
  if (code === '' || code.length > MAX_CODE_LENGTH)
    throw BadInputError.of('procedureCode', `expected a code such as 99213, got ${code.length} characters`);
  const claims = window && (await readClaims(window, code));
  if (!findProcedure(code) && !claims?.linesOf.has(code)) return null;
  return intelligence(codeFactsOf(code), claims);
}

/**
 * The catalogue's codes and, with a window, all others that its claims have; in the order of the codes.
 * @param category null: all; otherwise one of CODE_CATEGORIES
 * @throws BadInputError naming `category`
 */
export async function codeIntelligenceList(
  category: string | null,
  window: CodeWindow | null,
): Promise<CodeIntelligence[]> {
  if (category !== null && !CODE_CATEGORIES.some((known) => known === category))
    throw BadInputError.of('category', `expected one of ${CODE_CATEGORIES.join(', ')}, or null`);
  const claims = window && (await readClaims(window, null));
  const facts = new Map(catalogueFacts().map((fact) => [fact.procedureCode, fact]));
  for (const code of claims?.linesOf.keys() ?? []) if (!facts.has(code)) facts.set(code, codeFactsOf(code));
  return [...facts.values()]
    .filter((fact) => category === null || fact.category === category)
    .sort((a, b) => (a.procedureCode < b.procedureCode ? -1 : 1))
    .map((fact) => intelligence(fact, claims));
}

/** What the window's claims say, by code. */
interface Claims {
  workspaceId: number;
  from: string;
  to: string;
  linesOf: Map<string, CodeLines[]>;
  modifiersOf: Map<string, CodeModifier[]>;
  patterns: CodePattern[];
}

async function readClaims(
  { db, workspaceId, through, weeks }: CodeWindow,
  code: string | null,
): Promise<Claims | null> {
  const newest = await newestCodeWeek(db, workspaceId);
  if (newest === null) return null;
  const last = through === null ? newest : dateOfEpochDay(mondayOf(epochDay(through)));
  const from = addDays(last < newest ? last : newest, -7 * (weeks - 1));
  const mondays = Array.from({ length: daysBetween(from, newest) / 7 + 1 }, (_, week) =>
    addDays(newest, -7 * week),
  );
  const lines = await codeLines(db, workspaceId, mondays, code);
  const denied = [...new Set(lines.filter(({ carc }) => carc !== '').map((row) => row.procedureCode))];
  return {
    workspaceId,
    from,
    to: addDays(newest, 6),
    linesOf: byCode(lines),
    modifiersOf: byCode(await codeModifiers(db, workspaceId, mondays, code)),
    patterns: denied.length === 0 ? [] : await patternsOfCodes(db, workspaceId, denied),
  };
}

function byCode<T extends { procedureCode: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.procedureCode);
    if (group) group.push(row);
    else groups.set(row.procedureCode, [row]);
  }
  return groups;
}

function intelligence(facts: CodeFacts, claims: Claims | null): CodeIntelligence {
  const figures = claims && figuresOf(facts.procedureCode, claims);
  const reasons = claims ? reasonsOf(facts, claims) : [];
  return {
    ...facts,
    averageReimbursementCents: figures?.averageAllowed ?? facts.averageReimbursementCents,
    commonDenialReasons: reasons.length > 0 ? reasons : expectedReasons(facts),
    fixGuidance: guidanceFor(facts, reasons[0]?.carc) ?? facts.fixGuidance,
    claims: figures,
  };
}

function figuresOf(code: string, claims: Claims): CodeClaimFigures | null {
  const lines = claims.linesOf.get(code);
  if (!lines) return null;
  const sum = (
    figure: 'lineCount' | 'billedCents' | 'allowedLineCount' | 'allowedCents',
    rows = lines,
  ): number => rows.reduce((total, row) => total + row[figure], 0);
  const denied = lines.filter(({ carc }) => carc !== '');
  const [lineCount, deniedLineCount, allowedLineCount] = [
    sum('lineCount'),
    sum('lineCount', denied),
    sum('allowedLineCount'),
  ];
  return {
    from: claims.from,
    to: claims.to,
    lineCount,
    deniedLineCount,
    denialRate: lineCount === 0 ? null : (100 * deniedLineCount) / lineCount,
    dollarsDenied: sum('billedCents', denied),
    averageBilled: lineCount === 0 ? null : Math.round(sum('billedCents') / lineCount),
    averageAllowed: allowedLineCount === 0 ? null : Math.round(sum('allowedCents') / allowedLineCount),
    modifiers: (claims.modifiersOf.get(code) ?? []).map((use) => ({
      modifier: use.modifier,
      lineCount: use.lineCount,
      deniedLineCount: use.deniedCount,
    })),
  };
}

/** What the claims' denied lines say; the most frequent reason first, then by CARC. */
function reasonsOf(facts: CodeFacts, { workspaceId, linesOf, patterns }: Claims): CodeDenialReason[] {
  const code = facts.procedureCode;
  const denied = (linesOf.get(code) ?? []).filter(({ carc }) => carc !== '');
  const total = denied.reduce((sum, { lineCount }) => sum + lineCount, 0);
  return [...denied]
    .sort((a, b) => b.lineCount - a.lineCount || (a.carc < b.carc ? -1 : 1))
    .map(({ carc, lineCount, billedCents }) => {
      const pattern = patterns.find((other) => other.procedureCode === code && other.carc === carc);
      return {
        carc,
        reason: ruleBehind(facts, carc)?.title ?? carcMeaning(carc).reason,
        frequency: lineCount,
        share: (100 * lineCount) / total,
        dollarsDenied: dollarsOfCents(billedCents),
        patternId: pattern ? globalId('Pattern', workspaceId, pattern.patternId) : null,
      };
    });
}

const expectedReasons = ({ ruleKeys }: CodeFacts): CodeDenialReason[] =>
  ruleKeys.map((key) => {
    const { carc, title: reason } = ruleOf(key);
    return { carc, reason, frequency: null, share: null, dollarsDenied: null, patternId: null };
  });

/** The one rule that denies this code with this reason, if there is one: CARC 4, for example, is said by two. */
function ruleBehind({ ruleKeys }: CodeFacts, carc: string): (typeof DENIAL_RULES)[number] | null {
  const saying = DENIAL_RULES.filter((rule) => rule.carc === carc);
  const own = saying.filter(({ key }) => ruleKeys.includes(key));
  const rules = own.length > 0 ? own : saying;
  return rules.length === 1 ? (rules[0] ?? null) : null;
}

const guidanceFor = (facts: CodeFacts, carc: string | undefined): string | null =>
  carc === undefined ? null : (ruleBehind(facts, carc)?.fixGuidance ?? null);
