import type { AppSpec, Theme } from '#schema/app-spec/app-spec';
import { colourIn } from '../lexicon/colours';
import { currencyIn } from '../read/look';
import { type Clause, done, type Outcome } from './clause';

const SIZES = { titleSize: ['regular', 'large', 'extraLarge'], textSize: ['small', 'regular', 'large'] } as const;
const LARGER = /\b(larger|bigger|large|big|huge|increase|enlarge|greater|xl|extra large)\b/;
const SMALLER = /\b(smaller|small|reduce|decrease|tiny|shrink|less big)\b/;
const NORMAL = /\b(normal|regular|default|medium)\b/;

/** Colours, sizes, corners, light and dark, and the currency. Null when the clause is not about the look. */
export function restyle(spec: AppSpec, clause: Clause): Outcome | null {
  const text = clause.words.join(' ');
  if (
    /^(rename|call|add|include|remove|delete|sort)\b/.test(text) &&
    !/^add (a |some )?(more )?(colou?r$|roundness)/.test(text)
  )
    return null;
  const painted = colour(spec, clause.words, text);
  const shaded =
    painted && !/\b(dark|light) (theme|mode|look|design|background)\b/.test(text) ? null : appearance(spec, text);
  const outcomes = [sizes(spec, text), corners(spec, text), painted, shaded, currency(spec, clause.text)].filter(
    (one) => one !== null,
  );
  if (outcomes.length === 0) return null;
  return done(
    outcomes.flatMap((one) => one.changes),
    outcomes.flatMap((one) => one.remarks),
  );
}

function put<Key extends keyof Theme>(
  spec: AppSpec,
  name: Key,
  value: Theme[Key],
  change: string,
  already: string,
): Outcome {
  if (spec.theme[name] === value) return done([], [already]);
  spec.theme[name] = value;
  return done([change]);
}

function sizes(spec: AppSpec, text: string): Outcome | null {
  const direction = LARGER.test(text) ? 1 : SMALLER.test(text) ? -1 : NORMAL.test(text) ? 0 : null;
  if (direction === null) return null;
  const titles = /\b(titles?|headings?|headlines?|headers?)\b/.test(text);
  const texts = /\b(text|texts|fonts?|letters?|writing|type size|everything|body)\b/.test(text);
  if (!titles && !texts) return null;
  const outcomes: Outcome[] = [];
  if (titles || /everything/.test(text)) outcomes.push(step(spec, 'titleSize', direction, 'titles'));
  if (texts) outcomes.push(step(spec, 'textSize', direction, 'text'));
  return done(
    outcomes.flatMap((one) => one.changes),
    outcomes.flatMap((one) => one.remarks),
  );
}

function step(spec: AppSpec, name: 'titleSize' | 'textSize', direction: number, what: string): Outcome {
  const scale: readonly string[] = SIZES[name];
  const present = scale.indexOf(spec.theme[name]);
  const wanted =
    direction === 0 ? scale.indexOf('regular') : Math.min(scale.length - 1, Math.max(0, present + direction));
  const verb = what === 'titles' ? 'are' : 'is';
  if (wanted === present)
    return done(
      [],
      [
        `The ${what} ${verb} ${direction > 0 ? 'as large as they get' : direction < 0 ? 'as small as they get' : 'of regular size'} already.`
          .replace('text is as large as they get', 'text is as large as it gets')
          .replace('text is as small as they get', 'text is as small as it gets'),
      ],
    );
  if (name === 'titleSize') spec.theme.titleSize = SIZES.titleSize[wanted] ?? 'large';
  else spec.theme.textSize = SIZES.textSize[wanted] ?? 'regular';
  return done([`The ${what} ${verb} ${direction > 0 ? 'larger' : direction < 0 ? 'smaller' : 'of regular size'} now.`]);
}

function corners(spec: AppSpec, text: string): Outcome | null {
  const about =
    /\b(corners?|edges?|borders?|buttons?|cards?|shapes?)\b/.test(text) || /\b(rounder|rounded corners)\b/.test(text);
  if (!about) return null;
  if (/\b(square|sharp|sharper|angular|straight|less round|not round)\b/.test(text))
    return put(spec, 'corners', 'square', 'The corners are square now.', 'The corners are square already.');
  if (/\b(rounder|round|very round|more round|pill|softer|circular|fully rounded|more rounded)\b/.test(text)) {
    const wanted = spec.theme.corners === 'square' && /\brounder|softer\b/.test(text) ? 'rounded' : 'round';
    return put(
      spec,
      'corners',
      wanted,
      'The corners are rounder now.',
      'The corners are as round as they get already.',
    );
  }
  return /\brounded\b/.test(text)
    ? put(spec, 'corners', 'rounded', 'The corners are rounded now.', 'The corners are rounded already.')
    : null;
}

/** The words behind "to" or before "instead of", where the new colour stands beside the old one. */
function wantedOf(words: readonly string[]): readonly string[] {
  const instead = words.findIndex(
    (word, place) => /^(?:instead|rather)$/.test(word) && /^(?:of|than)$/.test(words[place + 1] ?? ''),
  );
  if (instead >= 0) return words.slice(0, instead);
  const to = words.lastIndexOf('to');
  return to > 0 && colourIn(words.slice(to)) ? words.slice(to) : words;
}

function colour(spec: AppSpec, words: readonly string[], text: string): Outcome | null {
  if (
    /\b(?:don't|do not|not|hate|dislike|never|no)\b.*\bcolou?rs?\b|^(?:i )?(?:don't|do not|hate|dislike)\b/.test(text)
  )
    return null;
  const found = colourIn(wantedOf(words));
  const asked =
    /\b(make|use|change|set|turn|want|paint|switch|prefer|be|should|give|put|with|in)\b|\b(colou?rs?|colou?red|theme|accent|tint|buttons?)\b/.test(
      text,
    ) || words.length <= 2;
  if (!found || !asked) return null;
  if (/^(black|dark|white)$/.test(found.name) && /\b(theme|mode|background)\b/.test(text)) return null;
  const outcome = put(
    spec,
    'accent',
    found.hex,
    `The accent colour is ${found.name === found.hex ? found.hex : `${found.name} (${found.hex})`} now.`,
    `The accent colour is ${found.name} already.`,
  );
  const part = /\b(buttons?|titles?|headers?|tabs?|icons?|background|text|list|bar)\b/.exec(text)?.[0];
  return part
    ? {
        ...outcome,
        remarks: [
          ...outcome.remarks,
          `An app has one accent colour; what I set for the ${part} is used wherever the accent stands.`,
        ],
      }
    : outcome;
}

function appearance(spec: AppSpec, text: string): Outcome | null {
  if (/\b(dark mode|darkmode|night mode)\b/.test(text) && !/\b(always|permanently|only)\b/.test(text)) return null;
  if (/\b(system|device)\b/.test(text) && /\b(theme|appearance|look|follow)\b/.test(text))
    return put(
      spec,
      'appearance',
      'system',
      'The app follows the device between light and dark.',
      'The app follows the device already.',
    );
  const fits =
    /\b(theme|look|design|style|appearance|background|mode|colou?rs?|make it|make the app|app|always|it)\b/.test(
      text,
    ) || text.split(' ').length <= 2;
  if (/\b(dark|black|darker)\b/.test(text) && fits)
    return put(spec, 'appearance', 'dark', 'The app is dark now.', 'The app is dark already.');
  if (/\b(light|white|brighter|lighter)\b/.test(text) && fits)
    return put(spec, 'appearance', 'light', 'The app is light now.', 'The app is light already.');
  return null;
}

function currency(spec: AppSpec, text: string): Outcome | null {
  if (!/[€£$¥₹]|\b(euros?|eur|pounds?|gbp|dollars?|usd|yen|jpy|francs?|chf|rupees?|inr)\b/i.test(text)) return null;
  const wanted = currencyIn(text.replace(/\bpounds?\b/gi, 'in pounds'));
  if (wanted === spec.currency) return done([], [`Prices are in ${wanted} already.`]);
  spec.currency = wanted;
  return done([`Prices are in ${wanted} now.`]);
}
