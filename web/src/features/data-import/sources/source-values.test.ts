import { configOf, placeOf, valuesOf } from './source-values';

const SOURCE = {
  id: 's1',
  name: 'Clearinghouse',
  kind: 'FHIR_SERVER',
  enabled: true,
  config: {
    url: 'https://fhir.example.org/r4',
    mode: 'BULK',
    resourceTypes: ['Claim'],
    everySeconds: 120,
  },
  lastSyncAt: null,
  lastError: null,
  nextSyncAt: null,
  imports: [],
} as const;

describe('the form of a source', () => {
  it('shows what is set, and leaves alone what it does not show', () => {
    const values = valuesOf(SOURCE);
    expect(values).toEqual({
      name: 'Clearinghouse',
      kind: 'FHIR_SERVER',
      place: 'https://fhir.example.org/r4',
      everySeconds: 120,
      mode: 'BULK',
      token: '',
    });
    expect(configOf({ ...values, mode: 'SEARCH' }, SOURCE.config)).toEqual({
      ...SOURCE.config,
      mode: 'SEARCH',
    });
    expect(configOf({ ...values, token: 'abc' }, SOURCE.config)).toEqual({
      ...SOURCE.config,
      bearerToken: 'abc',
    });
  });

  it('begins with a folder', () => {
    const values = valuesOf(null);
    expect(values).toMatchObject({ kind: 'FOLDER', everySeconds: 30, place: '' });
    expect(configOf({ ...values, place: ' /srv/in ' }, undefined)).toEqual({
      path: '/srv/in',
      everySeconds: 30,
    });
    expect(placeOf({ path: '/srv/in' })).toBe('/srv/in');
  });
});
