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

it('refuses ids and lists of a size that nothing takes', () => {
  expect(() => requireBounded(given('a', 'x'.repeat(1_001)), args)).toThrow('is no id');
  expect(() => requireBounded({ ids: Array.from({ length: 10_001 }, () => 'a') }, args)).toThrow('10001 items');
});
