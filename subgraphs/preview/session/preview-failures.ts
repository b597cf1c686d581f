import type { PreviewFailure } from './preview-failure';

export const buildFailed = (message: string): PreviewFailure => ({
  code: 'BUILD_FAILED',
  message: `The app could not be built: ${message}`,
  hint: 'Look at the diagnostics of the build, mend the app, and start the preview again.',
});

export const buildCanceled = (message: string): PreviewFailure => ({
  code: 'BUILD_FAILED',
  message: `The build of the app was canceled: ${message}`,
  hint: 'Start the preview again; that builds the app again.',
});

export const nothingToRun = (): PreviewFailure => ({
  code: 'BUILD_MISSING',
  message: 'The build has made nothing that a preview device can run: it has no WEB_BUNDLE.',
  hint: 'Let a build agent with the toolchain spec-web build the app.',
});

export const agentLost = (): PreviewFailure => ({
  code: 'AGENT_LOST',
  message: 'The devices that ran the app stopped answering, one after the other.',
  hint: 'Start the preview again. If that happens again, the app may use more memory than a device has.',
});

export const noBuildInTime = (): PreviewFailure => ({
  code: 'BUILD_MISSING',
  message: 'The app was not built within half an hour.',
  hint: 'See that the project has files, and that a build agent is online (whoever runs the agents can tell); then start the preview again.',
});

export const notStartedInTime = (): PreviewFailure => ({
  code: 'DEVICE_FAILED',
  message: 'The app did not come to run within half an hour.',
  hint: 'Look at the simulator agent, restart it, and start the preview again.',
});

export const noDeviceInTime = (): PreviewFailure => ({
  code: 'NO_DEVICE',
  message: 'No device was free within half an hour.',
  hint: 'See with `devices` whether one is online. `npm run agent:simulator` brings one.',
});
