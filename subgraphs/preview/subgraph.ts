import type { Subgraph } from '#platform/graphql/subgraph';
import { mayRead, requireScope } from '#platform/kernel/viewer';
import { KnownProject } from '#platform/known-projects/known-project.entity';
import { KnownProjects, projectIsShown } from '#platform/known-projects/known-projects';
import { KnownBuild } from './build/known-build.entity';
import { CommandResolver } from './command/command.resolver';
import { CommandService } from './command/command.service';
import { PreviewCommand } from './command/preview-command.entity';
import { previewConsumers } from './consumers';
import { Device } from './device/device.entity';
import { DeviceResolver } from './device/device.resolver';
import { DeviceService, mayKnowDevice } from './device/device.service';
import { loadersFor, type PreviewContext } from './loaders';
import { migrations } from './migrations';
import { PreviewSession } from './session/preview-session.entity';
import { SessionWakes } from './session/session-changes';
import { ProjectPreviewsResolver, SessionResolver } from './session/session.resolver';
import { SessionService } from './session/session.service';
import { ViewService } from './session/view.service';
import { ClaimService } from './work/claim.service';
import { SessionSweep } from './work/sweep';
import { WorkResolver } from './work/work.resolver';
import { WorkService } from './work/work.service';

export const previewSubgraph: Subgraph = {
  name: 'preview',
  entities: [PreviewSession, PreviewCommand, Device, KnownBuild, KnownProject],
  migrations,
  wire(db, { objectStore, sfuRouter, pubSub, graph, log }) {
    const wakes = new SessionWakes(pubSub, sfuRouter);
    const sessions = new SessionService(db, new KnownProjects(db, graph), wakes);
    const views = new ViewService(db, sessions, sfuRouter);
    const commands = new CommandService(db, sessions, objectStore, wakes);
    const works = new WorkService(db, objectStore, sfuRouter, wakes);
    return {
      resolvers: [
        new SessionResolver(sessions, views),
        new ProjectPreviewsResolver(),
        new DeviceResolver(new DeviceService(db)),
        new CommandResolver(commands, sessions),
        new WorkResolver(new ClaimService(db, objectStore, wakes), commands, works, objectStore),
      ],
      loaders: loadersFor(db),
      references: {
        PreviewSession: async ({ id }, { viewer, loaders }: PreviewContext) => {
          const session = await loaders.session.load(id);
          requireScope(viewer, 'preview:read');
          return session && mayRead(viewer, session.teamId) ? session : null;
        },
        Device: async ({ id }, { viewer, loaders }: PreviewContext) => {
          const device = await loaders.device.load(id);
          return device && mayKnowDevice(viewer, device) ? device : null;
        },
        Project: async ({ id }, { viewer, loaders }: PreviewContext) =>
          projectIsShown(viewer, await loaders.knownProject.load(id), 'preview:read') ? { id } : null,
      },
      consumers: previewConsumers(wakes, views, log),
      start: async () => new SessionSweep(db, sfuRouter, wakes, log).start(),
    };
  },
};
