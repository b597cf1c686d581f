import type { AppSpec } from '#schema/app-spec/app-spec';
import type { Model } from '#schema/app-spec/model';
import { listsOn } from './look';
import { loosen } from './prune';

/** Takes a field out of the model, its samples and the conditions of its lists; what shows or enters it is left to `prune`. */
export function removeField(spec: AppSpec, model: Model, name: string): void {
  model.fields = model.fields.filter((one) => one.name !== name);
  for (const sample of model.samples) delete sample[name];
  const reads = (text: string) =>
    text.includes(`{"kind":"field","name":${JSON.stringify(name)}}`) ||
    text.includes(`"field":${JSON.stringify(name)}`) ||
    text.includes(`"reference":${JSON.stringify(name)}`);
  for (const screen of spec.screens) {
    const about = screen.parameter === model.name || listsOn(screen, model.name).length > 0;
    if (!about) continue;
    loosen(screen, reads, false);
    for (const list of listsOn(screen, model.name)) if (list.sort?.field === name) delete list.sort;
  }
}
