import { openWorkspace } from '../../application/scope';
import { BadInputError } from '../../domain/errors';
import type { PatternFilter } from '../../entities/inputs/pattern.input';
import type { PatternsArgs } from '../../entities/inputs/patterns.args';
import type { PatternEntity } from '../../entities/pattern.entity';
import { PatternConnection } from '../../entities/pattern.entity';
import type { PageSource } from '../../entities/views/connection';
import type { PatternPlace } from '../../persistence/read/patterns';
import {
  countPatterns,
  PATTERN_ORDER,
  pageOfPatterns,
  patternExistsBefore,
} from '../../persistence/read/patterns';
import type { AppContext } from '../context';
import { encodeCursor, pageOf, pageSize, parseCursor } from '../page';

const MAX_SEARCH_CHARACTERS = 100;

/** @throws BadInputError by argument, NotFoundError, ConflictError: see openWorkspace */
export async function patternsPage(
  context: AppContext,
  args: PatternsArgs,
): Promise<PageSource<PatternEntity>> {
  const size = pageSize(args.first);
  const search = searchOf(args.filter);
  const { localId } = await openWorkspace(context, args.workspaceId);
  const query = {
    status: args.filter?.status ?? null,
    tier: args.filter?.tier ?? null,
    category: args.filter?.category ?? null,
    search,
    orderBy: args.orderBy ?? 'IMPACT',
  } as const;
  const { type, valueOf } = PATTERN_ORDER[query.orderBy];
  const scope = `patterns:${localId}:${query.orderBy}`;
  const place = parseCursor(scope, args.after, type) as PatternPlace | null;
  const db = context.database.reader('live');
  const rows = await pageOfPatterns(db, localId, query, place, size + 1);
  const page = pageOf(
    rows,
    size,
    (pattern) => encodeCursor(scope, [valueOf(pattern), pattern.localId]),
    async (firstRow) => {
      if (!place) return false;
      const before = firstRow ? ([valueOf(firstRow), firstRow.localId] as const) : place;
      return patternExistsBefore(db, localId, query, before, !firstRow);
    },
  );
  return new PatternConnection({ ...page, count: () => countPatterns(db, localId, query) });
}

function searchOf(filter: PatternFilter | null): string | null {
  const search = filter?.search?.trim() ?? '';
  if (search.length > MAX_SEARCH_CHARACTERS) {
    throw BadInputError.of(
      'filter.search',
      `expected at most ${MAX_SEARCH_CHARACTERS} characters, got ${search.length}`,
    );
  }
  return search === '' ? null : search;
}
