import { BadInputError } from '../../src/domain/errors';
import {
  globalId,
  parseGlobalId,
  parseLocalId,
  parseTopLevelId,
  topLevelId,
} from '../../src/entities/global-id';

const text = (plain: string): string => Buffer.from(plain).toString('base64url');

describe('ids of the API', () => {
  it('come back as they were given out', () => {
    expect(parseGlobalId('Claim', globalId('Claim', 3, 2 ** 46 + 5), 'id')).toEqual({
      workspaceId: 3,
      id: 2 ** 46 + 5,
    });
    expect(parseTopLevelId('Scenario', topLevelId('Scenario', 12), 'id')).toBe(12);
  });

  it.each([
    '',
    'nonsense',
    text('Claim:1'),
    text('Claim:1:2:3'),
    text('Claim:1:x'),
    text('Claim:1:-2'),
    text('Claim:1:02'),
    text('Claim:1: 2'),
    text('Claim:1:1e3'),
    text('Stranger:1:2'),
    `${text('Claim:1:2')}=`,
    ` ${text('Claim:1:2')}`,
  ])('refuse %j under the field that it came in', (id) => {
    expect(() => parseGlobalId('Claim', id, 'filter.claimId')).toThrow(BadInputError);
    expect(() => parseGlobalId('Claim', id, 'filter.claimId')).toThrow(
      /^filter\.claimId: expected an id issued by this API/,
    );
  });

  it('refuse an id of another kind or workspace, and say so', () => {
    expect(() => parseGlobalId('Claim', globalId('Payer', 1, 2), 'id')).toThrow(
      'id: expected the id of a Claim, got that of a Payer',
    );
    expect(() => parseLocalId('Payer', 2, globalId('Payer', 1, 2), 'filter.payerId')).toThrow(
      'another workspace',
    );
  });
});
