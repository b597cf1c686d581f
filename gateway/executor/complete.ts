import {
  GraphQLError,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { ErrorCode } from '#schema/error-code';
import { completeLeaf } from './complete-leaf';
import { ErrorIndex } from './error-index';
import type { Execution } from './execution';
import { emptyObject, isObject, readField, type Json, type JsonObject } from './json';
import type { KnownType, SelectedField, Selection } from './selection';
import type { ResponsePath } from './targets';

/** Stands for a null where none may be: the object or list around it becomes null instead. */
const NULLED = Symbol('nulled');
type Completed = Json | typeof NULLED;

/** A place in the answer; written out only when an error is told. */
interface Place {
  parent: Place | null;
  step: string | number;
}

/**
 * Makes the answer from what the subgraphs gave: only what was selected, in that order, under the client's names, with nulls moved up to the
 * next nullable place ("CompleteValue" of the GraphQL specification). Adds to the execution's errors.
 */
export class Completion {
  readonly #told: ErrorIndex;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly execution: Execution,
    /** Answers of root fields that no subgraph gives. */
    private readonly local: JsonObject,
  ) {
    this.#told = new ErrorIndex(execution.errors);
  }

  complete(root: GraphQLObjectType, selection: Selection): JsonObject | null {
    const data = this.#object(root, this.execution.data, selection, null);
    return data === NULLED ? null : data;
  }

  #object(type: KnownType, source: JsonObject, selection: Selection, place: Place | null): JsonObject | typeof NULLED {
    const result = emptyObject();
    for (const field of selection.fieldsOf(type)) {
      const value = this.#field(type, source, field, { parent: place, step: field.responseName });
      if (value === NULLED) return NULLED;
      result[field.responseName] = value;
    }
    return result;
  }

  #field(parent: KnownType, source: JsonObject, field: SelectedField, place: Place): Completed {
    if (field.kind === 'typename') return isObjectType(parent) ? parent.name : this.#untyped(place);
    if (field.kind === 'local') return readField(this.local, field.responseName) ?? null;
    const value = readField(source, field.dataName);
    if (value === undefined) this.#explainMissing(source, field.dataName, place);
    return field.type ? this.#value(field.type, value ?? null, field.selection, place) : null;
  }

  #value(type: GraphQLOutputType, value: Json, selection: Selection | null, place: Place): Completed {
    if (isNonNullType(type)) {
      const completed = this.#value(type.ofType, value, selection, place);
      if (completed !== null) return completed;
      this.#tellOnce(place, 'The platform has no value here, though it promises one.');
      return NULLED;
    }
    if (value === null) return null;
    if (isListType(type)) return this.#list(type.ofType, value, selection, place);
    if (isLeafType(type)) {
      const completed = completeLeaf(type, value);
      if (completed === undefined) this.#tellOnce(place, `The platform has a value here that is no ${type.name}.`);
      return completed ?? null;
    }
    if (!isObject(value) || !selection) return this.#broken(place);
    const known = this.#typeOf(value, type);
    if (!known) return this.#broken(place);
    const completed = this.#object(known, value, selection, place);
    return completed === NULLED ? null : completed;
  }

  #list(itemType: GraphQLOutputType, value: Json, selection: Selection | null, place: Place): Json {
    if (!Array.isArray(value)) return this.#broken(place);
    const items: Json[] = [];
    for (const [step, item] of value.entries()) {
      const completed = this.#value(itemType, item, selection, { parent: place, step });
      if (completed === NULLED) return null;
      items.push(completed);
    }
    return items;
  }

  /** Of an interface object, a subgraph may know no more than the interface. */
  #typeOf(value: JsonObject, declared: GraphQLNamedOutputType): KnownType | null {
    if (isObjectType(declared)) return declared;
    const name = readField(value, '__typename');
    const type = typeof name === 'string' ? this.schema.getType(name) : declared;
    return isObjectType(type) || isInterfaceType(type) ? type : null;
  }

  #untyped(place: Place): typeof NULLED {
    this.#tellOnce(place, 'The platform does not say of what type this object is.');
    return NULLED;
  }

  #broken(place: Place): null {
    this.#tellOnce(place, 'The platform has a value here of another shape than it promises.');
    return null;
  }

  #explainMissing(source: JsonObject, name: string, place: Place): void {
    const failure = this.execution.failures.reasonFor(source, name);
    if (!failure) return;
    failure.told = true;
    const path = pathOf(place);
    this.#told.add(path);
    this.execution.errors.push(new GraphQLError(failure.message, { path, extensions: failure.extensions }));
  }

  #tellOnce(place: Place, message: string): void {
    const path = pathOf(place);
    if (this.#told.explains(path)) return;
    this.#told.add(path);
    this.execution.errors.push(
      new GraphQLError(message, { path, extensions: { code: ErrorCode.INTERNAL_SERVER_ERROR } }),
    );
  }
}

function pathOf(place: Place): ResponsePath {
  const path: (string | number)[] = [];
  for (let at: Place | null = place; at; at = at.parent) path.push(at.step);
  return path.toReversed();
}
