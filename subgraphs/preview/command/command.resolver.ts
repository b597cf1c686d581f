import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import type { PreviewContext } from '../loaders';
import type { SessionService } from '../session/session.service';
import { ReloadPreviewInput, RotatePreviewInput, SendPreviewInputInput, TakeScreenshotInput } from './command.inputs';
import {
  ReloadPreviewPayload,
  RotatePreviewPayload,
  SendPreviewInputPayload,
  TakeScreenshotPayload,
} from './command.payloads';
import type { CommandService } from './command.service';

/** What people do with a running preview. */
@Resolver()
export class CommandResolver {
  constructor(
    private readonly commands: CommandService,
    private readonly sessions: SessionService,
  ) {}

  @Directive('@tag(name: "partner")')
  @Mutation(() => SendPreviewInputPayload, {
    description: 'Touches, types or presses a button; for clients without the data channel `input`.',
  })
  async sendPreviewInput(
    @Ctx() { viewer }: PreviewContext,
    @Arg('input', () => SendPreviewInputInput, { description: 'What is done.' }) input: SendPreviewInputInput,
  ): Promise<Partial<SendPreviewInputPayload>> {
    const frame = await this.commands.sendInput(viewer, input);
    return { frame, session: await this.sessions.get(viewer, input.sessionId) };
  }

  @Directive('@tag(name: "partner")')
  @Mutation(() => RotatePreviewPayload, { description: 'Turns the device by a quarter: upright to lying, or back.' })
  async rotatePreview(
    @Ctx() { viewer }: PreviewContext,
    @Arg('input', () => RotatePreviewInput, { description: 'Which one.' }) { sessionId }: RotatePreviewInput,
  ): Promise<Partial<RotatePreviewPayload>> {
    await this.commands.rotate(viewer, sessionId);
    return { session: await this.sessions.get(viewer, sessionId) };
  }

  @Directive('@tag(name: "partner")')
  @Mutation(() => TakeScreenshotPayload, { description: 'Takes a picture of the screen in its full resolution.' })
  async takeScreenshot(
    @Ctx() { viewer }: PreviewContext,
    @Arg('input', () => TakeScreenshotInput, { description: 'Of which one.' }) { sessionId }: TakeScreenshotInput,
  ): Promise<Partial<TakeScreenshotPayload>> {
    const url = await this.commands.takeScreenshot(viewer, sessionId);
    return { url, session: await this.sessions.get(viewer, sessionId) };
  }

  @Directive('@tag(name: "partner")')
  @Mutation(() => ReloadPreviewPayload, {
    description:
      'Runs the newest build in place of the present one; viewers and the data of the app stay. While the newest revision is being built it answers at once, and the app is reloaded as soon as that can run: follow `previewChanged`.',
  })
  async reloadPreview(
    @Ctx() { viewer }: PreviewContext,
    @Arg('input', () => ReloadPreviewInput, { description: 'Which one.' }) { sessionId }: ReloadPreviewInput,
  ): Promise<Partial<ReloadPreviewPayload>> {
    await this.commands.reload(viewer, sessionId);
    return { session: await this.sessions.get(viewer, sessionId) };
  }
}
