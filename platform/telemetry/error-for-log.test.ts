import { QueryFailedError } from 'typeorm';
import { errorForLog } from './error-for-log';

describe('an error in the log', () => {
  it('says what and where, and never with which values', () => {
    const driver = Object.assign(new Error('invalid byte sequence'), { code: '22021', secretKey: 42 });
    const error = new QueryFailedError('INSERT INTO user VALUES ($1)', ['$argon2id$hash', 'ada@example.com'], driver);
    const told = JSON.stringify(errorForLog(new Error('It failed.', { cause: error })));
    expect(told).toContain('It failed.');
    expect(told).toContain('invalid byte sequence');
    for (const secret of ['argon2id', 'ada@example.com', 'secretKey']) expect(told).not.toContain(secret);
  });
});
