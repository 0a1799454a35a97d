import { describePattern } from '../../src/detection/titles';

describe('describePattern', () => {
  it('names the rule and whom it concerns', () => {
    const pattern = {
      carc: '4',
      slice: { family: 'em-with-procedure', refinement: { by: 'payer', id: 7 } },
      benchmarkPerMillion: 8_400,
    } as const;
    const names = {
      ruleTitle: 'No modifier 25 on E/M with same-day procedure',
      carcReason: 'Modifier does not fit the procedure',
      refinementName: 'Acme Health',
    };
    const text = describePattern(pattern, names);
    expect(text.title).toBe('No modifier 25 on E/M with same-day procedure: Acme Health');
    expect(text.description).toBe(
      'Denials with CARC 4 at the first adjudication, among claims of the kind "E/M visit with a procedure on the same day" ' +
        'billed to Acme Health. About 0.8 % of these claims would be expected to be denied this way.',
    );
    expect(text.slice).toEqual([
      { field: 'procedureFamily', value: 'E/M visit with a procedure on the same day' },
      { field: 'payer', value: 'Acme Health' },
    ]);
  });

  it('falls back to the code where there is neither rule nor wording', () => {
    const pattern = {
      carc: 'B20',
      slice: { family: 'all', refinement: { by: 'coder', id: 3 } },
      benchmarkPerMillion: 100_000,
    } as const;
    const text = describePattern(pattern, { ruleTitle: null, carcReason: null, refinementName: null });
    expect(text.title).toBe('Denials with CARC B20: coder 3');
    expect(text.slice).toEqual([{ field: 'coder', value: 'coder 3' }]);
  });
});
