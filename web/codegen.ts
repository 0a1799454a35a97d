import type { CodegenConfig } from '@graphql-codegen/cli';

/** Every `x.graphql` under web/src gets an `x.generated.ts` beside it, with types and typed documents. */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  documents: ['web/src/**/*.graphql'],
  generates: {
    'web/src/': {
      preset: 'near-operation-file',
      presetConfig: { extension: '.generated.ts' },
      plugins: ['typescript-operations', 'typed-document-node'],
      config: {
        useTypeImports: true,
        immutableTypes: true,
        arrayInputCoercion: false,
        disableDescriptions: true,
        defaultScalarType: 'unknown',
        scalars: {
          ID: 'string',
          LocalDate: 'string',
          DateTime: 'string',
          JSON: 'unknown',
          Dollars: 'number',
        },
      },
    },
  },
};

export default config;
