import type { Field } from '../model';
import { unique } from './components';
import { RESERVED_PROPERTIES, RESERVED_TYPES } from './reserved';
import { checkSamples, sampleProblem } from './samples';
import { at, complain, modelOf, type Scope } from './scope';

/** Checks the models: names, fields, first values and samples. */
export function checkModels(scope: Scope): void {
  const { models, screens } = scope.spec;
  unique(
    at(scope, 'models'),
    models.map((model) => model.name),
    'model',
  );
  const written = new Set(
    screens.flatMap(({ id }) => ['Screen', 'ViewModel', 'View'].map((end) => id[0]?.toUpperCase() + id.slice(1) + end)),
  );
  for (const model of models) {
    const inside = at(scope, 'models', model.name);
    if (RESERVED_TYPES.has(model.name))
      complain(inside, `${model.name} is a type of Swift or Kotlin already; give the model another name.`);
    if (written.has(model.name)) complain(inside, `${model.name} is also the name of a screen's source.`);
    unique(
      inside,
      model.fields.map((field) => field.name),
      'field',
    );
    for (const field of model.fields) checkField(at(inside, 'fields', field.name), field);
    checkSamples(inside, model);
  }
}

function checkField(scope: Scope, field: Field): void {
  if (RESERVED_PROPERTIES.has(field.name))
    complain(scope, `"${field.name}" is a reserved word or name; give the field another name.`);
  if ((field.type === 'choice') !== (field.choices !== undefined))
    complain(scope, 'A choice, and nothing else, has `choices`.');
  unique(scope, field.choices ?? [], 'choice');
  if ((field.type === 'reference') !== (field.model !== undefined))
    complain(scope, 'A reference, and nothing else, has a `model`.');
  if (field.model !== undefined) modelOf(scope, field.model);
  if (field.initial === undefined) return;
  const problem =
    field.type === 'reference'
      ? 'A reference has no first value.'
      : sampleProblem(scope.spec.models, field, field.initial);
  if (field.initial !== 'now' && problem) complain(at(scope, 'initial'), problem);
}
