import { consume } from '#platform/database/consumers';
import { newId } from '#platform/kernel/id';
import { type Client, serveForTest, type TestSubgraph, testUser } from '#platform/testing/test-subgraph';
import type { EventType } from '#schema/events/event';
import { consumersWith } from '../consumers';
import { analyticsSubgraph } from '../subgraph';
import { Pseudonyms } from '../usage/pseudonyms';

interface MetricData {
  name: string;
  unit: string;
  timeZone: string;
  series: {
    group: string | null;
    isOther: boolean;
    total: number | null;
    points: { start: string; end: string; value: number | null }[];
  }[];
}

const METRIC = `query ($name: MetricName!, $teamId: ID!, $from: DateTime!, $to: DateTime!, $granularity: Granularity, $groupBy: MetricGroup,
  $timeZone: String, $projectId: ID, $event: String) {
  metric(name: $name, teamId: $teamId, from: $from, to: $to, granularity: $granularity, groupBy: $groupBy, timeZone: $timeZone,
    projectId: $projectId, event: $event) {
    name unit timeZone series { group isOther total points { start end value } } } }`;

/** A team whose usage is made up. */
export class Scene {
  readonly owner = testUser();
  readonly asOwner: Client;
  private readonly consumers;

  private constructor(readonly subgraph: TestSubgraph) {
    this.asOwner = subgraph.as(this.owner);
    this.consumers = consumersWith(new Pseudonyms(subgraph.platform.viewerSecret));
  }

  static async open(): Promise<Scene> {
    return new Scene(await serveForTest(analyticsSubgraph));
  }

  get teamId(): string {
    return this.owner.personalTeamId;
  }

  /** Delivers an event of the platform that happened at a time. */
  async happened<Data>(at: string, type: EventType<Data>, data: Data, id = newId('evt')): Promise<void> {
    const event = { id, name: type.name, key: type.key(data), at: new Date(at).toISOString(), data };
    await consume(this.subgraph.db, this.consumers, event);
  }

  async metric(variables: object, client = this.asOwner) {
    const answer = await client.query<{ metric: MetricData }>(METRIC, { teamId: this.teamId, ...variables });
    return { metric: answer.data?.metric, errors: answer.errors };
  }

  async series(variables: object) {
    const { metric, errors } = await this.metric(variables);
    if (!metric) throw new Error(JSON.stringify(errors));
    return metric.series;
  }
}

/** A build that ended. */
export const endedBuild = (teamId: string, facts: object = {}) => ({
  buildId: newId('bld'),
  projectId: newId('prj'),
  teamId,
  revisionId: newId('rev'),
  platform: 'ANDROID',
  profile: 'PREVIEW',
  status: 'SUCCEEDED',
  durationMs: 1_000,
  failure: null,
  artifacts: [],
  ...facts,
});
