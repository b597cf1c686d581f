import { drift } from '#platform/database/migrate';
import { newId } from '#platform/kernel/id';
import { DeploymentChanged } from '#schema/events/deployment';
import { ProjectDeleted } from '#schema/events/project';
import { MobilePlatform } from '#schema/shared/mobile-platform';
import { WorkStatus } from '#schema/shared/work-status';
import { type DeploymentData, Scene } from './testing/scene';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.open();
});
afterAll(() => scene.subgraph.close());

const statuses = ({ steps }: DeploymentData) => steps.map(({ name, status }) => `${name} ${status}`);

describe('a deployment', () => {
  it('goes through its steps, each seen, until the store offers the release', async () => {
    const projectId = await scene.project('Plants');
    const buildId = await scene.build(projectId);
    const { deployment, userErrors } = await scene.deploy({ projectId, buildId, track: 'BETA' });
    expect(userErrors).toEqual([]);
    expect(deployment).toMatchObject({ store: { name: 'PLAY_STORE', state: null }, failure: null });
    const states = await scene.follow(deployment!.id);
    const last = states.at(-1)!;
    expect(last).toMatchObject({
      status: 'SUCCEEDED',
      store: { state: 'RELEASED', rawState: 'completed', versionCode: 1, rolloutFraction: 1 },
    });
    expect(statuses(last)).toEqual(
      ['CHECKS', 'UPLOAD', 'PROCESSING', 'REVIEW', 'RELEASE'].map((name) => `${name} SUCCEEDED`),
    );
    for (const { startedAt, finishedAt } of last.steps)
      expect(Date.parse(startedAt!)).toBeLessThanOrEqual(Date.parse(finishedAt!));
    const seen = states.map(({ store }) => store.state);
    expect(seen).toEqual(expect.arrayContaining(['PROCESSING', 'IN_REVIEW', 'RELEASED']));
    const events = await scene.subgraph.published(DeploymentChanged);
    const told = events.filter(({ data }) => data.deploymentId === deployment!.id).map(({ data }) => data);
    expect(told[0]).toMatchObject({ projectId, teamId: scene.teamId, buildId, status: WorkStatus.QUEUED });
    expect(told.at(-1)).toMatchObject({ status: WorkStatus.SUCCEEDED, message: 'The store offers it.' });
  });

  it('fails with the words of the review when the store rejects it', async () => {
    const projectId = await scene.project('Notes');
    const buildId = await scene.build(projectId);
    const end = await scene.deployed({ projectId, buildId, track: 'BETA', releaseNotes: 'Lorem ipsum dolor' });
    expect(end).toMatchObject({
      status: 'FAILED',
      store: { state: 'REJECTED' },
      failure: { code: 'REVIEW_REJECTED', phase: 'REVIEW', retryable: false },
    });
    expect(end.failure!.message).toBe(end.store.rejection);
    expect(end.failure!.message).toContain('Guideline');
    expect(end.failure!.docsUrl).toMatch(/^https:/);
    expect(statuses(end)).toContain('RELEASE CANCELED');
  });

  it('fails its checks when the file of the build has gone in the meantime', async () => {
    const projectId = await scene.project('Gone');
    const artifact = {
      artifactId: newId('art'),
      kind: 'AAB',
      key: 'builds/gone.aab',
      bytes: 5,
      sha256: 'b'.repeat(64),
    };
    const buildId = await scene.build(projectId, {
      artifacts: [{ ...artifact, contentType: 'application/octet-stream' }],
    });
    const end = await scene.deployed({ projectId, buildId });
    expect(end).toMatchObject({ status: 'FAILED', failure: { code: 'CHECKS_FAILED', phase: 'CHECKS' } });
    expect(statuses(end)).toContain('UPLOAD CANCELED');
  });

  it('is refused by the store when the file is not what the build declared', async () => {
    const projectId = await scene.project('Changed');
    const key = 'builds/changed.aab';
    await scene.subgraph.platform.objectStore.put(key, Buffer.from('other'), { contentType: 'text/plain' });
    const artifact = { artifactId: newId('art'), kind: 'AAB', key, bytes: 5, sha256: 'b'.repeat(64) };
    const buildId = await scene.build(projectId, { artifacts: [{ ...artifact, contentType: 'text/plain' }] });
    const end = await scene.deployed({ projectId, buildId });
    expect(end.failure).toMatchObject({ code: 'STORE_REFUSED', phase: 'UPLOAD' });
  });

  it('is one for one idempotency key, and gets a version code of its own otherwise', async () => {
    const projectId = await scene.project('Codes');
    const buildId = await scene.build(projectId);
    const twice = { projectId, buildId, idempotencyKey: 'once' };
    const answers = await Promise.all([
      scene.deploy(twice),
      scene.deploy(twice),
      ...[1, 2, 3].map(() => scene.deploy({ projectId, buildId })),
    ]);
    const ids = [...new Set(answers.map(({ deployment }) => deployment!.id))];
    expect(ids).toHaveLength(4);
    const ends = await Promise.all(ids.map(async (id) => (await scene.follow(id)).at(-1)!));
    expect(ends.map(({ status }) => status)).toEqual(Array(4).fill('SUCCEEDED'));
    expect(new Set(ends.map(({ store }) => store.versionCode))).toEqual(new Set([1, 2, 3, 4]));
    const { userErrors } = await scene.deploy({ ...twice, releaseNotes: 'Something else' });
    expect(userErrors).toMatchObject([{ code: 'CONFLICT', field: ['idempotencyKey'] }]);
  });

  it('is taken up again after a restart, without a second upload', async () => {
    const projectId = await scene.project('Restarted');
    const buildId = await scene.build(projectId);
    const { deployment } = await scene.deploy({ projectId, buildId });
    const end = (await scene.follow(deployment!.id)).at(-1)!;
    // As if the process had died after the upload and before it was written down.
    await scene.subgraph.db.query(
      `UPDATE deployment SET status = 'RUNNING', "releaseId" = NULL, "releaseState" = NULL, turn = turn + 1 WHERE id = $1`,
      [deployment!.id],
    );
    const { turn } = (await scene.subgraph.db.query(`SELECT turn FROM deployment WHERE id = $1`, [deployment!.id]))[0];
    await scene.subgraph.platform.jobQueue.add('deployment.deploy', { deploymentId: deployment!.id, turn });
    const again = (await scene.follow(deployment!.id)).at(-1)!;
    expect(again).toMatchObject({ status: 'SUCCEEDED', store: { versionCode: end.store.versionCode } });
    expect(await scene.subgraph.platform.store.nextVersionCode('PLAY_STORE', end.storeApp.bundleId)).toBe(2);
  });
});

describe('before a deployment', () => {
  it('every problem is told at once, each with its field', async () => {
    const projectId = await scene.project('Problems');
    const buildId = await scene.build(projectId, { profile: 'PREVIEW', artifacts: [] });
    const { deployment, userErrors } = await scene.deploy({
      projectId,
      buildId,
      store: 'APP_STORE',
      track: 'PRODUCTION',
      releaseNotes: ' \n',
    });
    expect(deployment).toBeNull();
    expect(userErrors.map(({ code, field }) => [code, field])).toEqual([
      ['INVALID_INPUT', ['store']],
      ['INVALID_INPUT', ['track']],
      ['INVALID_INPUT', ['buildId']],
      ['INVALID_INPUT', ['releaseNotes']],
    ]);
  });

  it.each([
    ['a failed build', { status: WorkStatus.FAILED }, {}, ['buildId']],
    ['a canceled build', { status: WorkStatus.CANCELED }, {}, ['buildId']],
    ['a build for iOS in the Play Store', { platform: MobilePlatform.IOS }, {}, ['store']],
    ['notes that are too long for the Play Store', {}, { releaseNotes: 'ä'.repeat(501) }, ['releaseNotes']],
    ['notes with control characters', {}, { releaseNotes: 'a\u0000b' }, ['releaseNotes']],
    ['a share for testers', {}, { rolloutFraction: 0.5 }, ['rolloutFraction']],
    ['a share of nobody', {}, { track: 'PRODUCTION', rolloutFraction: 0 }, ['rolloutFraction']],
  ])('refuses %s', async (_what, facts, input, field) => {
    const projectId = await scene.project('Refused');
    const { userErrors } = await scene.deploy({ projectId, buildId: await scene.build(projectId, facts), ...input });
    expect(userErrors).toHaveLength(1);
    expect(userErrors[0]).toMatchObject({ field });
  });

  it('the checks can be run alone, and say what to mend', async () => {
    const projectId = await scene.project('Dry run');
    const buildId = await scene.build(projectId, { profile: 'PREVIEW' });
    const check = async (track: string) =>
      (
        await scene.member('VIEWER').query<{
          checkDeployment: { canDeploy: boolean; checks: { name: string; severity: string; fix: string | null }[] };
        }>(`mutation ($input: CheckDeploymentInput!) { checkDeployment(input: $input) { canDeploy checks { name severity message fix } userErrors { code } } }`, { input: { projectId, buildId, store: 'PLAY_STORE', track, releaseNotes: 'x'.repeat(500) } })
      ).data.checkDeployment;
    const internal = await check('INTERNAL');
    expect(internal.canDeploy).toBe(true);
    expect(internal.checks.map(({ name, severity }) => `${name} ${severity}`)).toEqual([
      'BUILD_SUCCEEDED PASSED',
      'PLATFORM_FITS_STORE PASSED',
      'PROFILE_FITS_TRACK WARNING',
      'ARTIFACT_PRESENT PASSED',
      'RELEASE_NOTES PASSED',
    ]);
    const production = await check('PRODUCTION');
    expect(production.canDeploy).toBe(false);
    expect(production.checks.find(({ severity }) => severity === 'ERROR')).toMatchObject({
      name: 'PROFILE_FITS_TRACK',
      fix: expect.stringContaining('RELEASE'),
    });
  });

  it('a build of another project is not found', async () => {
    const [one, other] = [await scene.project('One'), await scene.project('Other')];
    const { errors } = await scene.deploy({ projectId: one, buildId: await scene.build(other) });
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  });

  it('a deleted project is not found', async () => {
    const projectId = await scene.project('Deleted');
    const buildId = await scene.build(projectId);
    await scene.subgraph.deliver(ProjectDeleted, { projectId, teamId: scene.teamId });
    const { errors } = await scene.deploy({ projectId, buildId });
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  });

  it('editors deploy to testers, and only admins to everybody', async () => {
    const projectId = await scene.project('Roles');
    const buildId = await scene.build(projectId);
    expect((await scene.deploy({ projectId, buildId }, scene.member('EDITOR'))).userErrors).toEqual([]);
    const production = { projectId, buildId, track: 'PRODUCTION' };
    expect((await scene.deploy(production, scene.member('EDITOR'))).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ]);
    expect((await scene.deploy({ projectId, buildId }, scene.member('VIEWER'))).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ]);
    expect((await scene.deploy(production, scene.member('ADMIN'))).userErrors).toEqual([]);
  });
});

it('the tables are what the entities say', async () => {
  expect(await drift(scene.subgraph.db)).toEqual([]);
});
