import { PayerEntity } from '../../entities/payer.entity';
import { ProviderEntity, ProviderPerformanceEntity } from '../../entities/provider.entity';
import type { Queryable } from '../database';
import { select } from './hydrate';

export const listPayers = (db: Queryable, workspaceId: number): Promise<PayerEntity[]> =>
  select(db, PayerEntity, 'p', 'FROM payers p WHERE p.workspace_id = ? ORDER BY p.name, p.id', [workspaceId]);

export const listProviders = (db: Queryable, workspaceId: number): Promise<ProviderEntity[]> =>
  select(db, ProviderEntity, 'p', 'FROM providers p WHERE p.workspace_id = ? ORDER BY p.name, p.id', [
    workspaceId,
  ]);

export const providerPerformances = (
  db: Queryable,
  workspaceId: number,
  providerIds: readonly number[],
): Promise<ProviderPerformanceEntity[]> =>
  select(
    db,
    ProviderPerformanceEntity,
    'p',
    `FROM provider_performance p WHERE p.workspace_id = ? AND p.provider_id IN (${providerIds.map(() => '?').join(', ')})`,
    [workspaceId, ...providerIds],
  );
