import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Data, GraphqlWorld } from '../graphql/graphql-world';
import { until } from '../graphql/graphql-world';

export const CREATE = `mutation M($input: DataSourceInput!) { createDataSource(input: $input) { id name kind enabled config lastSyncAt
  lastError nextSyncAt } }`;
const SYNC = 'mutation M($id: ID!) { syncDataSource(id: $id) { id fileName workspaceId } }';
const SOURCES = `query Q($id: ID!) { dataSources(workspaceId: $id) { id name enabled config lastSyncAt lastError nextSyncAt
  imports { fileName state } } }`;

export const REMITTANCE = readFileSync(
  join(__dirname, '../connectors/samples/professional-denials.835'),
  'latin1',
);

/** A workspace with its sources, and what a test asks of them. */
export class SourceWorld {
  constructor(
    readonly world: GraphqlWorld,
    readonly workspaceId: string,
  ) {}

  async create(kind: 'FOLDER' | 'FHIR_SERVER', config: Data, enabled = false): Promise<string> {
    const { createDataSource } = await this.world.ask(CREATE, {
      input: { workspaceId: this.workspaceId, name: 'Clearinghouse', kind, enabled, config },
    });
    return createDataSource.id as string;
  }

  /** Begun by hand, and waited for to its end. @returns the first import */
  async sync(id: string): Promise<Data> {
    const before = (await this.source(id)).lastSyncAt as string | null;
    const { syncDataSource } = await this.world.ask(SYNC, { id });
    await until(
      () => this.source(id),
      ({ lastSyncAt, lastError }) => lastSyncAt !== before || lastError !== null,
    );
    return syncDataSource as Data;
  }

  refusedSync(id: string): Promise<{ message: string; code: unknown }> {
    return this.world.refused(SYNC, { id });
  }

  async source(id: string): Promise<Data> {
    const { dataSources } = await this.world.ask(SOURCES, { id: this.workspaceId });
    return (dataSources as Data[]).find((source) => source.id === id) ?? {};
  }

  async claimNumbers(): Promise<string[]> {
    const { claims } = await this.world.ask(
      'query Q($id: ID!) { claims(workspaceId: $id, first: 100) { nodes { claimNumber } } }',
      { id: this.workspaceId },
    );
    return (claims.nodes as { claimNumber: string }[]).map(({ claimNumber }) => claimNumber).sort();
  }
}

/** A LIVE workspace with the claims of the sample. */
export async function openSourceWorld(world: GraphqlWorld): Promise<SourceWorld> {
  const { importClaims } = await world.ask(
    'mutation M($input: ImportClaimsInput!) { importClaims(input: $input) { id workspaceId } }',
    { input: { fileName: 'first.835', content: REMITTANCE } },
  );
  const id = importClaims.id as string;
  await until(
    () => world.ask('query Q($id: ID!) { importJob(id: $id) { state } }', { id }),
    ({ importJob }) => importJob.state === 'COMPLETED',
  );
  return new SourceWorld(world, importClaims.workspaceId as string);
}
