import type { AppSpec } from '#schema/app-spec/app-spec';

/** Texts that end a literal, begin code or a comment, or turn the direction of writing, in one of the written languages. */
export const HOSTILE_TEXTS = [
  'He said "hi"',
  'cost: $price ${price} $$ \\(price) %d %@ %1$s 100%',
  'back\\slash \\ and \\" and \\',
  'two\nlines\r\nand\ttab',
  '*/ end /* begin // comment',
  'raw """ quotes """ and \'single\'',
  '👩‍👩‍👧 emoji 🌱',
  '\u202eright to left\u202c שלום',
  '</string><string name="x">&amp; ]]> <![CDATA[',
  '@string/app_name',
  '?attr/x',
  '  blanks  around  ',
  'nul \u0000 and lone \ud800 surrogate',
  '#Preview { fatalError() }',
  '`ticks` and #"raw"#',
];

const LABELS = new Set([
  'label',
  'title',
  'message',
  'emptyTitle',
  'emptyMessage',
  'prompt',
  'confirm',
  'plural',
  'summary',
]);

/** The specification with a hostile text in every place that holds text for people; `choices` become hostile too. */
export function hostile(spec: AppSpec): AppSpec {
  let count = 0;
  const next = () => HOSTILE_TEXTS[(count += 1) % HOSTILE_TEXTS.length] ?? '';
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === 'string' && LABELS.has(key)) return next();
    if (Array.isArray(value)) return key === 'choices' ? HOSTILE_TEXTS : value.map((item) => walk(item, ''));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const isText = 'kind' in value && value.kind === 'literal' && 'value' in value && typeof value.value === 'string';
    return Object.fromEntries(
      entries.map(([name, item]) => [name, isText && name === 'value' ? next() : walk(item, name)]),
    );
  };
  return walk(spec, '') as AppSpec;
}
