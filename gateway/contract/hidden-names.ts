import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';

/** Where a sentence or a part of it begins anew. */
const CLAUSE = /(?<=[.;!?])\s+/;
const QUOTED = /[`"']([A-Za-z_]\w*)[`"']/g;

/** Names of the whole API that its contract hides, as far as they could betray something: words that stand quoted in a message. */
export class HiddenNames {
  readonly #hidden: ReadonlySet<string>;

  constructor(whole: GraphQLSchema, contract: GraphQLSchema) {
    const open = namesOf(contract);
    this.#hidden = new Set([...namesOf(whole)].filter((name) => !open.has(name)));
  }

  /** The message without the clauses that quote a hidden name: advice that cannot be followed here. */
  withoutThem(message: string): string {
    const clauses = message.split(CLAUSE);
    const kept = clauses.filter((clause) => !this.#quotesHidden(clause));
    if (kept.length === clauses.length) return message;
    if (kept.length === 0) return 'This cannot be done here.';
    return kept.join(' ').replace(/;$/, '.');
  }

  #quotesHidden(clause: string): boolean {
    return [...clause.matchAll(QUOTED)].some(([, name = '']) => this.#hidden.has(name));
  }
}

function namesOf(schema: GraphQLSchema): Set<string> {
  const names = new Set<string>();
  for (const type of Object.values(schema.getTypeMap())) {
    names.add(type.name);
    if (isEnumType(type)) for (const { name } of type.getValues()) names.add(name);
    if (isInputObjectType(type)) for (const name of Object.keys(type.getFields())) names.add(name);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      names.add(field.name);
      for (const { name } of field.args) names.add(name);
    }
  }
  return names;
}
