import { Arg, Ctx, Directive, FieldResolver, ID, Int, Mutation, Resolver, Root, Subscription } from 'type-graphql';
import { by } from '#platform/graphql/subscribe';
import type { ObjectStore } from '#platform/ports/object-store';
import type { CommandService } from '../command/command.service';
import { DeviceButton, PreviewCommand, PreviewTouch } from '../command/preview-command.entity';
import { buttonOf, keyOf, textOf, touchOf } from '../command/read-input';
import { ForAgents } from '#platform/graphql/for-agents';
import type { PreviewContext } from '../loaders';
import { signBundle } from './bundles';
import type { ClaimService } from './claim.service';
import {
  ClaimPreviewInput,
  CreateScreenshotUploadInput,
  PublishPreviewInput,
  ReleasePreviewInput,
  ReportPreviewInput,
} from './work.inputs';
import {
  ClaimPreviewPayload,
  CreateScreenshotUploadPayload,
  PreviewBundle,
  PreviewWorkAvailable,
  PublishPreviewPayload,
  ReleasePreviewPayload,
  ReportPreviewPayload,
} from './work.payloads';
import type { WorkService } from './work.service';

/** The simulator agents' protocol: sessions, from the claim to the end. */
@Resolver(() => PreviewCommand)
export class WorkResolver {
  constructor(
    readonly claims: ClaimService,
    readonly commands: CommandService,
    private readonly works: WorkService,
    private readonly objects: ObjectStore,
  ) {}

  @ForAgents()
  @Mutation(() => ClaimPreviewPayload, {
    description: 'Gives the agent a session to run, or one again that it has lost sight of.',
  })
  async claimPreview(
    @Ctx() { viewer }: PreviewContext,
    @Arg('input', () => ClaimPreviewInput, { description: 'Who asks.' }) input: ClaimPreviewInput,
  ): Promise<Partial<ClaimPreviewPayload>> {
    return { work: await this.claims.claim(viewer, input) };
  }

  @ForAgents()
  @Mutation(() => PublishPreviewPayload, {
    description: 'Connects the video of a device to the router; again whenever the connection was lost.',
  })
  async publishPreview(
    @Ctx() { viewer }: PreviewContext,
    @Arg('input', () => PublishPreviewInput, { description: "The publisher's half." }) input: PublishPreviewInput,
  ): Promise<Partial<PublishPreviewPayload>> {
    return { answer: await this.works.publish(viewer, input) };
  }

  @ForAgents()
  @Mutation(() => ReportPreviewPayload, {
    description:
      'A sign of life of a session: renews its lease, tells of its video, answers commands, or says why it cannot go on.',
  })
  async reportPreview(
    @Ctx() { viewer }: PreviewContext,
    @Arg('input', () => ReportPreviewInput, { description: 'What there is to tell.' }) input: ReportPreviewInput,
  ): Promise<Partial<ReportPreviewPayload>> {
    return this.works.report(viewer, input);
  }

  @ForAgents()
  @Mutation(() => ReleasePreviewPayload, {
    description: 'Gives a session back, so that another agent takes it at once.',
  })
  async releasePreview(
    @Ctx() { viewer }: PreviewContext,
    @Arg('input', () => ReleasePreviewInput, { description: 'Which session.' }) input: ReleasePreviewInput,
  ): Promise<Partial<ReleasePreviewPayload>> {
    return { session: await this.claims.release(viewer, input) };
  }

  @ForAgents()
  @Mutation(() => CreateScreenshotUploadPayload, {
    description: 'Signs the upload of a picture that a command has asked for.',
  })
  async createScreenshotUpload(
    @Ctx() { viewer }: PreviewContext,
    @Arg('input', () => CreateScreenshotUploadInput, { description: 'The picture.' })
    input: CreateScreenshotUploadInput,
  ): Promise<Partial<CreateScreenshotUploadPayload>> {
    const { headers, ...upload } = await this.works.createScreenshotUpload(viewer, input);
    return { upload: { ...upload, headers: Object.entries(headers).map(([name, value]) => ({ name, value })) } };
  }

  @Directive('@tag(name: "agent")')
  @Subscription(() => PreviewWorkAvailable, {
    description: 'Wakes a simulator agent: there may be a session to claim. Comes once at once.',
    subscribe: by(
      () => WorkResolver,
      ({ claims }, _args, { viewer }) => claims.wakeUps(viewer),
    ),
  })
  previewWorkAvailable(@Root() reason: PreviewWorkAvailable): PreviewWorkAvailable {
    return reason;
  }

  @Directive('@tag(name: "agent")')
  @Subscription(() => PreviewCommand, {
    description: 'What the agent of a session is to do, each once and in order; ends when the session has ended.',
    subscribe: by(
      () => WorkResolver,
      ({ commands }, { sessionId, after }: { sessionId: string; after: number }, { viewer }) =>
        commands.watch(viewer, sessionId, after),
    ),
  })
  previewCommands(
    @Root() command: PreviewCommand,
    @Arg('sessionId', () => ID, { description: 'The session.' }) _sessionId: string,
    @Arg('after', () => Int, { defaultValue: 0, description: 'The sequence of the last command that the agent has.' })
    _after: number,
  ): PreviewCommand {
    return command;
  }

  @FieldResolver(() => PreviewTouch, { nullable: true, description: 'For INPUT: a finger on the screen.' })
  touch(@Root() { input }: PreviewCommand): PreviewTouch | null {
    return touchOf(input);
  }

  @FieldResolver(() => String, { nullable: true, description: 'For INPUT: text to be typed.' })
  text(@Root() { input }: PreviewCommand): string | null {
    return textOf(input);
  }

  @FieldResolver(() => String, { nullable: true, description: 'For INPUT: a key to be pressed.' })
  key(@Root() { input }: PreviewCommand): string | null {
    return keyOf(input);
  }

  @FieldResolver(() => DeviceButton, { nullable: true, description: 'For INPUT: a button to be pressed.' })
  button(@Root() { input }: PreviewCommand): DeviceButton | null {
    return buttonOf(input);
  }

  @FieldResolver(() => PreviewBundle, { nullable: true, description: 'For RELOAD: what is to run.' })
  async bundle(@Root() { buildId }: PreviewCommand, @Ctx() { loaders }: PreviewContext): Promise<PreviewBundle | null> {
    return buildId === null ? null : signBundle(this.objects, await loaders.knownBuild.load(buildId));
  }
}
