import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';

/** An operation with the types of its answer and its variables; the documents that codegen writes are such ones. */
export interface TypedDocument<Data, Variables> extends DocumentTypeDecoration<Data, Variables> {
  toString(): string;
}

/** Text of an operation that is typed by hand. */
export const typed = <Data, Variables>(text: string) => text as unknown as TypedDocument<Data, Variables>;
