import { GraphQLSafeInt } from 'graphql-scalars';
import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';
import { ConnectionOf } from '#platform/graphql/connection';
import { Node } from '#platform/graphql/node';
import { bytesColumn } from './bytes-column';

@Directive('@key(fields: "id")')
@Directive('@tag(name: "partner")')
@ObjectType({ description: 'A file that a team keeps with us. Its content never changes.', implements: Node })
@Entity('stored_object')
export class StoredObject extends Node {
  @PrimaryColumn('text')
  declare id: string;

  @Index()
  @Column('text')
  teamId!: string;

  @Index()
  @Column('text', { nullable: true })
  projectId!: string | null;

  @Field(() => String, { description: 'What people call it; the name that it is saved under.' })
  @Column('text')
  name!: string;

  @Field(() => GraphQLSafeInt, { description: 'Its size in bytes.' })
  @Column('bigint', { transformer: bytesColumn })
  bytes!: number;

  @Field(() => String, { description: 'Hash of its content, in hex.' })
  @Column('text')
  sha256!: string;

  @Field(() => String, { description: 'Its media type: `image/png`.' })
  @Column('text')
  contentType!: string;

  /** In the object store. */
  @Column('text')
  key!: string;

  @Column('text')
  createdById!: string;

  @Field(() => Date, { description: 'When it was stored.' })
  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'A page of stored objects.' })
export class StoredObjectConnection extends ConnectionOf(StoredObject) {}
