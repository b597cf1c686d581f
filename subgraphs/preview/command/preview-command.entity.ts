import { Directive, Field, Float, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { describeEnum } from '#platform/graphql/describe-enum';
import type { PreviewInput } from '#schema/shared/preview-input';

export enum CommandKind {
  INPUT = 'INPUT',
  ROTATE = 'ROTATE',
  SCREENSHOT = 'SCREENSHOT',
  RELOAD = 'RELOAD',
  STOP = 'STOP',
}
describeEnum(CommandKind, 'PreviewCommandKind', 'What an agent is to do with the device of a session.', {
  INPUT: 'One of `touch`, `text`, `key` and `button` is to be performed.',
  ROTATE: 'The device is to be turned by a quarter.',
  SCREENSHOT: 'A picture is to be taken and uploaded.',
  RELOAD: '`bundle` is to take the place of the app that runs.',
  STOP: 'The session has ended; everything of it is to be taken away.',
});

export enum TouchPhase {
  DOWN = 'DOWN',
  MOVE = 'MOVE',
  UP = 'UP',
  CANCEL = 'CANCEL',
}
describeEnum(TouchPhase, 'TouchPhase', 'What a finger does.', {
  DOWN: 'It comes down on the screen.',
  MOVE: 'It moves over the screen.',
  UP: 'It is lifted.',
  CANCEL: 'It is taken back, as if it had not been there.',
});

export enum DeviceButton {
  HOME = 'HOME',
  BACK = 'BACK',
  ROTATE = 'ROTATE',
}
describeEnum(DeviceButton, 'DeviceButton', 'A button of a device; not every device has every one.', {
  HOME: 'To the first screen of the app.',
  BACK: 'To the screen before.',
  ROTATE: 'Turns the device by a quarter.',
});

@Directive('@tag(name: "agent")')
@ObjectType({ description: 'What a finger is to do.' })
export class PreviewTouch {
  @Field(() => TouchPhase, { description: 'What it does.' })
  phase!: TouchPhase;

  @Field(() => Int, { description: 'Tells fingers apart.' })
  pointer!: number;

  @Field(() => Float, { description: "Share of the screen's width, from the left." })
  x!: number;

  @Field(() => Float, { description: "Share of the screen's height, from the top." })
  y!: number;
}

@Directive('@tag(name: "agent")')
@ObjectType({ description: 'Something that an agent is to do with the device of a session.' })
@Entity('preview_command')
export class PreviewCommand {
  @PrimaryColumn('text')
  sessionId!: string;

  @Field(() => Int, { description: 'Counts from 1, without gaps; `previewCommands(after:)` resumes by it.' })
  @PrimaryColumn('int')
  sequence!: number;

  @Field(() => CommandKind, { description: 'What is to be done.' })
  @Column('text')
  kind!: CommandKind;

  @Column('jsonb', { nullable: true })
  input!: PreviewInput | null;

  /** What is to run, for RELOAD. */
  @Column('text', { nullable: true })
  buildId!: string | null;

  @Column('timestamptz')
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  answeredAt!: Date | null;

  /** Why it was not done; null: it was. */
  @Column('text', { nullable: true })
  error!: string | null;

  /** The first picture that shows the effect. */
  @Column('int', { nullable: true })
  frame!: number | null;

  /** In the object store, for SCREENSHOT. */
  @Column('jsonb', { nullable: true })
  picture!: { key: string; bytes: number; sha256: string } | null;
}
