import { readFile } from 'node:fs/promises';
import type { BuildPlatform } from '../toolchain';

const FAMILY = { IOS: 'inter', ANDROID: 'roboto' } as const;

/** The scripts that the fonts cover, with the characters of each; Latin is always there, as a user may type it. */
const SUBSETS = [
  {
    name: 'latin',
    range:
      'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215',
    used: /^/,
  },
  {
    name: 'latin-ext',
    range: 'U+0100-0130,U+0132-0151,U+0154-02BA,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0',
    used: /[\u0100-\u0130\u0132-\u0151\u0154-\u02ba\u1e00-\u1e9f\u20a0-\u20ab\u20ad-\u20c0]/,
  },
  { name: 'cyrillic', range: 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116', used: /[\u0400-\u045f\u0490\u0491]/ },
  { name: 'greek', range: 'U+0370-03FF', used: /[\u0370-\u03ff]/ },
  {
    name: 'vietnamese',
    range: 'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+1EA0-1EF9',
    used: /[\u1ea0-\u1ef9\u01a0\u01a1\u01af\u01b0]/,
  },
] as const;

/** `@font-face` rules with the fonts inside, for the look of the platform and the scripts that the text is written in. */
export async function fontFaces(
  platform: BuildPlatform,
  text: string,
  resolve: (module: string) => string,
): Promise<string> {
  const family = FAMILY[platform];
  const rules = SUBSETS.filter((subset) => subset.used.test(text)).map(async ({ name, range }) => {
    const file = resolve(`@fontsource-variable/${family}/files/${family}-${name}-wght-normal.woff2`);
    const data = await readFile(file, 'base64');
    return `@font-face{font-family:"AppFont";font-weight:100 900;font-display:block;src:url(data:font/woff2;base64,${data}) format("woff2");unicode-range:${range}}`;
  });
  return (await Promise.all(rules)).join('\n');
}
