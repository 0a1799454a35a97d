import { join } from 'node:path';
import ts from 'typescript';
import { CLAIMS, LINES } from '../../src/persistence/tables';
import { claimRow } from '../support/claim-rows';

const HERE = __dirname;
const HEAD = `
  import { insertRows } from '../../src/persistence/bulk';
  import type { Tx } from '../../src/persistence/database';
  import { CLAIMS, PATTERN_CLAIMS, LINES } from '../../src/persistence/tables';
  import { claimRow, lineRow } from '../support/claim-rows';
  import type { Claim } from '../../src/domain/claim';
  declare const tx: Tx;
  declare const claim: Claim;
  const link = { workspaceId: 1, patternId: 2, claimId: 3, isPrimary: true };
  const CLAIM_REVISIONS = CLAIMS.part(['workspaceId', 'localId', 'carc', 'rarc', 'groupCode']);
  const revision = { workspaceId: 1, localId: 2, carc: '45', rarc: null, groupCode: 'CO' } as const;
`;

/** What is wrong with a snippet, or null where it compiles. */
const SNIPPETS: Record<string, { code: string; error: RegExp | null }> = {
  'a whole row': {
    code: `void insertRows(tx, CLAIMS, [CLAIMS.pack(claimRow({ workspaceId: 1, localId: 2 }))]);`,
    error: null,
  },
  'a part of a row': { code: `CLAIM_REVISIONS.pack(revision);`, error: null },
  'two swapped cells': {
    code: `CLAIM_REVISIONS.pack({ ...revision, groupCode: revision.carc, carc: revision.groupCode });`,
    error: /is not assignable to type.*AdjustmentGroup|'"45"' is not assignable/,
  },
  'cells by position': { code: `PATTERN_CLAIMS.pack([1, 2, 3, 1]);`, error: /not assignable to parameter/ },
  'cells that nobody packed': {
    code: `void insertRows(tx, PATTERN_CLAIMS, [[1, 2, 3, 1]]);`,
    error: /not assignable to type 'Packed</,
  },
  'a flag as it is stored': {
    code: `PATTERN_CLAIMS.pack({ ...link, isPrimary: 1 });`,
    error: /'number' is not assignable to type 'boolean'/,
  },
  'a row with a property missing': {
    code: `PATTERN_CLAIMS.pack({ workspaceId: 1, patternId: 2, claimId: 3 });`,
    error: /Property 'isPrimary' is missing/,
  },
  'a property that no column has': {
    code: `PATTERN_CLAIMS.pack({ workspaceId: 1, patternId: 2, claimId: 3, isPrimary: true, isFirst: true });`,
    error: /'isFirst' does not exist/,
  },
  'a row packed for another table': {
    code: `void insertRows(tx, LINES, [CLAIMS.pack(claimRow({ workspaceId: 1, localId: 2 }))]);`,
    error: /not assignable to type 'Packed</,
  },
  'a row packed for a larger part of its table': {
    code: `void insertRows(tx, CLAIM_REVISIONS, [CLAIMS.pack(claimRow({ workspaceId: 1, localId: 2 }))]);`,
    error: /not assignable to type 'Packed</,
  },
  'an object of the domain without what only the store knows': {
    code: `CLAIMS.packerOver<Claim>()(claim, { workspaceId: 1, localId: claim.id });`,
    error: /not assignable to parameter/,
  },
  'an object whose property is of another type than the column': {
    code: `LINES.packerOver<{ units: string }>();`,
    error: /'string' is not assignable to type 'number'/,
  },
};

const fileOf = (index: number): string => join(HERE, `snippet-${index}.ts`);

/** Compiles the snippets as files beside this one that are nowhere but in memory. */
function errorsByFile(): Map<string, string> {
  const root = join(HERE, '..', '..', '..');
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const texts = new Map(
    Object.values(SNIPPETS).map(({ code }, index) => [
      fileOf(index),
      `${HEAD}\n${code}\nexport { tx, claim, link, revision };`,
    ]),
  );
  const compilerOptions = { ...options, noEmit: true, noUnusedLocals: false };
  const host = ts.createCompilerHost(compilerOptions);
  const { fileExists, readFile } = host;
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  const program = ts.createProgram([...texts.keys()], compilerOptions, host);
  return new Map(
    [...texts.keys()].map((path) => [
      path,
      program
        .getSemanticDiagnostics(program.getSourceFile(path))
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
        .join('\n'),
    ]),
  );
}

describe('a row', () => {
  let errors: Map<string, string>;
  beforeAll(() => (errors = errorsByFile()), 240_000);

  it.each(Object.entries(SNIPPETS).map(([name, snippet], index) => ({ name, index, ...snippet })))(
    'of this kind compiles as it should: $name',
    ({ index, error }) => {
      const found = errors.get(fileOf(index));
      if (error) expect(found).toMatch(error);
      else expect(found).toBe('');
    },
  );

  it('is packed in the order of its columns, with what the store keeps in another form', () => {
    const row = claimRow({ workspaceId: 1, localId: 2, diagnosisCodes: ['E11.9'], recordsAttached: false });
    const cells = Object.fromEntries(
      CLAIMS.pack(row).map((cell, index) => [CLAIMS.columns[index]?.name, cell]),
    );
    expect(cells).toMatchObject({
      workspace_id: 1,
      id: 2,
      diagnosis_codes: '["E11.9"]',
      records_attached: 0,
    });
    expect(CLAIMS.read(cells)).toEqual(row);
  });

  it('is packed alike whether a part of it comes from an object of the domain or not', () => {
    const { localId: id, coderLocalId: coderId, ...row } = claimRow({ workspaceId: 1, localId: 2 });
    const claim = { ...row, id, coderId, lines: [] };
    const own = { ...row, localId: id, coderLocalId: coderId };
    expect(CLAIMS.packerOver<typeof claim>()(claim, { localId: id, coderLocalId: coderId })).toEqual(
      CLAIMS.pack(own),
    );
  });

  it('of a part of a table has the whole key', () => {
    expect(() => LINES.part(['workspaceId', 'claimId', 'carc'])).toThrow(/whole key: lineNumber is missing/);
  });
});
