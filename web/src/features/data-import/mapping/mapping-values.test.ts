import type { MappingProposalFragment } from './mapping.generated';
import {
  fieldWords,
  isChanged,
  isTable,
  mappingInputOf,
  openQuestions,
  valuesOfProposal,
} from './mapping-values';

const PROPOSAL: MappingProposalFragment = {
  signature: 'claim|charge|date',
  isKept: false,
  isOfTransactions: false,
  dateOrder: null,
  decimalMark: null,
  rowAmounts: 'OF_LINE',
  payerName: null,
  columns: [
    { header: 'Claim', field: 'CLAIM_NUMBER' },
    { header: 'Charge', field: 'ROW_BILLED' },
    { header: 'Notes', field: null },
  ],
  questions: [{ code: 'DATE_ORDER_UNKNOWN', header: 'Date', line: 2, message: 'expected ...' }],
};

describe('what a user states of a table', () => {
  it('begins with what is proposed, and says every column', () => {
    const values = valuesOfProposal(PROPOSAL);
    expect(isChanged(PROPOSAL, values)).toBe(false);
    expect(mappingInputOf(PROPOSAL, values)).toEqual({
      columns: [
        { header: 'Claim', field: 'CLAIM_NUMBER' },
        { header: 'Charge', field: 'ROW_BILLED' },
        { header: 'Notes', field: null },
      ],
      dateOrder: null,
      decimalMark: null,
      rowAmounts: 'OF_LINE',
      payerName: null,
    });
  });

  it('is changed by a column or a payer, and a question is open until it is stated', () => {
    const values = valuesOfProposal(PROPOSAL);
    expect(isChanged(PROPOSAL, { ...values, fields: ['CLAIM_NUMBER', 'ROW_BILLED', 'REASON'] })).toBe(true);
    expect(isChanged(PROPOSAL, { ...values, payerName: ' Alder ' })).toBe(true);
    expect(openQuestions(PROPOSAL, values)).toHaveLength(1);
    expect(openQuestions(PROPOSAL, { ...values, dateOrder: 'DAY_FIRST' })).toEqual([]);
  });

  it('is asked for of files that are tables by their names', () => {
    expect(['a.csv', 'B.TSV', 'c.835', 'd.json', 'csv'].map((name) => isTable({ name }))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(fieldWords('PROVIDER_NPI')).toBe('Provider NPI');
    expect(fieldWords('SERVICE_FROM')).toBe('Service from');
  });
});
