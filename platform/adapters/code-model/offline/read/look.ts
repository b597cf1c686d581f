import type { Theme } from '#schema/app-spec/app-spec';
import { colourIn } from '../lexicon/colours';
import type { Token } from './tokens';

export type Look = Partial<Theme>;

/** What the words say about the look of a new app. */
export function lookIn(words: readonly Token[]): Look {
  const has = (...some: string[]) => words.some((word) => some.includes(word));
  const pair = (first: string, seconds: string[]) =>
    words.some((word, place) => word === first && seconds.includes(words[place + 1] ?? ''));
  const colour = colourIn(words);
  const darkMode = pair('dark', ['mode']) || has('darkmode');
  const darkColour = words.some((word, place) => word === 'dark' && colourIn([words[place + 1] ?? '']) !== null);
  return {
    ...(colour ? { accent: colour.hex } : {}),
    ...(has('dark') && !darkMode && !darkColour && !pair('dark', ['chocolate', 'roast'])
      ? { appearance: 'dark' as const }
      : {}),
    ...(pair('light', ['theme', 'look', 'design', 'mode']) && !has('dark') ? { appearance: 'light' as const } : {}),
    ...(has(
      'senior',
      'seniors',
      'elderly',
      'grandma',
      'grandpa',
      'grandmother',
      'grandfather',
      'grandparents',
      'accessible',
    ) ||
    pair('large', ['text', 'type', 'font', 'letters']) ||
    pair('big', ['text', 'letters'])
      ? { textSize: 'large' as const, titleSize: 'extraLarge' as const }
      : {}),
    ...(has('kid', 'kids', 'children', 'child', 'playful', 'cute', 'round', 'rounded')
      ? { corners: 'round' as const }
      : {}),
    ...(has('minimal', 'minimalist', 'minimalistic', 'square', 'brutalist', 'serious')
      ? { corners: 'square' as const }
      : {}),
  };
}

/** ISO 4217; the dollar unless the words speak of other money or are in a language of the euro. */
export function currencyIn(text: string): string {
  const lower = text.toLowerCase();
  const NAMES: [RegExp, string][] = [
    [/€|\beuros?\b|\beur\b/, 'EUR'],
    [/£|\bpounds? sterling\b|\bgbp\b|\bbritish pounds?\b|\bin pounds\b/, 'GBP'],
    [/¥|\byen\b|\bjpy\b/, 'JPY'],
    [/\bfrancs?\b|\bchf\b|\bfranken\b/, 'CHF'],
    [/₹|\brupees?\b|\binr\b/, 'INR'],
    [/\$|\bdollars?\b|\busd\b/, 'USD'],
    [/\b(für|mit|eine?n?|und|tienda|lista|para|una|boutique|pour|avec|liste)\b/, 'EUR'],
  ];
  return NAMES.find(([words]) => words.test(lower))?.[1] ?? 'USD';
}
