import type { Field } from '#schema/app-spec/model';
import { fieldCalled } from '../lexicon/fields';
import { addField } from '../weave/field';
import { removeField } from '../weave/remove-field';
import type { Feature, FeatureId } from './feature';

/** A feature that is a field of the model: there when a field like it is. */
const asField = (
  id: FeatureId,
  name: string,
  label: string,
  words: string[],
  like: (one: Field) => boolean,
): Feature => ({
  id,
  name,
  words,
  add(spec, model) {
    if (model.fields.some(like)) return [];
    addField(spec, model, fieldCalled(label));
    return [`${model.plural} have ${name}.`];
  },
  remove(spec, model) {
    return spec.models
      .filter((one) => (!model || one === model) && one.fields.length > 1)
      .flatMap((one) => {
        const gone = one.fields.filter(like);
        for (const field of gone) removeField(spec, one, field.name);
        return gone.length > 0
          ? [`${one.plural} have no ${gone.map((field) => field.label.toLowerCase()).join(' and ')} any more.`]
          : [];
      });
  },
});

export const photos = asField(
  'photos',
  'a photo',
  'photo',
  ['photo', 'picture', 'image', 'camera', 'foto', 'imagen'],
  (one) => one.type === 'image',
);
export const priority = asField(
  'priority',
  'a priority',
  'priority',
  ['priority', 'prioritise', 'prioritize', 'priorität', 'prioridad', 'priorité'],
  (one) => one.name === 'priority',
);
export const dueDates = asField(
  'dueDates',
  'a due date',
  'due date',
  ['due date', 'deadline', 'fälligkeit', 'fecha límite', 'échéance'],
  (one) => /^(due|deadline)/.test(one.name),
);
export const notes = asField(
  'notes',
  'notes',
  'notes',
  ['notes', 'comments', 'notizen', 'notas'],
  (one) => one.type === 'longText',
);
export const ratings = asField(
  'ratings',
  'a rating',
  'rating',
  ['rating', 'star rating', 'rate', 'star', 'bewertung', 'valoración', 'puntuación', 'évaluation'],
  (one) => one.name === 'rating',
);

/** Days in a row, ticked off every day. */
export const streaks: Feature = {
  id: 'streaks',
  name: 'streaks',
  words: ['streak', 'daily check', 'in a row', 'racha', 'serie', 'série'],
  add(spec, model) {
    if (model.fields.some((one) => one.type === 'dates')) return [];
    addField(spec, model, fieldCalled('done on', { type: 'dates' }));
    const made = model.fields.at(-1)?.name ?? 'doneOn';
    for (const screen of spec.screens)
      for (const part of screen.components)
        if (part.type === 'list' && part.model === model.name && part.row.length < 12)
          part.row.push({
            id: `${part.id}Streak`,
            type: 'badge',
            value: {
              kind: 'join',
              parts: [
                { kind: 'streak', field: made },
                { kind: 'literal', value: ' days' },
              ],
            },
            tone: 'accent',
            icon: 'flame',
          });
    return [`${model.plural} count their streaks of days.`];
  },
  remove(spec, model) {
    return spec.models
      .filter((one) => (!model || one === model) && one.fields.length > 1)
      .flatMap((one) => {
        const gone = one.fields.filter((field) => field.type === 'dates');
        for (const field of gone) removeField(spec, one, field.name);
        return gone.length > 0 ? [`${one.plural} have no streaks any more.`] : [];
      });
  },
};
