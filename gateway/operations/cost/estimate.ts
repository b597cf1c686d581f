import { valueFromASTUntyped, type ValueNode } from 'graphql';
import type { CostModel } from './cost-model';
import type { FieldCost, SelectionCost } from './field-cost';

/** What an operation is taken to cost with its variables. */
export class Estimate {
  /** Objects of the answer. */
  objects = 0;
  /** Points besides those of objects that do not depend on the length of a list. */
  fixed = 0;
  /** Points besides those of objects that do. */
  scaled = 0;
  /** Why it may not run: a list whose size has to be given and is not. */
  problem: string | null = null;

  /** At least one. */
  get points(): number {
    return Math.max(1, Math.ceil(this.objects + this.fixed + this.scaled));
  }

  /** What it cost once its answer has so many objects; never more than was estimated. */
  actualPoints(objects: number): number {
    const share = this.objects > 0 ? Math.min(1, objects / this.objects) : 1;
    return Math.min(this.points, Math.max(1, Math.ceil(objects + this.fixed + this.scaled * share)));
  }

  addPoints(points: number, isRepeated: boolean): void {
    if (isRepeated) this.scaled += points;
    else this.fixed += points;
  }

  add({ objects, fixed, scaled, problem }: Estimate): void {
    this.objects += objects;
    this.fixed += fixed;
    this.scaled += scaled;
    this.problem ??= problem;
  }
}

type Variables = Readonly<Record<string, unknown>>;

/** How many objects a selection is on, and which sizes their lists have by what is around them. */
interface Place {
  count: number;
  isRepeated: boolean;
  sized: { fields: readonly string[]; size: number } | null;
}

export const ROOT: Place = { count: 1, isRepeated: false, sized: null };

/** Adds up a selection. */
export function estimateSelection(
  { fields, variants, groups }: SelectionCost,
  place: Place,
  variables: Variables,
  model: CostModel,
  into: Estimate,
): void {
  for (const field of fields) if (isIncluded(field, variables)) estimateField(field, place, variables, model, into);
  if (variants.length === 0) return;
  const each = variants.map((variant) => {
    const estimate = new Estimate();
    estimateSelection(variant, place, variables, model, estimate);
    return estimate;
  });
  // An object is of one type: the dearest one.
  const dearest = groups
    .map((group) => {
      const sum = new Estimate();
      for (const index of group) if (each[index]) sum.add(each[index]);
      return sum;
    })
    .reduce((one, other) => (other.points > one.points ? other : one));
  into.add(dearest);
}

function estimateField(field: FieldCost, place: Place, variables: Variables, model: CostModel, into: Estimate): void {
  for (const { isCosted, value, weight, type } of field.arguments) {
    if (!isCosted || !value) continue;
    const points = weight + model.inputs.of(type, read(value, variables));
    if (points !== 0) into.addPoints(points * place.count, place.isRepeated);
  }
  const size = sizeOf(field, place, variables, model, into);
  const isSizedInside = field.size !== null && field.size.sizedFields.length > 0;
  const own = place.sized?.fields.includes(field.name) ? place.sized.size : isSizedInside ? field.assumedSize : size;
  const inner: Place = {
    count: place.count * own,
    isRepeated: place.isRepeated || field.isList || own !== 1,
    sized: isSizedInside && field.size ? { fields: field.size.sizedFields, size } : null,
  };
  if (field.isCounted) into.objects += inner.count;
  const beyond = field.isCounted ? field.weight - 1 : field.weight;
  if (beyond !== 0) into.addPoints(beyond * inner.count, inner.isRepeated && !field.isLocal);
  if (field.children) estimateSelection(field.children, inner, variables, model, into);
}

/** What `@listSize` says of the field with these arguments. */
function sizeOf(field: FieldCost, place: Place, variables: Variables, model: CostModel, into: Estimate): number {
  const { size } = field;
  if (!size) return field.assumedSize;
  const given = size.slicingArguments.flatMap((name) => {
    const argument = field.arguments.find((one) => one.name === name);
    const value = argument?.value ? read(argument.value, variables) : argument?.defaultValue;
    return typeof value === 'number' ? [Math.min(Math.max(0, value), model.options.largestPage)] : [];
  });
  if (size.slicingArguments.length > 0 && size.requireOneSlicingArgument && given.length !== 1)
    into.problem ??= `${field.coordinate} takes exactly one of ${size.slicingArguments.map((name) => `\`${name}\``).join(', ')}; ${given.length} are given.`;
  return given.length > 0 ? Math.max(...given) : (size.assumedSize ?? model.options.assumedListSize);
}

const isIncluded = ({ conditions }: FieldCost, variables: Variables) =>
  conditions.every(({ holdsFor, value }) => (read(value, variables) === true) === holdsFor);

const read = (value: ValueNode, variables: Variables): unknown => valueFromASTUntyped(value, variables);
