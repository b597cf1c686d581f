import type { AppSpec } from '#schema/app-spec/app-spec';
import { featureOf } from '../features/all';
import type { FeatureId } from '../features/feature';
import { filterBy } from '../features/finding';
import { modelFor } from '../plan/compose';
import { mainModelOf } from '../weave/look';
import { cut } from '../words';
import { bare, done, type Outcome } from './clause';
import { fieldNamed, modelNamed } from './target';
import type { Wish } from './wish';

/** Adds a feature, for the model that the words name or the one that it suits best. */
export function addFeature(spec: AppSpec, id: FeatureId, wish: Wish, words: string[]): Outcome {
  const feature = featureOf(id);
  const about = words.slice(words.findIndex((word) => /^(by|of|for|per|about|over)$/.test(word)) + 1).join(' ');
  const model =
    wish.model ??
    modelNamed(spec, about) ??
    (['search', 'filter', 'sort', 'favourites'].includes(id)
      ? mainModelOf(spec)
      : (modelFor(spec, feature) ?? mainModelOf(spec)));
  const field = id === 'filter' ? fieldNamed(spec, about, model) : null;
  const changes = field ? filterBy(spec, model, field.field) : feature.add(spec, model);
  if (changes.length === 0)
    return done(
      [],
      [
        `The app has ${feature.name} for ${model.plural.toLowerCase()} already, or there is nothing it could work with.`,
      ],
    );
  if (wish.unknownTarget)
    return done(changes, [
      `The app has no "${cut(bare(wish.unknownTarget), 60)}", so I chose ${model.plural.toLowerCase()}.`,
    ]);
  const chosen = !wish.model && spec.models.length > 1 && !['settings', 'darkMode', 'profile', 'chat'].includes(id);
  return done(changes, chosen ? [`You named no part of the app, so I chose ${model.plural.toLowerCase()}.`] : []);
}
