import { GraphQLSafeInt } from 'graphql-scalars';
import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';
import { describeEnum } from '#platform/graphql/describe-enum';
import { Node } from '#platform/graphql/node';
import { bytesColumn } from '../object/bytes-column';

/** How far an upload is. */
export enum UploadStatus {
  OPEN = 'OPEN',
  COMPLETED = 'COMPLETED',
  ABORTED = 'ABORTED',
  EXPIRED = 'EXPIRED',
}
describeEnum(UploadStatus, 'UploadStatus', 'How far an upload is.', {
  OPEN: 'The bytes may be sent.',
  COMPLETED: 'The bytes were checked and are an object.',
  ABORTED: 'It was given up.',
  EXPIRED: 'It was not completed in time.',
});

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'A header that has to be sent as it is.' })
export class UploadHeader {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'Its value.' })
  value!: string;
}

@Directive('@key(fields: "id")')
@Directive('@tag(name: "partner")')
@ObjectType({
  description: 'Bytes on their way: room is kept for them until they are an object, or `url` has expired.',
  implements: Node,
})
@Entity('upload')
@Index(['teamId', 'status'])
export class Upload extends Node {
  @PrimaryColumn('text')
  declare id: string;

  @Column('text')
  teamId!: string;

  @Column('text', { nullable: true })
  projectId!: string | null;

  @Field(() => UploadStatus, { description: 'How far it is.' })
  @Column('text')
  status!: UploadStatus;

  @Field(() => String, { description: 'The name that the object will have.' })
  @Column('text')
  name!: string;

  @Field(() => GraphQLSafeInt, { description: 'How many bytes will come.' })
  @Column('bigint', { transformer: bytesColumn })
  bytes!: number;

  @Column('text')
  sha256!: string;

  @Column('text')
  contentType!: string;

  @Column('text')
  key!: string;

  @Column('text')
  createdById!: string;

  @Index()
  @Column('text', { nullable: true })
  objectId!: string | null;

  @Field(() => Date, { description: 'Until when the bytes may be sent and the upload completed.' })
  @Column('timestamptz')
  expiresAt!: Date;

  @Field(() => Date, { description: 'When it was begun.' })
  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}
