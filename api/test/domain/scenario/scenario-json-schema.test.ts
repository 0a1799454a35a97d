import { DENIAL_RULES } from '../../../src/domain/denial-rules';
import type { JsonSchema } from '../../../src/domain/scenario/scenario-json-schema';
import { scenarioJsonSchema } from '../../../src/domain/scenario/scenario-json-schema';
import { parseScenarioConfig } from '../../../src/domain/scenario/scenario-validation';

describe('the JSON Schema of a scenario', () => {
  const schema = scenarioJsonSchema();
  const properties = schema['properties'] as Record<string, JsonSchema>;

  it('describes every field, at every level', () => {
    const bare: string[] = [];
    const walk = (node: JsonSchema, path: string): void => {
      for (const alternative of (node['anyOf'] as JsonSchema[] | undefined) ?? []) walk(alternative, path);
      if (node['items']) walk(node['items'] as JsonSchema, path);
      for (const [name, field] of Object.entries((node['properties'] ?? {}) as Record<string, JsonSchema>)) {
        if (typeof field['description'] !== 'string') bare.push(`${path}.${name}`);
        walk(field, `${path}.${name}`);
      }
    };
    walk(schema, '');
    expect(bare).toEqual([]);
  });

  it('gives the defaults that the reader fills in', () => {
    const parsed = parseScenarioConfig({ claimsPerDay: 50, denialRate: 10, providers: 2, patterns: [] });
    const filled = Object.entries(parsed).filter(([name]) => properties[name]?.['default'] !== undefined);
    expect(filled.length).toBe(10);
    for (const [name, value] of filled)
      expect({ name, value }).toEqual({ name, value: properties[name]?.['default'] });
  });

  it('asks for what the reader asks for, names the rules, and closes every object', () => {
    expect(schema['required']).toEqual(['claimsPerDay', 'denialRate', 'providers', 'patterns']);
    expect(schema['additionalProperties']).toBe(false);
    const pattern = (properties['patterns']?.['items'] as JsonSchema)['properties'] as Record<
      string,
      JsonSchema
    >;
    expect(pattern['rule']?.['enum']).toEqual(DENIAL_RULES.map((rule) => rule.key));
    expect(properties['startDate']?.['format']).toBe('date');
  });
});
