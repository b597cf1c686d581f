import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';
import { ConnectionOf } from '#platform/graphql/connection';
import { Node } from '#platform/graphql/node';
import type { StoreName } from '#platform/ports/store';
import { StoreNames } from './store-name';

@Directive('@key(fields: "id")')
@Directive('@tag(name: "partner")')
@ObjectType({ description: 'An app of a project as it is known to a store.', implements: Node })
@Entity('store_app')
@Index(['projectId', 'store'], { unique: true })
@Index(['store', 'bundleKey'], { unique: true })
export class StoreApp extends Node {
  @PrimaryColumn('text')
  declare id: string;

  @Column('text')
  projectId!: string;

  @Column('text')
  teamId!: string;

  @Field(() => StoreNames, { description: 'The store.' })
  @Column('text')
  store!: StoreName;

  @Field(() => String, { description: 'Its id in the store, which no other app there has: `app.ada.habits`.' })
  @Column('text')
  bundleId!: string;

  /** The bundle id in lower case: the stores do not tell letters of different case apart. */
  @Column('text')
  bundleKey!: string;

  /** The highest version code that was ever reserved by us; 0 before the first. */
  @Column('int', { default: 0 })
  lastVersionCode!: number;

  @Column('text')
  createdById!: string;

  @Field(() => Date, { description: 'When the project was connected with the store.' })
  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'A page of apps in stores.' })
export class StoreAppConnection extends ConnectionOf(StoreApp) {}
