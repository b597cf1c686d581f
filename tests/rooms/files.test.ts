import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { files, ROOT } from './sources';

const textOf = (path: string) => readFileSync(join(ROOT, path), 'utf8');

describe('the house', () => {
  it('has no room named after the rest', () => {
    expect(files.filter((path) => /\/(utils?|common|helpers?|misc|shared-lib|lib)(\/|\.ts$)/.test(path))).toEqual([]);
  });

  it('writes the names of folders and files small, with hyphens', () => {
    const isKebab = (part: string) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(part);
    expect(files.filter((path) => !path.split(/[/.]/).every(isKebab))).toEqual([]);
  });

  it('has no class that is named after no work of its own', () => {
    const named = /^\s*(?:export\s+)?(?:abstract\s+)?class\s+\w*(?:Manager|Helper|Impl|Util|Utils)\b/m;
    expect(files.filter((path) => named.test(textOf(path)))).toEqual([]);
  });

  it('has no file that only passes on what others export', () => {
    const isBarrel = (text: string) => {
      const rest = text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '').trim();
      return rest !== '' && rest.replaceAll(/^export\b[^;]*\bfrom '[^']+';/gm, '').trim() === '';
    };
    expect(files.filter((path) => isBarrel(textOf(path)))).toEqual([]);
  });
});
