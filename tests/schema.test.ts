import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, parse, visit, type DocumentNode } from 'graphql';
import { problemsWith, recordedOperations } from '#gateway/schema-check/recorded-operations';
import { workingSnapshot } from '#gateway/schema-check/release';
import { printPartnerSchema } from '#gateway/contract/contract';
import { NODE_TYPES } from '#schema/shared/node-types';
import { SUBGRAPHS } from '#schema/shared/subgraphs';
import { subgraphs } from '#subgraphs/index';

const read = (file: string) => readFileSync(join(__dirname, '..', 'schema', file), 'utf8');
const api = parse(read('api.graphql'));

/** Names of the specification itself, which describes them. */
const BUILT_IN = new Set(['DateTime']);

interface Described {
  name: { value: string };
  description?: { value: string };
}

describe('the graph', () => {
  it('is made of the eight subgraphs', () => {
    expect(subgraphs.map(({ name }) => name)).toEqual(SUBGRAPHS);
  });

  it('describes every type, field, argument and enum value', () => {
    const silent: string[] = [];
    const path: string[] = [];
    const look = {
      enter(node: Described) {
        path.push(node.name.value);
        if (!node.description?.value.trim() && !BUILT_IN.has(node.name.value)) silent.push(path.join('.'));
      },
      leave: () => void path.pop(),
    };
    visit(api, {
      ObjectTypeDefinition: look,
      InterfaceTypeDefinition: look,
      UnionTypeDefinition: look,
      InputObjectTypeDefinition: look,
      EnumTypeDefinition: look,
      EnumValueDefinition: look,
      FieldDefinition: look,
      InputValueDefinition: look,
    });
    // Roots have no place of their own to be described at.
    expect(silent.filter((name) => !['Query', 'Mutation', 'Subscription'].includes(name))).toEqual([]);
  });

  it('answers every mutation with a payload and its userErrors, and takes one input', () => {
    const wrong: string[] = [];
    for (const definition of api.definitions)
      if (definition.kind === 'ObjectTypeDefinition' && definition.name.value === 'Mutation')
        for (const field of definition.fields ?? []) {
          const [input, ...others] = field.arguments ?? [];
          const type =
            field.type.kind === 'NonNullType' && field.type.type.kind === 'NamedType' ? field.type.type.name.value : '';
          if (!type.endsWith('Payload') || others.length > 0 || (input && input.name.value !== 'input'))
            wrong.push(field.name.value);
        }
    expect(wrong).toEqual([]);
  });

  it('has each type that node(id) finds', () => {
    const types = new Set(
      api.definitions
        .flatMap((definition) => (definition.kind === 'ObjectTypeDefinition' ? [definition] : []))
        .filter(({ interfaces }) => interfaces?.some(({ name }) => name.value === 'Node'))
        .map(({ name }) => name.value),
    );
    expect([...types].toSorted()).toEqual(
      Object.values(NODE_TYPES)
        .map(({ type }) => type)
        .toSorted(),
    );
  });
});

describe('the contract for partners', () => {
  const partner = read('partner.graphql');

  it('is what the tags of the supergraph say', () => {
    expect(partner).toBe(printPartnerSchema(read('supergraph.graphql'), read('api.graphql')));
  });

  it('has nothing that only agents, admins or the console use', () => {
    expect(partner).not.toMatch(/fencing|claimBuild|registerAgent|AgentToken|AccessToken|signIn|connectStore/i);
  });

  it('names nothing in its descriptions that it hides', () => {
    const open = namesIn(parse(partner));
    const hidden = [...namesIn(api)].filter((name) => !open.has(name));
    const quoted = [...partner.matchAll(/`(\w+)/g)].map(([, name]) => name);
    expect(hidden.filter((name) => quoted.includes(name))).toEqual([]);
  });
});

function namesIn(document: DocumentNode): Set<string> {
  const names = new Set<string>();
  visit(document, { Name: ({ value }) => void names.add(value) });
  return names;
}

it('answers every operation that is written down', () => {
  const schema = buildSchema(read('api.graphql'));
  const { operations } = workingSnapshot(join(__dirname, '..'));
  const wrong = recordedOperations(operations).flatMap((one) =>
    problemsWith(schema, one).map(({ message }) => `${one.client}: ${message}`),
  );
  expect(operations.length).toBeGreaterThan(10);
  expect(wrong).toEqual([]);
});
