import { buildSchema } from 'graphql';
import { requireBounded } from './bounded-arguments';

const { args } = buildSchema(`
  input Change { path: String! content: String }
  input Changes { projectId: ID! changes: [Change!]! }
  type Query { apply(input: Changes!, ids: [ID!]): Int }
`)
  .getQueryType()!
  .getFields().apply!;

const given = (path: string, projectId = 'prj_1') => ({ input: { projectId, changes: [{ path, content: null }] } });

it('takes what fits, whole characters beyond the first plane among it', () => {
  expect(() => requireBounded(given('Übersicht 🌱.swift'), args)).not.toThrow();
});

it.each(['\ud800', 'a\udc00b', '🌱\ud83c'])('refuses half a character in %j and says where it is', (path) => {
  expect(() => requireBounded(given(path), args)).toThrow(
    expect.objectContaining({
      errors: [expect.objectContaining({ code: 'INVALID_INPUT', field: ['changes', '0', 'path'] })],
    }),
  );
});

it('refuses ids and lists of a size that nothing takes', () => {
  expect(() => requireBounded(given('a', 'x'.repeat(1_001)), args)).toThrow('is no id');
  expect(() => requireBounded({ ids: Array.from({ length: 10_001 }, () => 'a') }, args)).toThrow('10001 items');
});
