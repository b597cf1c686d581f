import {
  buildSchema,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  getNamedType,
} from 'graphql';
import { type Answer, serveForTest, type TestSubgraph } from '#platform/testing/test-subgraph';
import { subgraphs } from '#subgraphs/index';

/** Fields that anyone may ask, signed in or not. */
const PUBLIC: Record<string, string[]> = { account: [], preview: [] };

/** Whoever has not signed in is told so, by every query and every subscription of every subgraph, and learns nothing of what exists. */
describe.each(subgraphs.map((subgraph) => [subgraph.name, subgraph] as const))('%s', (name, subgraph) => {
  let running: TestSubgraph;
  beforeAll(async () => {
    running = await serveForTest(subgraph);
  });
  afterAll(() => running.close());

  it('asks who comes without a token to sign in', async () => {
    const schema = buildSchema(running.sdl.replace(/extend schema @link[^\n]*\n/, ''), { assumeValid: true });
    const isPublic = (field: string) => field.startsWith('_') || (PUBLIC[name] ?? []).includes(field);
    const nobody = running.as(null);
    const codes: Record<string, string> = {};
    for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
      if (isPublic(field.name)) continue;
      const { data, errors } = await nobody.query(`query ${asked(field)}`);
      codes[field.name] = errors?.[0]?.extensions.code ?? JSON.stringify(data);
    }
    for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {})) {
      const first = await nobody
        .subscribe(`subscription ${asked(field)}`)
        .next()
        // A refused subscription ends with its errors.
        .catch((errors: unknown) => ({ value: { data: null, errors: errors as Answer<null>['errors'] } }));
      const { data, errors } = first.value as Answer<unknown>;
      codes[field.name] = errors?.[0]?.extensions.code ?? JSON.stringify(data);
    }
    expect(codes).toEqual(Object.fromEntries(Object.keys(codes).map((field) => [field, 'UNAUTHENTICATED'])));
  });
});

function asked({ name, args, type }: GraphQLField<unknown, unknown>): string {
  const required = args.filter((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined);
  const given = required.map((arg) => `${arg.name}: ${sample(arg.type)}`).join(', ');
  return `{ ${name}${given && `(${given})`} ${selectionOf(getNamedType(type))} }`;
}

const selectionOf = (type: GraphQLNamedType) =>
  isObjectType(type) || isInterfaceType(type) || isUnionType(type) ? '{ __typename }' : '';

function sample(type: GraphQLInputType): string {
  if (isNonNullType(type)) return sample(type.ofType);
  if (isListType(type)) return `[${sample(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(
      (field) => isNonNullType(field.type) && field.defaultValue === undefined,
    );
    return `{ ${fields.map((field) => `${field.name}: ${sample(field.type)}`).join(', ')} }`;
  }
  const byName: Record<string, string> = {
    Int: '1',
    Float: '0.5',
    Boolean: 'true',
    DateTime: '"2026-01-01T00:00:00Z"',
  };
  return byName[type.name] ?? '"prj_none"';
}
