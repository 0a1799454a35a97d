import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import type { CodeWindow } from '../application/code-intelligence';
import { codeIntelligence, codeIntelligenceList, codeWindow } from '../application/code-intelligence';
import { openWorkspace } from '../application/scope';
import { CodeIntelligence } from '../entities/views/code-intelligence';
import type { AppContext } from '../graphql/context';

const WORKSPACE = 'The workspace whose claims are counted; null means the catalogue alone.';
const WEEKS =
  'Length of the window in whole weeks, 1 to 104. It ends with the newest week in which claims of the workspace were adjudicated.';

/** Procedure codes: what the catalogue knows of them, and how they fare. */
@Resolver()
export class CodeIntelligenceResolver {
  @Query(() => CodeIntelligence, {
    nullable: true,
    description: 'One procedure code; null for a code that neither the catalogue nor the claims have.',
  })
  async codeIntelligence(
    @Ctx() context: AppContext,
    @Arg('procedureCode', () => String, { description: 'CPT or HCPCS code, e.g. 99213.' })
    procedureCode: string,
    @Arg('workspaceId', () => ID, { nullable: true, description: WORKSPACE }) workspaceId: string | null,
    @Arg('weeks', () => Int, { nullable: true, defaultValue: 13, description: WEEKS }) weeks: number | null,
  ): Promise<CodeIntelligence | null> {
    return codeIntelligence(procedureCode, await windowOf(context, workspaceId, weeks));
  }

  @Query(() => [CodeIntelligence], {
    description:
      'The procedure codes of the catalogue, in order; with a workspace also all other codes of its claims in the window.',
  })
  async codeIntelligenceList(
    @Ctx() context: AppContext,
    @Arg('category', () => String, {
      nullable: true,
      description: 'Codes of this category only, e.g. E&M; null means all.',
    })
    category: string | null,
    @Arg('workspaceId', () => ID, { nullable: true, description: WORKSPACE }) workspaceId: string | null,
    @Arg('weeks', () => Int, { nullable: true, defaultValue: 13, description: WEEKS }) weeks: number | null,
  ): Promise<CodeIntelligence[]> {
    return codeIntelligenceList(category ?? null, await windowOf(context, workspaceId, weeks));
  }
}

async function windowOf(
  context: AppContext,
  workspaceId: string | null | undefined,
  weeks: number | null,
): Promise<CodeWindow | null> {
  if (workspaceId == null) return null;
  return codeWindow(context, await openWorkspace(context, workspaceId), weeks ?? 13);
}
