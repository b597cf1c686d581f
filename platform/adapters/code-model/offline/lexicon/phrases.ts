import type { FieldType } from '#schema/app-spec/model';

/** Two words that exclude one another, with the name of what they say something about. */
const PAIRS: Record<string, string> = {
  Result: 'passed failed|pass fail|won lost|win lose|win loss|positive negative|hit miss|guilty innocent|heads tails',
  Status: `open closed|available unavailable|available loaned|active inactive|new used|active retired|pending done|in out|on off|todo done|started finished|alive dead|sold unsold
    |draft final|free occupied|free taken|empty full|public private|finished unfinished|completed incomplete|complete incomplete|approved rejected|accepted declined|accepted rejected`,
  Attendance: 'present absent|attending absent|coming absent',
  Place: 'indoor outdoor|indoors outdoors|inside outside|home away',
  Sex: 'male female|female male',
  Rhythm: 'daily weekly|weekly monthly|monthly yearly|monthly annual|monthly annually|daily monthly|weekly biweekly',
  Size: 'big small|large small|small large',
  Temperature: 'hot cold|warm cold',
  Direction: 'income expense|incoming outgoing|sent received|buy sell|credit debit',
};
const SUBJECT_OF = new Map<string, string>(
  Object.entries(PAIRS).flatMap(([name, pairs]) =>
    pairs.split('|').flatMap((pair) => {
      const [one = '', other = ''] = pair.trim().split(' ');
      return [
        [`${one} ${other}`, name],
        [`${other} ${one}`, name],
      ] as const;
    }),
  ),
);

/** What options that bear no name of their own are about: `passed or failed` is a result. */
export function subjectOfOptions(options: readonly string[]): string {
  const lower = options.map((one) => one.toLowerCase());
  const pair = SUBJECT_OF.get(lower.slice(0, 2).join(' '));
  if (pair) return pair;
  if (lower.some((one) => /^(?:small|medium|large|s|m|l|xl)$/.test(one))) return 'Size';
  if (lower.some((one) => /^(?:low|high|urgent)$/.test(one))) return 'Priority';
  if (lower.some((one) => /^(?:easy|hard|difficult|beginner|advanced)$/.test(one))) return 'Difficulty';
  if (lower.some((one) => /^(?:daily|weekly|monthly|yearly)$/.test(one))) return 'Rhythm';
  if (lower.some((one) => /^(?:win|draw|loss|won|lost|drawn)$/.test(one))) return 'Result';
  return lower.some((one) => /(?:ed|ing|done|new|progress|sent|paid|sold)$/.test(one)) ? 'Status' : 'Type';
}

/** Options that say no more than yes and no. */
export const isYesOrNo = (options: readonly string[], label: string): boolean => {
  const [one = '', other = ''] = options.map((option) => option.toLowerCase());
  const named = label.toLowerCase();
  if (options.length !== 2) return false;
  if (/^(?:yes|y|true)$/.test(one)) return /^(?:no|n|false)$/.test(other);
  return (
    other === 'not' || other === `not ${one}` || other === `un${one}` || (one === named && /^(?:not|no)\b/.test(other))
  );
};

/** Questions that stand for a field: `where I bought it`. */
export const QUESTIONS: [RegExp, string, FieldType][] = [
  [/^how much (?:i|we|it|they|he|she) (?:paid|costs?|spent|earned|owes?|gave)\b/i, 'Amount', 'money'],
  [/^how much (?:it|they) weighs?\b/i, 'Weight', 'decimal'],
  [/^how much ((?!time)[a-z]+[^s\s])(?:\s.*)?$/i, 'Amount of $1', 'decimal'],
  [
    /^how (?:many|much) (.+?)(?:\s+(?:i|we|it|they|there|are|is|were|was|he|she|you|has|have|had|left)\b.*)?$/i,
    'Number of $1',
    'integer',
  ],
  [/^how (?:long|much time)\b/i, 'Duration', 'duration'],
  [/^how (?:far)\b/i, 'Distance', 'decimal'],
  [/^how old\b/i, 'Age', 'integer'],
  [/^how often\b/i, 'Frequency', 'choice'],
  [/^how (?:good|well|nice|tasty|much (?:i|we) liked?)\b/i, 'Rating', 'integer'],
  [/^how (?:i|we|they|he|she|you) (?:feel|felt|feels|was|were|am)\b/i, 'Mood', 'choice'],
  [/^what time\b/i, 'Time', 'time'],
  [/^what (?:i|we|it|they) (?:paid|costs?|spent)\b/i, 'Amount', 'money'],
  [/^(?:where|wherever)\b/i, 'Place', 'text'],
  [/^(?:when|what day|which day)\b.*\b(?:due|back|return|returned|expires?|ends?|needed)\b/i, 'Due date', 'date'],
  [/^(?:when|what day|which day)\b/i, 'Date', 'date'],
  [
    /^(?:who|whom) (?:it )?(?:was|is|were|are) (missing|absent|present|invited|responsible|coming|there|involved|playing)\b/i,
    '$1',
    'text',
  ],
  [
    /^(?:who|whom) (?:has |have )?(borrowed|lent|made|bought|wrote|gave|sold|cooked|found|ordered|reported|recommended|brought|paid|sent|played)\b/i,
    '$1 by',
    'text',
  ],
  [/^(?:to )?(?:who|whom) (?:i|we|they) (?:have |has )?(?:lent|gave|lend|give|loaned|sent)\b/i, 'Given to', 'text'],
  [/^(?:who|whom|whose)\b/i, 'Person', 'text'],
  [/^why\b/i, 'Reason', 'text'],
  [/^what (?:i|we|they|was|went|happened|needs|has)\b/i, 'Notes', 'longText'],
];
