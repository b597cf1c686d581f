import type { z } from 'zod';
import type { Field, Model, SampleValue } from '../model';
import { at, complain, type Scope } from './scope';

const DAY = /^(today([+-]\d{1,4})?|\d{4}-\d{2}-\d{2})$/;
const MOMENT = /^(today([+-]\d{1,4})?|now|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z)$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Checks that samples have ids of their own and values that fit the fields; required fields must be filled. */
export function checkSamples(scope: Scope, model: Model): void {
  const seen = new Set<unknown>();
  model.samples.forEach((sample, index) => {
    const inside = at(scope, 'samples', String(index));
    const { id, ...values } = sample;
    if (typeof id !== 'string' || id === '') complain(inside, 'A sample needs a text `id`.');
    else if (seen.has(id)) complain(inside, `There are two samples with the id "${id}".`);
    seen.add(id);
    for (const [name, value] of Object.entries(values)) {
      const field = model.fields.find((candidate) => candidate.name === name);
      const problem = field ? sampleProblem(scope.spec.models, field, value) : `${model.name} has no field ${name}.`;
      if (problem) complain(at(inside, name), problem);
    }
    for (const field of model.fields)
      if (field.required && field.initial === undefined && sample[field.name] === undefined)
        complain(inside, `The required field ${field.name} has no value.`);
  });
}

/** What is wrong with a value for a field, or null. */
export function sampleProblem(models: Model[], field: Field, value: z.infer<typeof SampleValue>): string | null {
  const wrong = `${JSON.stringify(value).slice(0, 60)} is no value for ${field.name}, which is of type ${field.type}.`;
  switch (field.type) {
    case 'integer':
    case 'money':
    case 'duration':
      return Number.isInteger(value) ? null : wrong;
    case 'decimal':
      return typeof value === 'number' ? null : wrong;
    case 'boolean':
      return typeof value === 'boolean' ? null : wrong;
    case 'dates':
      return Array.isArray(value) && value.every((day) => DAY.test(day)) ? null : wrong;
    default:
      return typeof value === 'string' && isText(models, field, value) ? null : wrong;
  }
}

function isText(models: Model[], field: Field, value: string): boolean {
  switch (field.type) {
    case 'date':
      return DAY.test(value);
    case 'dateTime':
      return MOMENT.test(value);
    case 'time':
      return TIME.test(value);
    case 'choice':
      return field.choices?.includes(value) ?? false;
    case 'reference':
      return models.find((model) => model.name === field.model)?.samples.some((sample) => sample.id === value) ?? false;
    default:
      return true;
  }
}
