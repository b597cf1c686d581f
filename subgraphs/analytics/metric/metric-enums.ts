import { describeEnum } from '#platform/graphql/describe-enum';

export const Granularity = { HOUR: 'HOUR', DAY: 'DAY', WEEK: 'WEEK', MONTH: 'MONTH' } as const;
export type Granularity = keyof typeof Granularity;
describeEnum(Granularity, 'Granularity', 'How long a point of a series is, by the local clock of its time zone.', {
  HOUR: 'An hour.',
  DAY: 'A day; of 23 or 25 hours where clocks change.',
  WEEK: 'A week, from Monday.',
  MONTH: 'A month of the calendar.',
});

export const MetricName = {
  BUILDS: 'BUILDS',
  BUILD_SUCCESS_RATE: 'BUILD_SUCCESS_RATE',
  BUILD_DURATION_P50: 'BUILD_DURATION_P50',
  BUILD_DURATION_P95: 'BUILD_DURATION_P95',
  GENERATIONS: 'GENERATIONS',
  PREVIEWS: 'PREVIEWS',
  DEPLOYMENTS: 'DEPLOYMENTS',
  EVENTS: 'EVENTS',
  ACTIVE_USERS: 'ACTIVE_USERS',
} as const;
export type MetricName = keyof typeof MetricName;
describeEnum(MetricName, 'MetricName', 'What is measured.', {
  BUILDS: 'Builds that have ended, in whatever way, by the time of their end.',
  BUILD_SUCCESS_RATE:
    'Share of builds that succeeded among those that succeeded or failed; canceled ones do not count.',
  BUILD_DURATION_P50: 'Half of the builds that succeeded or failed took at most so long, from the claim to the end.',
  BUILD_DURATION_P95: '95 of 100 builds that succeeded or failed took at most so long, from the claim to the end.',
  GENERATIONS: 'Generations that have ended, in whatever way, by the time of their end.',
  PREVIEWS: 'Preview sessions that were asked for, by the time of asking.',
  DEPLOYMENTS: 'Deployments that have ended, in whatever way, by the time of their end.',
  EVENTS: 'Events that clients told of with `trackEvents`, by the time at which they happened.',
  ACTIVE_USERS:
    'Different users who did something: signed up, made a project or a revision, generated, previewed, or told of an event.',
});

export const MetricGroup = {
  PROJECT: 'PROJECT',
  PLATFORM: 'PLATFORM',
  PROFILE: 'PROFILE',
  STATUS: 'STATUS',
  STORE: 'STORE',
  EVENT_NAME: 'EVENT_NAME',
} as const;
export type MetricGroup = keyof typeof MetricGroup;
describeEnum(MetricGroup, 'MetricGroup', 'What a metric is split by.', {
  PROJECT: 'The id of the project.',
  PLATFORM: 'IOS or ANDROID; for builds and previews.',
  PROFILE: 'PREVIEW or RELEASE; for builds.',
  STATUS: 'How it ended; for builds, generations and deployments.',
  STORE: 'APP_STORE or PLAY_STORE; for deployments.',
  EVENT_NAME: 'The name of the event; for events.',
});

export const MetricUnit = { COUNT: 'COUNT', SHARE: 'SHARE', MILLISECONDS: 'MILLISECONDS' } as const;
export type MetricUnit = keyof typeof MetricUnit;
describeEnum(MetricUnit, 'MetricUnit', 'What a value of a metric is.', {
  COUNT: 'A number of things.',
  SHARE: 'A share, 0 to 1.',
  MILLISECONDS: 'A duration in milliseconds.',
});
