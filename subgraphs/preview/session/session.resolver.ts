import {
  Arg,
  Args,
  Ctx,
  Directive,
  FieldResolver,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { WorkStatus } from '#schema/shared/work-status';
import { type Connection, ConnectionArgs } from '#platform/graphql/connection';
import { by } from '#platform/graphql/subscribe';
import { Device } from '../device/device.entity';
import type { PreviewContext } from '../loaders';
import { Build } from '../references/build';
import { Project } from '../references/project';
import { PreviewSession, PreviewSessionConnection } from './preview-session.entity';
import { StartPreviewInput, StopPreviewInput, ViewPreviewInput } from './session.inputs';
import { StartPreviewPayload, StopPreviewPayload, ViewPreviewPayload } from './session.payloads';
import type { SessionService } from './session.service';
import { IDLE_SECONDS, LONGEST_SECONDS, PreviewWaitReason, shownStatus, waitReasonOf } from './session-state';
import type { ViewService } from './view.service';

@Resolver(() => PreviewSession)
export class SessionResolver {
  constructor(
    readonly service: SessionService,
    private readonly views: ViewService,
  ) {}

  @Directive('@tag(name: "partner")')
  @Query(() => PreviewSession, { description: 'A preview by its id.' })
  previewSession(
    @Ctx() { viewer }: PreviewContext,
    @Arg('id', () => ID, { description: 'The id of the preview.' }) id: string,
  ): Promise<PreviewSession> {
    return this.service.get(viewer, id);
  }

  @Directive('@tag(name: "partner")')
  @Directive('@cost(weight: 200)')
  @Mutation(() => StartPreviewPayload, {
    description: 'Runs the newest revision of an app on a device; answers at once, `previewChanged` tells the rest.',
  })
  async startPreview(
    @Ctx() { viewer }: PreviewContext,
    @Arg('input', () => StartPreviewInput, { description: 'What is to be seen.' }) input: StartPreviewInput,
  ): Promise<Partial<StartPreviewPayload>> {
    return { session: await this.service.start(viewer, input) };
  }

  @Directive('@tag(name: "partner")')
  @Mutation(() => StopPreviewPayload, { description: 'Ends a preview and everything of it.' })
  async stopPreview(
    @Ctx() { viewer }: PreviewContext,
    @Arg('input', () => StopPreviewInput, { description: 'Which one.' }) { sessionId }: StopPreviewInput,
  ): Promise<Partial<StopPreviewPayload>> {
    return { session: await this.service.stop(viewer, sessionId) };
  }

  @Directive('@tag(name: "partner")')
  @Mutation(() => ViewPreviewPayload, {
    description: 'Connects a peer to the video of a preview: plain SDP, all candidates inside, as in WHEP.',
  })
  async viewPreview(
    @Ctx() { viewer }: PreviewContext,
    @Arg('input', () => ViewPreviewInput, { description: "The peer's half." }) input: ViewPreviewInput,
  ): Promise<Partial<ViewPreviewPayload>> {
    return { answer: await this.views.view(viewer, input) };
  }

  @Directive('@tag(name: "partner")')
  @Subscription(() => PreviewSession, {
    description: 'A preview: its present state first, then every change.',
    subscribe: by(
      () => SessionResolver,
      ({ service }, { id }: { id: string }, { viewer }) => service.watch(viewer, id),
    ),
  })
  previewChanged(
    @Root() session: PreviewSession,
    @Arg('id', () => ID, { description: 'The id of the preview.' }) _id: string,
  ): PreviewSession {
    return session;
  }

  @FieldResolver(() => WorkStatus, {
    description:
      'QUEUED until it can be looked at, RUNNING while it can, SUCCEEDED once it was stopped or has run out.',
  })
  status(@Root() session: PreviewSession): WorkStatus {
    return shownStatus(session);
  }

  @FieldResolver(() => PreviewWaitReason, {
    nullable: true,
    description: 'What it waits for; null when it can be looked at or has ended.',
  })
  waitReason(@Root() session: PreviewSession): PreviewWaitReason | null {
    return waitReasonOf(session);
  }

  @FieldResolver(() => Int, { description: 'Seconds without a viewer or input after which it ends.' })
  idleTimeoutSeconds(): number {
    return IDLE_SECONDS;
  }

  @FieldResolver(() => Date, { nullable: true, description: 'When it ends at the latest; null before it has started.' })
  endsAt(@Root() { startedAt }: PreviewSession): Date | null {
    return startedAt && new Date(startedAt.getTime() + LONGEST_SECONDS * 1000);
  }

  @FieldResolver(() => Project, { description: 'The project whose app runs.' })
  project(@Root() { projectId }: PreviewSession): Project {
    return { id: projectId };
  }

  @FieldResolver(() => Build, {
    nullable: true,
    description: 'The build that runs or is to run; null before there is one.',
  })
  build(@Root() { buildId }: PreviewSession): Build | null {
    return buildId === null ? null : { id: buildId };
  }

  @FieldResolver(() => Device, { nullable: true, description: 'What it runs on; null while it waits for one.' })
  device(
    @Root() { deviceId, status }: PreviewSession,
    @Ctx() { loaders }: PreviewContext,
  ): Promise<Device | null> | null {
    return deviceId === null || status === WorkStatus.QUEUED ? null : loaders.device.load(deviceId);
  }
}

@Resolver(() => Project)
export class ProjectPreviewsResolver {
  @FieldResolver(() => PreviewSessionConnection, { description: 'The previews of the project, the newest first.' })
  previews(
    @Root() { id }: Project,
    @Ctx() { loaders }: PreviewContext,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
  ): Promise<Connection<PreviewSession>> {
    return loaders.previewsOfProject.load({ parentId: id, args });
  }
}
