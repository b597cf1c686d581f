import type { Model } from '#schema/app-spec/model';
import { createObject, fitValue } from './create-object';
import type { Clock } from './days';
import type { StoredObject, Value } from './value';

/** All objects of an app in the order in which they were made. Every change is told once, after it. */
export class Objects {
  private readonly kept: Map<string, readonly StoredObject[]>;

  constructor(
    private readonly models: readonly Model[],
    kept: Iterable<readonly [string, readonly StoredObject[]]>,
    private readonly newId: () => string,
    private readonly changed: () => void,
  ) {
    this.kept = new Map(kept);
  }

  model(name: string): Model | undefined {
    return this.models.find((model) => model.name === name);
  }

  all(model: string): readonly StoredObject[] {
    return this.kept.get(model) ?? [];
  }

  find(model: string, id: string): StoredObject | undefined {
    return this.all(model).find((object) => object.id === id);
  }

  create(name: string, values: Record<string, Value>, clock: Clock): StoredObject | undefined {
    const model = this.model(name);
    if (!model) return undefined;
    const object = createObject(model, this.newId(), values, clock);
    this.keep(name, [...this.all(name), object]);
    return object;
  }

  /** Sets fields of one object; an object that is gone stays gone. */
  change(name: string, id: string, values: Record<string, Value>): void {
    const fields = this.model(name)?.fields.filter((field) => values[field.name] !== undefined) ?? [];
    const fitted = Object.fromEntries(fields.map((field) => [field.name, fitValue(field, values[field.name])]));
    this.keep(
      name,
      this.all(name).map((object) => (object.id === id ? { ...object, ...fitted, id } : object)),
    );
  }

  remove(name: string, id: string): void {
    this.keep(
      name,
      this.all(name).filter((object) => object.id !== id),
    );
  }

  removeAll(name: string): void {
    this.keep(name, []);
  }

  /** What `constructor` takes back. */
  snapshot(): Record<string, readonly StoredObject[]> {
    return Object.fromEntries(this.kept);
  }

  private keep(name: string, objects: readonly StoredObject[]): void {
    this.kept.set(name, objects);
    this.changed();
  }
}
