import { readFileSync } from 'node:fs';
import { buildSchema, getVariableValues, parse, validate } from 'graphql';
import { NODE_TYPES } from '#schema/shared/node-types';
import { startTestGateway, type TestGateway } from '../testing/test-gateway';
import { escapeHtml, scriptValue } from './html';
import { readStartHere } from './start-here';

let gateway: TestGateway;
let token: string | null = null;
beforeAll(async () => {
  gateway = await startTestGateway({ demoToken: () => token });
});
afterAll(() => gateway.close());

const page = async (path: string) => {
  const response = await fetch(gateway.url + path);
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
};

it('the set to start with is the main job, in its order, each with a title and variables that fit', () => {
  const operations = readStartHere();
  expect(operations.map(({ id }) => id)).toEqual([
    'sign-up',
    'create-project',
    'follow-workspace',
    'generate-code',
    'watch-generation',
    'start-build',
    'watch-build',
    'start-preview',
    'watch-preview',
    'deploy',
  ]);
  for (const { document, variables, title, hint } of operations) {
    const [operation] = parse(document).definitions;
    const declared = operation && 'variableDefinitions' in operation ? operation.variableDefinitions : [];
    expect(Object.keys(JSON.parse(variables) as object)).toEqual(declared?.map(({ variable }) => variable.name.value));
    expect(title.length).toBeGreaterThan(3);
    expect(hint.length).toBeGreaterThan(10);
  }
});

it('the set is valid against the graph, and so are its variables, ids of the right prefixes included', () => {
  const schema = buildSchema(readFileSync('schema/api.graphql', 'utf8'));
  const problems = readStartHere().flatMap(({ id, document, variables }) => {
    const parsed = parse(document);
    const [operation] = parsed.definitions;
    const declared = (operation && 'variableDefinitions' in operation && operation.variableDefinitions) || [];
    const { errors = [] } = getVariableValues(schema, declared, JSON.parse(variables) as Record<string, unknown>);
    const prefixes = [...variables.matchAll(/"([a-z]+)_…"/g)].map(([, prefix]) => String(prefix));
    return [
      ...[...validate(schema, parsed), ...errors].map(({ message }) => `${id}: ${message}`),
      ...prefixes.filter((prefix) => !(prefix in NODE_TYPES)).map((prefix) => `${id}: no id begins with ${prefix}_`),
    ];
  });
  expect(problems).toEqual([]);
});

it('the root leads to the Sandbox, to every operation, and to GraphiQL where there is no internet', async () => {
  const { status, type, text } = await page('/');
  expect([status, type]).toEqual([200, 'text/html; charset=utf-8']);
  expect(text).toContain('embeddable-sandbox.umd.production.min.js');
  expect(text).toContain('<a href="/graphiql">GraphiQL</a> is served from here');
  for (const { id } of readStartHere()) expect(text).toContain(`/graphiql?operation=${id}`);
  expect(text).not.toContain('Bearer nac');
});

it('presets the demo token in both pages once there is one', async () => {
  token = 'nac_pat_demo</script>';
  expect((await page('/')).text).toContain('"demoToken":"nac_pat_demo\\u003c/script\\u003e"');
  expect((await page('/graphiql')).text).toContain('Bearer nac_pat_demo\\u003c/script\\u003e');
  token = null;
});

it('GraphiQL loads nothing from elsewhere', async () => {
  const { text } = await page('/graphiql?operation=create-project');
  expect(text).toContain('createProject(input: $input)');
  expect([...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source]) => source)).toEqual([
    'data:,',
    '/graphiql/editor.css',
    '/graphiql',
    '/',
    '/graphiql/editor.js',
    '/graphiql/page.js',
  ]);
  const editor = await fetch(`${gateway.url}/graphiql/editor.js`, { headers: { 'accept-encoding': 'gzip' } });
  expect(editor.headers.get('content-encoding')).toBe('gzip');
  expect((await editor.text()).length).toBeGreaterThan(1_000_000);
  const known = { 'if-none-match': String(editor.headers.get('etag')) };
  expect((await fetch(`${gateway.url}/graphiql/editor.js`, { headers: known })).status).toBe(304);
});

it('the pages run nothing but what they name', async () => {
  const policyOf = async (path: string) =>
    (await fetch(gateway.url + path)).headers.get('content-security-policy')?.split('; ') ?? [];
  const { host } = new URL(gateway.url);
  const [sandbox, graphiql] = [await policyOf('/'), await policyOf('/graphiql')];
  expect(sandbox).toContain("script-src 'self' https://embeddable-sandbox.cdn.apollographql.com");
  expect(sandbox).toContain('frame-src https://sandbox.embed.apollographql.com');
  expect(graphiql).toContain("script-src 'self'");
  expect(graphiql).toContain("frame-src 'none'");
  expect(graphiql).toContain(`connect-src 'self' ws://${host} wss://${host}`);
});

it('writes any text safely into a page', () => {
  expect(escapeHtml(`<a href="x">'&`)).toBe('&#60;a href=&#34;x&#34;&#62;&#39;&#38;');
  expect(scriptValue('</script><!--\u2028')).toBe('"\\u003c/script\\u003e\\u003c!--\\u2028"');
});
