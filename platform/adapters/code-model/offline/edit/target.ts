import type { AppSpec, Screen } from '#schema/app-spec/app-spec';
import type { Field, Model } from '#schema/app-spec/model';
import { mainModelOf } from '../weave/look';
import { normalise, onLastWord, singular } from '../words';
import { bare } from './clause';

const camelWords = (name: string) => name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
/** Words that may follow the name of a thing without being part of it. */
const TAIL =
  /\s+(?:list|lists|screen|screens|page|pages|tab|view|form|forms|detail|details|section|items?|entries|model|objects?|cards?|rows?|fields?|column|button|label|title|bar)$/;

/** The phrase as names are compared: singular, lower case, without articles. */
export const key = (text: string) => onLastWord(normalise(bare(text)).replace(/\s+/g, ' ').trim(), singular);

const keys = (text: string): string[] => {
  const whole = key(text);
  const short = key(normalise(bare(text)).trim().replace(TAIL, ''));
  return short === '' || short === whole ? [whole] : [whole, short];
};

/** The model that the words name: by its plural, its type, or the title of its screens. */
export function modelNamed(spec: AppSpec, text: string): Model | null {
  for (const wanted of keys(text)) {
    const found = spec.models.find((model) => {
      const type = camelWords(model.name);
      return [key(model.plural), type, type.replace(/ (item|entry)$/, '')].includes(wanted);
    });
    if (found) return found;
    const last = wanted.split(' ').at(-1) ?? '';
    const loose = spec.models.filter(
      (model) => camelWords(model.name).split(' ').includes(last) || key(model.plural).split(' ').at(-1) === last,
    );
    if (loose.length === 1 && loose[0]) return loose[0];
  }
  return null;
}

/** The screen that the words name, by title, tab, or id. */
export function screenNamed(spec: AppSpec, text: string): Screen | null {
  for (const wanted of keys(text)) {
    const tab = spec.navigation.tabs.find((one) => key(one.label) === wanted);
    const found = spec.screens.find(
      (screen) => screen.id === tab?.screen || key(screen.title) === wanted || camelWords(screen.id) === wanted,
    );
    if (found) return found;
  }
  return null;
}

/** The field that the words name, in the model or, without one, in the first that has it; the app's main model comes first. */
export function fieldNamed(spec: AppSpec, text: string, within: Model | null): { model: Model; field: Field } | null {
  const main = mainModelOf(spec);
  for (const wanted of keys(text))
    for (const model of within ? [within] : [main, ...spec.models.filter((one) => one !== main)]) {
      const field = model.fields.find(
        (one) =>
          key(one.label) === wanted ||
          key(one.label.replace(/\s*\([^)]*\)$/, '')) === wanted ||
          camelWords(one.name) === wanted ||
          camelWords(one.name) === key(wanted),
      );
      if (field) return { model, field };
    }
  return null;
}

/** Words that stand for the app or its main list. */
export const isWholeApp = (text: string) =>
  /^(?:app|application|it|this|everything|whole app|main screen|home screen|home|list|main list|screen|items?|)$/.test(
    normalise(bare(text)).trim(),
  );
