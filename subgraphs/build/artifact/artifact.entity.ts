import { GraphQLSafeInt } from 'graphql-scalars';
import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { Node } from '#platform/graphql/node';

const asNumber = { to: (value: number) => value, from: (value: string | number) => Number(value) };

/** A file that a build made. It is visible once the object store holds exactly what was declared, be it that the build still runs. Those of an earlier attempt are gone when the next begins. */
@Directive('@tag(name: "partner")')
@ObjectType({ description: 'A file that a build made.', implements: Node })
@Directive('@key(fields: "id")')
@Entity('artifact')
@Index(['buildId', 'id'])
export class Artifact extends Node {
  @PrimaryColumn('text')
  declare id: string;

  @Column('text')
  buildId!: string;

  @Column('text')
  teamId!: string;

  @Field(() => String, { description: '`WEB_BUNDLE`, `APK`, `AAB`, `IPA` …' })
  @Column('text')
  kind!: string;

  @Column('text')
  fileName!: string;

  /** In the object store. */
  @Column('text')
  key!: string;

  @Field(() => GraphQLSafeInt, { description: 'Its size in bytes.' })
  @Column('bigint', { transformer: asNumber })
  bytes!: number;

  @Field(() => String, { description: 'The sha256 of its content, in hex.' })
  @Column('text')
  sha256!: string;

  @Field(() => String, { description: 'Its media type.' })
  @Column('text')
  contentType!: string;

  @Column('boolean', { default: false })
  isVisible!: boolean;
}
