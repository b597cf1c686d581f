import { Directive, Field, ObjectType } from 'type-graphql';
import { GraphQLSafeInt } from 'graphql-scalars';
import { ConnectionOf } from '#platform/graphql/connection';

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'A file of a revision.' })
export class File {
  @Field(() => String, { description: 'Relative to the root of the project.' })
  path!: string;

  @Field(() => GraphQLSafeInt, { description: 'Its size in bytes.' })
  bytes!: number;

  @Field(() => String, { description: 'Hash of its content, in hex.' })
  sha256!: string;

  /** Whose file it is; for reading its content. */
  teamId!: string;
}

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'A page of files.' })
export class FileConnection extends ConnectionOf(File) {}
