import {
  GraphQLError,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLLeafType,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { ErrorCode } from '#schema/error-code';
import { ErrorIndex } from './error-index';
import type { Execution } from './execution';
import { isObject, readField, type Json, type JsonObject } from './json';
import type { KnownType, SelectedField, Selection } from './selection';
import { leafWriter, type WriteLeaf } from './write-leaf';

/** Stands for a null where none may be: the object or list around it becomes null instead. */
const NULLED = Symbol('nulled');
type Written = string | typeof NULLED;

const NULL = 'null';

/**
 * Writes the answer from what the subgraphs gave: only what was selected, in that order, under the client's names, with nulls moved up to the
 * next nullable place ("CompleteValue" of the GraphQL specification). Adds to the execution's errors.
 */
export class Completion {
  /** Objects of the answer so far, by which an operation's cost is known afterwards; what stands within one that was written before is not counted again. */
  objects = 0;
  readonly #told: ErrorIndex;
  /** Where in the answer the present value stands. */
  readonly #path: (string | number)[] = [];
  /** What was written of an object that stands in several places, where there was nothing to tell about it. */
  readonly #written = new Map<Selection, Map<JsonObject, string>>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly leaves: LeafWriters,
    private readonly execution: Execution,
    /** Answers of root fields that no subgraph gives. */
    private readonly local: JsonObject,
  ) {
    this.#told = new ErrorIndex(execution.errors);
  }

  /** JSON of the answer's `data`. */
  complete(root: GraphQLObjectType, selection: Selection): string {
    const data = this.#object(root, this.execution.data, selection);
    return data === NULLED ? NULL : data;
  }

  #object(type: KnownType, source: JsonObject, selection: Selection): Written {
    let text = '{';
    for (const field of selection.fieldsOf(type)) {
      this.#path.push(field.responseName);
      const value = this.#field(type, source, field);
      this.#path.pop();
      if (value === NULLED) return NULLED;
      text += text.length > 1 ? `,${field.key}${value}` : field.key + value;
    }
    return `${text}}`;
  }

  #field(parent: KnownType, source: JsonObject, field: SelectedField): Written {
    if (field.kind === 'typename') return isObjectType(parent) ? `"${parent.name}"` : this.#untyped();
    if (field.kind === 'local') return JSON.stringify(readField(this.local, field.responseName) ?? null);
    const value = readField(source, field.dataName);
    if (value === undefined) this.#explainMissing(source, field.dataName);
    return field.type ? this.#value(field.type, value ?? null, field.selection) : NULL;
  }

  #value(type: GraphQLOutputType, value: Json, selection: Selection | null): Written {
    if (isNonNullType(type)) {
      const written = this.#value(type.ofType, value, selection);
      if (written !== NULL) return written;
      this.#tellOnce('The platform has no value here, though it promises one.');
      return NULLED;
    }
    if (value === null) return NULL;
    if (isListType(type)) return this.#list(type.ofType, value, selection);
    if (isLeafType(type)) {
      const written = this.leaves.of(type)(value);
      if (written === undefined) this.#tellOnce(`The platform has a value here that is no ${type.name}.`);
      return written ?? NULL;
    }
    if (!isObject(value) || !selection) return this.#broken();
    return this.#entry(type, value, selection);
  }

  #list(itemType: GraphQLOutputType, value: Json, selection: Selection | null): Written {
    if (!Array.isArray(value)) return this.#broken();
    let text = '[';
    for (let index = 0; index < value.length; index++) {
      this.#path.push(index);
      const item = this.#value(itemType, value[index] ?? null, selection);
      this.#path.pop();
      if (item === NULLED) return NULL;
      text += index > 0 ? `,${item}` : item;
    }
    return `${text}]`;
  }

  #entry(declared: GraphQLNamedOutputType, value: JsonObject, selection: Selection): Written {
    this.objects++;
    let written = this.#written.get(selection);
    if (!written) this.#written.set(selection, (written = new Map()));
    const known = written.get(value);
    if (known !== undefined) return known;
    const type = this.#typeOf(value, declared);
    if (!type) return this.#broken();
    const errors = this.execution.errors.length;
    const text = this.#object(type, value, selection);
    if (text === NULLED) return NULL;
    if (this.execution.errors.length === errors) written.set(value, text);
    return text;
  }

  /** Of an interface object, a subgraph may know no more than the interface. */
  #typeOf(value: JsonObject, declared: GraphQLNamedOutputType): KnownType | null {
    if (isObjectType(declared)) return declared;
    const name = readField(value, '__typename');
    const type = typeof name === 'string' ? this.schema.getType(name) : declared;
    return isObjectType(type) || isInterfaceType(type) ? type : null;
  }

  #untyped(): typeof NULLED {
    this.#tellOnce('The platform does not say of what type this object is.');
    return NULLED;
  }

  #broken(): string {
    this.#tellOnce('The platform has a value here of another shape than it promises.');
    return NULL;
  }

  #explainMissing(source: JsonObject, name: string): void {
    const failure = this.execution.failures.reasonFor(source, name);
    if (!failure) return;
    failure.told = true;
    const path = [...this.#path];
    this.#told.add(path);
    this.execution.errors.push(new GraphQLError(failure.message, { path, extensions: failure.extensions }));
  }

  #tellOnce(message: string): void {
    const path = [...this.#path];
    if (this.#told.explains(path)) return;
    this.#told.add(path);
    this.execution.errors.push(
      new GraphQLError(message, { path, extensions: { code: ErrorCode.INTERNAL_SERVER_ERROR } }),
    );
  }
}

/** One writer for each leaf type of a schema. */
export class LeafWriters {
  readonly #writers = new Map<GraphQLLeafType, WriteLeaf>();

  of(type: GraphQLLeafType): WriteLeaf {
    let writer = this.#writers.get(type);
    if (!writer) this.#writers.set(type, (writer = leafWriter(type)));
    return writer;
  }
}
