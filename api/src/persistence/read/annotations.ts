import type { LocalDate } from '../../domain/calendar';
import { AnnotationEntity } from '../../entities/annotation.entity';
import type { Cell } from '../dialect';
import type { Queryable } from '../database';
import { select } from './hydrate';

/** In the order of their days. */
export function listAnnotations(
  db: Queryable,
  workspaceId: number,
  from: LocalDate | null,
  to: LocalDate | null,
): Promise<AnnotationEntity[]> {
  const params: Cell[] = [workspaceId];
  let where = 'a.workspace_id = ?';
  if (from !== null) {
    where += ' AND a.annotation_date >= ?';
    params.push(from);
  }
  if (to !== null) {
    where += ' AND a.annotation_date <= ?';
    params.push(to);
  }
  return select(
    db,
    AnnotationEntity,
    'a',
    `FROM annotations a WHERE ${where} ORDER BY a.annotation_date, a.kind, a.label, a.pattern_id`,
    params,
  );
}
