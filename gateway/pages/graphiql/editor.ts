import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { pageScript } from '#platform/kernel/page-script';

/** What the package `@graphql-yoga/render-graphiql` brings, as texts. */
interface EditorPackage {
  js: string;
  css: string;
  favicon: string;
  editorWorkerService: string;
  jsonWorker: string;
  graphqlWorker: string;
}

// 9 MB that most processes never serve: read when a browser first asks.
const editorPackage = () => createRequire(__filename)('@graphql-yoga/render-graphiql/graphiql') as EditorPackage;

/** Files of the page, packed with gzip; each is made once. */
export const editorFiles: Readonly<Record<string, { contentType: string; read: () => Buffer }>> = {
  '/graphiql/editor.js': { contentType: 'text/javascript', read: once(() => script(editorPackage())) },
  '/graphiql/editor.css': { contentType: 'text/css', read: once(() => editorPackage().css) },
  '/graphiql/fetcher.js': { contentType: 'text/javascript', read: once(() => pageScript(__dirname)) },
};

function script({ js, editorWorkerService, jsonWorker, graphqlWorker }: EditorPackage): string {
  const workers = { editorWorkerService, json: jsonWorker, graphql: graphqlWorker };
  return `(() => {
const texts = ${JSON.stringify(workers)};
const urls = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, URL.createObjectURL(new Blob([text], { type: 'application/javascript' }))]));
self.MonacoEnvironment = { globalAPI: false, getWorkerUrl: (_module, label) => urls[label] };
})();
${js}`;
}

function once(read: () => string): () => Buffer {
  let packed: Buffer | undefined;
  return () => (packed ??= gzipSync(read()));
}
