import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import { Node } from '#platform/graphql/node';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'People who work on the same projects. Every user has a personal one.', implements: Node })
@Entity('team')
export class Team extends Node {
  @PrimaryColumn('text')
  declare id: string;

  @Directive('@tag(name: "partner")')
  @Field(() => String, { description: 'What people call it.' })
  @Column('text')
  name!: string;

  @Field(() => Boolean, { description: 'It was made with its user and goes with that user.' })
  @Column('boolean')
  isPersonal!: boolean;

  @Directive('@tag(name: "partner")')
  @Field(() => Date, { description: 'When it was made.' })
  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}
