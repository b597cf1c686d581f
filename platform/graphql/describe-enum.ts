import { registerEnumType } from 'type-graphql';

/** Registers an enum with a description of itself and of each value. */
export function describeEnum<Enum extends Record<string, string>>(
  values: Enum,
  name: string,
  description: string,
  descriptions: Record<keyof Enum, string>,
): void {
  const keys = Object.keys(values) as (keyof Enum)[];
  registerEnumType(values, {
    name,
    description,
    valuesConfig: Object.fromEntries(keys.map((key) => [key, { description: descriptions[key] }])) as never,
  });
}
