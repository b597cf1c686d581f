import type { AppSpec } from '#schema/app-spec/app-spec';
import type { Model } from '#schema/app-spec/model';
import { createObject, sampleObjects } from './create-object';
import type { Clock } from './days';
import type { StoredObject, Value } from './value';

/** A place that keeps one text over restarts; `write` is false when there is no room. */
export interface Shelf {
  read(): string | null;
  write(text: string): boolean;
}

export interface KeptData {
  objects: Record<string, readonly StoredObject[]>;
  /** Persisted state: one value per name in the whole app. */
  settings: Record<string, Value>;
}

/** What was kept, fitted to what the specification says today; samples where there is nothing yet of a model. Never throws. */
export function openKeptData(text: string | null, spec: AppSpec, clock: Clock): KeptData {
  const kept = record(parse(text));
  const objects = record(kept.objects);
  const settings = record(kept.settings);
  return {
    objects: Object.fromEntries(
      spec.models.map((model) => {
        const list = objects[model.name];
        return [model.name, Array.isArray(list) ? fitAll(model, list, clock) : sampleObjects(model, clock)];
      }),
    ),
    settings: Object.fromEntries(
      spec.screens
        .flatMap((screen) => screen.state)
        .filter((variable) => variable.persisted)
        .map(({ name, initial }) => [name, typeof settings[name] === typeof initial ? settings[name] : initial]),
    ) as Record<string, Value>,
  };
}

/** The text that `openKeptData` reads. */
export const keepData = ({ objects, settings }: KeptData): string => JSON.stringify({ version: 1, objects, settings });

function fitAll(model: Model, list: unknown[], clock: Clock): StoredObject[] {
  const seen = new Set<string>();
  return list.flatMap((entry) => {
    const { id, ...values } = record(entry);
    if (typeof id !== 'string' || seen.has(id)) return [];
    seen.add(id);
    return [createObject(model, id, values as Record<string, Value>, clock)];
  });
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

function parse(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    // What cannot be read any more is begun anew.
    return null;
  }
}
