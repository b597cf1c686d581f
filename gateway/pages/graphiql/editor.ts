import { createRequire } from 'node:module';

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

export const editorStyle = (): string => editorPackage().css;

/** The editor; its workers are started from texts, so that they need no files of their own. */
export function editorScript(): string {
  const { js, editorWorkerService, jsonWorker, graphqlWorker } = editorPackage();
  const workers = { editorWorkerService, json: jsonWorker, graphql: graphqlWorker };
  return `(() => {
const texts = ${JSON.stringify(workers)};
const urls = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, URL.createObjectURL(new Blob([text], { type: 'application/javascript' }))]));
self.MonacoEnvironment = { globalAPI: false, getWorkerUrl: (_module, label) => urls[label] };
})();
${js}`;
}
