import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { all, isTest, ROOT, shown } from './sources';
import { LANGUAGES, VENDORS } from './vendor-table';

const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
/** The imports that leave the house and are no part of Node. */
const foreign = all.filter(({ specifier }) => !/^[.#]|^node:/.test(specifier) && !builtinModules.includes(specifier));

describe('the house', () => {
  it('keeps each vendor in its place', () => {
    const strays = foreign.filter(({ file, specifier }) => {
      const name = packageOf(specifier);
      if (LANGUAGES.has(name) || isTest(file)) return false;
      return !VENDORS[name]?.some((place) => file.startsWith(place));
    });
    expect(strays.map(shown)).toEqual([]);
  });

  it('uses no package that package.json does not name', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
      readFileSync(join(ROOT, 'package.json'), 'utf8'),
    ) as Record<string, Record<string, string>>;
    const known = new Set(Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }));
    expect(foreign.filter(({ specifier }) => !known.has(packageOf(specifier))).map(shown)).toEqual([]);
  });
});
