import { QueryFailedError } from 'typeorm';
import { bareError } from '../../src/server/log';

describe('an error in the log', () => {
  it('shows what failed and where, and never the parameters of a statement', () => {
    const driverError = Object.assign(new Error('SQLITE_CONSTRAINT: disk trouble'), {
      code: 'SQLITE_CONSTRAINT',
    });
    const error = new QueryFailedError(
      'INSERT INTO import_chunks VALUES (?)',
      [Buffer.from('NM1*QC*1*Testperson*Ann')],
      driverError,
    );
    const logged = bareError(error);
    expect(logged).toMatchObject({ type: 'QueryFailedError', code: 'SQLITE_CONSTRAINT' });
    expect(String(logged.stack)).toContain('log.test');
    expect(JSON.stringify(logged)).not.toMatch(/Testperson|import_chunks|78,77/);
  });
});
