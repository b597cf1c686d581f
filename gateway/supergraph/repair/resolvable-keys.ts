import type { ConstDirectiveNode, DocumentNode } from 'graphql';
import { mapTypes, plainArgument } from './supergraph-document';

const isResolvable = (directive: ConstDirectiveNode) => plainArgument(directive, 'resolvable') !== false;

/**
 * Names each subgraph's resolvable keys before those that it only mentions. @apollo/query-planner 2.14 hands a `@requires` over by the first key that
 * is at hand, and where that one is `resolvable: false` the subgraph is asked by a key that it does not know, without an error.
 */
export const withResolvableKeysFirst = (document: DocumentNode): DocumentNode =>
  mapTypes(document, (type) => {
    const directives = type.directives ?? [];
    const isKey = (directive: ConstDirectiveNode) => directive.name.value === 'join__type';
    const keys = directives.filter(isKey);
    if (keys.every(isResolvable)) return type;
    const ordered = [...keys.filter(isResolvable), ...keys.filter((key) => !isResolvable(key))];
    return { ...type, directives: [...ordered, ...directives.filter((directive) => !isKey(directive))] };
  });
