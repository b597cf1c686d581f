import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { files, isTest, ROOT } from './sources';

describe('the house', () => {
  it('reads the environment in one file of the platform and one of the agents, by whatever name', () => {
    const ways = [
      /\bprocess\s*\??\.\s*env\b/,
      /\bprocess\s*(\?\.)?\s*\[/,
      /['"](node:)?process['"]/,
      /\benv\b[^{}=]*\}\s*=\s*(globalThis\s*\.\s*)?process\b/,
    ];
    const readers = files.filter((file) => {
      const text = readFileSync(join(ROOT, file), 'utf8');
      return !isTest(file) && ways.some((way) => way.test(text));
    });
    expect(readers.toSorted()).toEqual(['agents/kit/environment.ts', 'platform/config.ts']);
  });
});
