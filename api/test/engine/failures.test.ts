import { forTheLog, forTheReader } from '../../src/engine/failures';

/** As the drivers' errors come through the store. */
const refused = (code?: string): Error =>
  Object.assign(new Error('duplicate key (member_id)=(M4711)'), { name: 'QueryFailedError', code });

describe('what a reader is told of a failure', () => {
  it('is our own wording where we have one', () => {
    expect(forTheReader(new Error('The stored checkpoint of this run cannot be read: x'), 'Advice.')).toBe(
      'The stored checkpoint of this run cannot be read: x',
    );
    expect(forTheReader('no error at all', 'Advice.')).toBe('no error at all');
  });

  it('is the code of a statement that the database refused, and what to do, without what was in it', () => {
    expect(forTheReader(refused('SQLITE_CONSTRAINT'), 'Resume the run when the cause is fixed.')).toBe(
      'The database refused a statement (SQLITE_CONSTRAINT); the log of the server has the details. Resume the run when the cause is fixed.',
    );
    expect(forTheReader(refused(), 'Advice.')).toMatch(/^The database refused a statement \(no code\); /);
  });

  it('quotes nothing of a stored text that cannot be parsed, in the log neither', () => {
    const error = new SyntaxError('Unexpected token D in JSON: "Doe, Jane"');
    expect(forTheReader(error, 'Advice.')).toBe(
      'A stored row of this workspace cannot be read; the log of the server has the details.',
    );
    expect(forTheLog(error)).toMatch(/^SyntaxError: a stored text is not what it should be\n\s+at /);
    expect(forTheLog(error)).not.toMatch(/Doe/);
    expect(forTheLog(refused('23505'))).toMatch(/M4711/);
  });
});
