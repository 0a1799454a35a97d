import { runEngine } from '../support/runs';
import { importHasEnded } from '../support/imports';
import { databasesInTurn } from '../support/databases';
import { parseGlobalId } from '../../src/entities/global-id';
import type { GraphqlWorld } from './graphql-world';
import { openGraphqlWorld } from './graphql-world';

/** Nothing in it says which part of a date is the day, and one column is called otherwise than it is. */
const TABLE = ['Claim No,DOS,Tarif,Paid', 'A1,03/04/2026,120.00,80.00', 'A2,05/04/2026,60.00,0.00', ''].join(
  '\n',
);
const PROPOSE = `query Q($content: String!, $workspaceId: ID) {
  columnMappingProposal(content: $content, workspaceId: $workspaceId) {
    signature isKept delimiter headerLine isOfTransactions columns { header field } dateOrder decimalMark rowAmounts payerName
    questions { code header line message }
  }
}`;
const IMPORT = 'mutation M($input: ImportClaimsInput!) { importClaims(input: $input) { id workspaceId } }';
const CLAIMS = `query Q($id: ID!) { claims(workspaceId: $id, first: 10) { nodes { claimNumber dateOfService billedAmount } } }`;
const MAPPING = {
  columns: [{ header: 'tarif', field: 'ROW_BILLED' }],
  dateOrder: 'DAY_FIRST',
  payerName: 'ALDER MUTUAL HEALTH',
};

describe.each(databasesInTurn(__filename))('the columns of a table, on $name', (kind) => {
  let world: GraphqlWorld;
  beforeAll(async () => {
    world = await openGraphqlWorld(kind);
  });
  afterAll(() => world.close());

  async function imported(input: Record<string, unknown>): Promise<string> {
    const { importClaims } = await world.ask(IMPORT, { input });
    const { id } = parseGlobalId('ImportJob', String(importClaims.id), 'id');
    await runEngine(world.database, () => importHasEnded(world.database, id));
    return String(importClaims.workspaceId);
  }

  it('are proposed by names and cells, with what has to be stated', async () => {
    const { columnMappingProposal } = await world.ask(PROPOSE, { content: TABLE });
    expect(columnMappingProposal).toMatchObject({
      isKept: false,
      delimiter: ',',
      headerLine: 1,
      isOfTransactions: false,
      columns: [
        { header: 'Claim No', field: 'CLAIM_NUMBER' },
        { header: 'DOS', field: 'SERVICE_FROM' },
        { header: 'Tarif', field: null },
        { header: 'Paid', field: 'ROW_PAID' },
      ],
      dateOrder: null,
      decimalMark: 'POINT',
      questions: [{ code: 'DATE_ORDER_UNKNOWN', header: 'DOS', line: 2 }],
    });
  });

  it('are asked for where the table leaves them open, before anything is stored', async () => {
    const refusal = await world.refused(IMPORT, { input: { content: TABLE } });
    expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ field: 'input.content' }] });
    expect(JSON.stringify(refusal)).toMatch(
      /line 2: expected a date that shows .* column \\"DOS\\"; state dateOrder/,
    );
    await expect(world.refused(PROPOSE, { content: 'one\ntwo\n' })).resolves.toMatchObject({
      fields: [{ field: 'content' }],
    });
  });

  it('are read as they are stated with a file, and so are later tables with the same headers', async () => {
    const workspaceId = await imported({ content: TABLE, mapping: MAPPING });
    await imported({ content: TABLE.replace(/A(\d)/g, 'B$1'), workspaceId });
    const { claims } = await world.ask(CLAIMS, { id: workspaceId });
    const found = (claims.nodes as { claimNumber: string }[]).sort((a, b) =>
      a.claimNumber < b.claimNumber ? -1 : 1,
    );
    expect(found).toEqual([
      { claimNumber: 'A1', dateOfService: '2026-04-03', billedAmount: 120 },
      { claimNumber: 'A2', dateOfService: '2026-04-05', billedAmount: 60 },
      { claimNumber: 'B1', dateOfService: '2026-04-03', billedAmount: 120 },
      { claimNumber: 'B2', dateOfService: '2026-04-05', billedAmount: 60 },
    ]);
    const { columnMappingProposal } = await world.ask(PROPOSE, { content: TABLE, workspaceId });
    expect(columnMappingProposal).toMatchObject({
      isKept: true,
      dateOrder: 'DAY_FIRST',
      payerName: 'ALDER MUTUAL HEALTH',
      columns: [{}, {}, { header: 'Tarif', field: 'ROW_BILLED' }, {}],
      questions: [],
    });
  });

  it('are kept without a file, too, for one workspace only', async () => {
    const other = await imported({ content: TABLE.replace('03/04', '30/04') });
    const keep = `mutation M($id: ID!, $content: String!, $mapping: ColumnMappingInput!) {
      keepColumnMapping(workspaceId: $id, content: $content, mapping: $mapping) { isKept questions { code } }
    }`;
    expect(
      (await world.ask(PROPOSE, { content: TABLE, workspaceId: other })).columnMappingProposal,
    ).toMatchObject({
      isKept: false,
    });
    const { keepColumnMapping } = await world.ask(keep, { id: other, content: TABLE, mapping: MAPPING });
    expect(keepColumnMapping).toEqual({ isKept: true, questions: [] });
    expect(await imported({ content: TABLE, workspaceId: other })).toBe(other);
  });
});
