import { createHash, randomUUID } from 'node:crypto';
import { newId } from '#platform/kernel/id';
import type { Viewer } from '#platform/kernel/viewer';
import { type Client, serveForTest, type TestSubgraph, testUser } from '#platform/testing/test-subgraph';
import { ProjectCreated } from '#schema/events/project';
import { ObjectDeleted, ObjectStored } from '#schema/events/storage';
import { MobilePlatform } from '#schema/shared/mobile-platform';
import { DisposalService } from './disposal/disposal.service';
import { DoomedBytes } from './disposal/doomed-bytes.entity';
import { LIMIT_BYTES } from './quota/quota.service';
import { storageSubgraph } from './subgraph';
import { Upload as UploadRow } from './upload/upload.entity';

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await serveForTest(storageSubgraph);
});
afterAll(() => subgraph.close());

interface UserErrors {
  userErrors: { code: string; message: string; field: string[] | null }[];
}
interface Upload {
  id: string;
  status: string;
  method: string;
  url: string | null;
  headers: { name: string; value: string }[];
}
interface StoredObject {
  id: string;
  url: string;
  bytes: number;
  sha256: string;
}

const CREATE = `mutation ($input: CreateUploadInput!) { payload: createUpload(input: $input) { upload { id status method url headers { name value } } userErrors { code message field } } }`;
const COMPLETE = `mutation ($id: ID!) { payload: completeUpload(input: { uploadId: $id }) { object { id url bytes sha256 } userErrors { code message field } } }`;
const sha256 = (content: string) => createHash('sha256').update(content).digest('hex');
const inputFor = (content: string, more: object = {}) => ({
  name: 'a file.txt',
  bytes: Buffer.byteLength(content),
  sha256: sha256(content),
  contentType: 'text/plain',
  ...more,
});

async function call<Payload>(
  client: Client,
  query: string,
  variables: Record<string, unknown>,
): Promise<Payload & UserErrors> {
  const { data, errors } = await client.query<{ payload: Payload & UserErrors }>(query, variables);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.payload;
}
const create = (client: Client, input: object) => call<{ upload: Upload | null }>(client, CREATE, { input });
const complete = (client: Client, id: string) => call<{ object: StoredObject | null }>(client, COMPLETE, { id });
const put = ({ url, method, headers }: Upload, content: string) =>
  fetch(url!, { method, body: content, headers: Object.fromEntries(headers.map(({ name, value }) => [name, value])) });

async function stored(viewer: Viewer, content: string, more: object = {}): Promise<StoredObject> {
  const client = subgraph.as(viewer);
  const { upload } = await create(client, inputFor(content, more));
  expect((await put(upload!, content)).ok).toBe(true);
  return (await complete(client, upload!.id)).object!;
}

describe('an upload', () => {
  it('becomes an object that can be read, also in part, under its name', async () => {
    const ada = testUser();
    const object = await stored(ada, 'hello, world');
    expect(object).toMatchObject({ id: expect.stringMatching(/^obj_/), bytes: 12, sha256: sha256('hello, world') });
    const answer = await fetch(object.url, { headers: { range: 'bytes=7-11' } });
    expect([answer.status, await answer.text()]).toEqual([206, 'world']);
    expect(answer.headers.get('content-disposition')).toContain('a%20file.txt');
    expect((await subgraph.published(ObjectStored)).map(({ data }) => data.objectId)).toContain(object.id);
  });

  it('is not an object before all its bytes are there, and completes once', async () => {
    const client = subgraph.as(testUser());
    const { upload } = await create(client, inputFor('bytes'));
    expect(await complete(client, upload!.id)).toMatchObject({ object: null, userErrors: [{ code: 'CONFLICT' }] });
    await put(upload!, 'bytes');
    const [one, two] = await Promise.all([complete(client, upload!.id), complete(client, upload!.id)]);
    expect(one.object!.id).toBe(two.object!.id);
  });

  it('refuses other bytes than were announced', async () => {
    const client = subgraph.as(testUser());
    const { upload } = await create(client, inputFor('bytes'));
    expect((await put(upload!, 'BYTES')).status).toBeGreaterThanOrEqual(400);
    expect((await put(upload!, 'more bytes')).status).toBeGreaterThanOrEqual(400);
    expect(await complete(client, upload!.id)).toMatchObject({ object: null, userErrors: [{ code: 'CONFLICT' }] });
  });

  it('says on completion why the bytes that were sent were refused, until the right ones come', async () => {
    const client = subgraph.as(testUser());
    const { upload } = await create(client, inputFor('bytes'));
    const headers = upload!.headers.map((header) => ({ ...header, value: 'text/html' }));
    for (const [sent, content, reason] of [
      [upload!, 'BYTES', sha256('BYTES')],
      [upload!, 'more bytes', 'signed for 5 bytes; the request has 10'],
      [{ ...upload!, headers }, 'bytes', 'the content-type text/plain; the request says "text/html"'],
    ] as const) {
      expect((await put(sent, content)).ok).toBe(false);
      const { userErrors } = await complete(client, upload!.id);
      expect(userErrors).toEqual([
        { code: 'CONFLICT', field: ['uploadId'], message: expect.stringContaining(reason) as string },
      ]);
    }
    await put(upload!, 'bytes');
    expect(await complete(client, upload!.id)).toMatchObject({ object: { bytes: 5 }, userErrors: [] });
  });

  it('is told everything that is wrong with it at once', async () => {
    const { userErrors } = await create(subgraph.as(testUser()), {
      name: 'a/b',
      bytes: 0,
      sha256: 'x',
      contentType: 'nonsense',
    });
    expect(userErrors.map(({ field }) => field![0]).toSorted()).toEqual(['bytes', 'contentType', 'name', 'sha256']);
  });

  it('is given up, and is seen doing so', async () => {
    const ada = testUser();
    const client = subgraph.as(ada);
    const { upload } = await create(client, inputFor('x'));
    const events = client.subscribe<{ uploadChanged: { status: string } }>(
      `subscription { uploadChanged(id: "${upload!.id}") { status } }`,
    );
    expect((await events.next()).value).toMatchObject({ data: { uploadChanged: { status: 'OPEN' } } });
    await call(
      client,
      'mutation ($id: ID!) { payload: abortUpload(input: { uploadId: $id }) { userErrors { code } } }',
      { id: upload!.id },
    );
    expect((await events.next()).value).toMatchObject({ data: { uploadChanged: { status: 'ABORTED' } } });
    expect(await complete(client, upload!.id)).toMatchObject({ userErrors: [{ code: 'TOKEN_EXPIRED' }] });
    await events.return?.();
  });
});

describe('a list in an input', () => {
  it('is refused by its length alone when it is far too long, before its items are looked at', async () => {
    const objectIds = Array.from({ length: 300_000 }, (_, index) => `obj_${index}`);
    const { userErrors } = await call(
      subgraph.as(testUser()),
      'mutation ($input: DeleteObjectsInput!) { payload: deleteObjects(input: $input) { userErrors { code message field } } }',
      { input: { objectIds } },
    );
    expect(userErrors).toEqual([
      { code: 'LIMIT_EXCEEDED', message: expect.stringContaining('300000 items') as string, field: ['objectIds'] },
    ]);
  });
});

describe('bytes that belong to nothing', () => {
  const ABORT = 'mutation ($id: ID!) { payload: abortUpload(input: { uploadId: $id }) { userErrors { code } } }';
  const DELETE =
    'mutation ($ids: [ID!]!) { payload: deleteObjects(input: { objectIds: $ids }) { results { code } userErrors { code } } }';
  const keyOf = async (uploadId: string) =>
    (await subgraph.db.getRepository(UploadRow).findOneByOrFail({ id: uploadId })).key;
  const disposal = () => new DisposalService(subgraph.db, subgraph.platform.objectStore, subgraph.platform.log);
  const inTwoHours = () => new Date(Date.now() + 2 * 3600 * 1000 + 1000);

  it('are deleted when they come after the upload was given up, but not before its URL has ended', async () => {
    const client = subgraph.as(testUser());
    const { upload } = await create(client, inputFor('late'));
    await call(client, ABORT, { id: upload!.id });
    expect((await put(upload!, 'late')).ok).toBe(true);
    const key = await keyOf(upload!.id);
    await disposal().sweep();
    expect(await subgraph.platform.objectStore.head(key)).not.toBeNull();
    await disposal().sweep(inTwoHours());
    expect(await subgraph.platform.objectStore.head(key)).toBeNull();
    expect(await subgraph.db.getRepository(DoomedBytes).existsBy({ key })).toBe(false);
  });

  it('are deleted when they come after the object was deleted', async () => {
    const client = subgraph.as(testUser());
    const { upload } = await create(client, inputFor('again'));
    await put(upload!, 'again');
    const { object } = await complete(client, upload!.id);
    await call(client, DELETE, { ids: [object!.id] });
    expect((await put(upload!, 'again')).ok).toBe(true);
    await disposal().sweep(inTwoHours());
    expect(await subgraph.platform.objectStore.head(await keyOf(upload!.id))).toBeNull();
  });

  it('that the store refuses to delete fail no request, keep no others, and are tried again', async () => {
    const rows = subgraph.db.getRepository(DoomedBytes);
    const doomed = { teamId: newId('team'), bytes: 1, writableUntil: new Date(), deleteAfter: new Date(0) };
    const [refused, other] = [`not a key ${randomUUID()}`, `teams/x/${randomUUID()}`];
    await rows.insert([
      { ...doomed, key: refused },
      { ...doomed, key: other },
    ]);
    await expect(disposal().discard(refused)).resolves.toBeUndefined();
    const now = new Date();
    await disposal().sweep(now);
    expect(await rows.existsBy({ key: other })).toBe(false);
    expect((await rows.findOneByOrFail({ key: refused })).deleteAfter.getTime()).toBeGreaterThan(now.getTime());
  });
});

describe('the quota', () => {
  const usage = async (viewer: ReturnType<typeof testUser>) =>
    (
      await subgraph
        .as(viewer)
        .query<{ storageUsage: { usedBytes: number; reservedBytes: number; objectCount: number } }>(
          `{ storageUsage(teamId: "${viewer.personalTeamId}") { usedBytes reservedBytes objectCount } }`,
        )
    ).data.storageUsage;

  it('keeps room before a byte moves, and gives it back once nothing can come any more', async () => {
    const ada = testUser();
    const client = subgraph.as(ada);
    const huge = { ...inputFor(''), bytes: LIMIT_BYTES - 10, sha256: sha256('huge') };
    const { upload } = await create(client, huge);
    expect(await usage(ada)).toEqual({ usedBytes: 0, reservedBytes: LIMIT_BYTES - 10, objectCount: 0 });
    expect(await create(client, inputFor('eleven bytes'))).toMatchObject({
      upload: null,
      userErrors: [{ code: 'QUOTA_EXCEEDED', field: ['bytes'] }],
    });
    await call(
      client,
      'mutation ($id: ID!) { payload: abortUpload(input: { uploadId: $id }) { userErrors { code } } }',
      { id: upload!.id },
    );
    expect(await usage(ada)).toEqual({ usedBytes: 0, reservedBytes: LIMIT_BYTES - 10, objectCount: 0 });
    await urlsExpire(ada);
    const object = await stored(ada, 'eleven bytes');
    expect(await usage(ada)).toEqual({ usedBytes: 12, reservedBytes: 0, objectCount: 1 });
    await call(
      client,
      'mutation ($ids: [ID!]!) { payload: deleteObjects(input: { objectIds: $ids }) { results { code } userErrors { code } } }',
      { ids: [object.id] },
    );
    expect(await usage(ada)).toEqual({ usedBytes: 0, reservedBytes: 12, objectCount: 0 });
    await urlsExpire(ada);
    expect(await usage(ada)).toEqual({ usedBytes: 0, reservedBytes: 0, objectCount: 0 });
  });

  const urlsExpire = ({ personalTeamId }: ReturnType<typeof testUser>) =>
    subgraph.db.query(`UPDATE doomed_bytes SET "writableUntil" = now() WHERE "teamId" = $1`, [personalTeamId]);

  it('is not passed by two uploads at the same moment', async () => {
    const client = subgraph.as(testUser());
    const half = { ...inputFor(''), bytes: Math.floor(LIMIT_BYTES / 2) + 1, sha256: sha256('half') };
    const both = await Promise.all([create(client, half), create(client, half)]);
    expect(both.map(({ userErrors }) => userErrors[0]?.code ?? 'made').toSorted()).toEqual(['QUOTA_EXCEEDED', 'made']);
  });
});

describe('objects', () => {
  it('are deleted each by itself', async () => {
    const ada = testUser();
    const mine = await stored(ada, 'mine');
    const hers = await stored(testUser(), 'hers');
    const { results } = await call<{ results: { objectId: string; code: string | null }[] }>(
      subgraph.as(ada),
      'mutation ($ids: [ID!]!) { payload: deleteObjects(input: { objectIds: $ids }) { results { objectId code } userErrors { code } } }',
      { ids: [hers.id, mine.id] },
    );
    expect(results).toEqual([
      { objectId: hers.id, code: 'NOT_FOUND' },
      { objectId: mine.id, code: null },
    ]);
    expect((await fetch(mine.url)).status).toBe(404);
    expect((await fetch(hers.url)).status).toBe(200);
    expect((await subgraph.published(ObjectDeleted)).map(({ data }) => data.objectId)).toContain(mine.id);
  });

  it('are deleted once, by whoever is first of two', async () => {
    const ada = testUser();
    const { id } = await stored(ada, 'once');
    const DELETE =
      'mutation ($ids: [ID!]!) { payload: deleteObjects(input: { objectIds: $ids }) { results { code } } }';
    const both = await Promise.all(
      [1, 2].map(() =>
        subgraph.as(ada).query<{ payload: { results: { code: string | null }[] } }>(DELETE, { ids: [id] }),
      ),
    );
    expect(both.map(({ data }) => data.payload.results[0]!.code ?? 'gone').toSorted()).toEqual(['NOT_FOUND', 'gone']);
    expect((await subgraph.published(ObjectDeleted)).filter(({ data }) => data.objectId === id)).toHaveLength(1);
  });

  it('that the database refuses to delete are no result: the error is masked', async () => {
    const ada = testUser();
    const { id } = await stored(ada, 'kept');
    await subgraph.db.query(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF OLD.id = '${id}' THEN RAISE unique_violation USING MESSAGE = 'an inner matter'; END IF; RETURN OLD; END $$`);
    await subgraph.db.query(
      'CREATE TRIGGER refuse BEFORE DELETE ON stored_object FOR EACH ROW EXECUTE FUNCTION refuse()',
    );
    const answer = await subgraph
      .as(ada)
      .query('mutation ($ids: [ID!]!) { deleteObjects(input: { objectIds: $ids }) { results { code message } } }', {
        ids: [id],
      });
    expect(answer.errors).toMatchObject([{ path: ['deleteObjects'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
    expect(JSON.stringify(answer)).not.toContain('an inner matter');
  });

  it('move between the projects of their team alone', async () => {
    const ada = testUser();
    const eve = testUser();
    const object = await stored(ada, 'x');
    const projectOf = async ({ personalTeamId: teamId, userId: createdById }: typeof ada) => {
      const projectId = newId('prj');
      await subgraph.deliver(ProjectCreated, {
        projectId,
        teamId,
        name: randomUUID(),
        platforms: [MobilePlatform.IOS],
        buildsAutomatically: false,
        createdById,
      });
      await subgraph.db.query(`UPDATE known_project SET "headRevisionId" = 'rev_1' WHERE id = $1`, [projectId]);
      return projectId;
    };
    const MOVE =
      'mutation ($objectId: ID!, $projectId: ID) { payload: moveObject(input: { objectId: $objectId, projectId: $projectId }) { object { project { id } } userErrors { code } } }';
    const mine = await projectOf(ada);
    expect(await call(subgraph.as(ada), MOVE, { objectId: object.id, projectId: mine })).toMatchObject({
      object: { project: { id: mine } },
    });
    const { errors } = await subgraph.as(ada).query(MOVE, { objectId: object.id, projectId: await projectOf(eve) });
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  });
});

describe('another tenant', () => {
  it('finds nothing by any door', async () => {
    const ada = testUser();
    const object = await stored(ada, 'secret');
    const { upload } = await create(subgraph.as(ada), inputFor('more'));
    const eve = subgraph.as(testUser());
    const notFound = [{ extensions: { code: 'NOT_FOUND' } }];
    for (const door of [
      `{ storedObject(id: "${object.id}") { id url } }`,
      `{ storageUsage(teamId: "${ada.personalTeamId}") { usedBytes } }`,
      `mutation { completeUpload(input: { uploadId: "${upload!.id}" }) { userErrors { code } } }`,
      `mutation { abortUpload(input: { uploadId: "${upload!.id}" }) { userErrors { code } } }`,
      `mutation { moveObject(input: { objectId: "${object.id}" }) { userErrors { code } } }`,
      `mutation { updateObjectMetadata(input: { objectId: "${object.id}", name: "x" }) { userErrors { code } } }`,
    ])
      expect({ door, ...(await eve.query(door)) }).toMatchObject({ door, errors: notFound });
    expect((await eve.query(CREATE, { input: inputFor('x', { teamId: ada.personalTeamId }) })).errors).toMatchObject(
      notFound,
    );
    await expect(
      eve.subscribe(`subscription { uploadChanged(id: "${upload!.id}") { status } }`).next(),
    ).rejects.toMatchObject(notFound);
    const { data } = await eve.query<{ _entities: unknown[] }>(
      `{ _entities(representations: [{ __typename: "StoredObject", id: "${object.id}" }, { __typename: "Upload", id: "${upload!.id}" }, { __typename: "Team", id: "${ada.personalTeamId}" }]) { __typename } }`,
    );
    expect(data._entities).toEqual([null, null, null]);
  });
});
