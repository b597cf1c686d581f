import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Clock } from '#platform/kernel/clock';
import {
  type ObjectInfo,
  type ObjectStore,
  ChecksumMismatch,
  InvalidKey,
  ObjectNotFound,
  requireKey,
} from '#platform/ports/object-store';
import { CORS, PREFLIGHT, etagOf, objectHeaders, rangeOf } from './headers';
import type { OpenObject } from './object-file';
import { type Permission, fromQuery } from './signed-url';
import { reasonOf, refuse } from './refusal';
import { type Upload, UploadRefused, contentOf } from './upload';

export interface HandlerOptions {
  open: (key: string) => Promise<OpenObject | null>;
  put: ObjectStore['put'];
  /** Hears why the content of a signed PUT was refused. */
  onRefused: (key: string, reason: string) => Promise<void>;
  /** The path under which the URLs of objects lie, without a slash at its end. */
  basePath: string;
  secret: string;
  clock: Clock;
}

/** Answers the signed URLs of a disk store. A refusal is JSON: `{ "error": { "code", "message" } }`. */
export function objectHandler(options: HandlerOptions): RequestListener {
  return (request, response) => {
    answer(request, response, options).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else refuse(request, response, ...reasonOf(error));
    });
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, options: HandlerOptions): Promise<void> {
  if (request.method === 'OPTIONS') return void response.writeHead(204, PREFLIGHT).end();
  if (request.method !== 'GET' && request.method !== 'HEAD' && request.method !== 'PUT') {
    response.setHeader('allow', 'GET, HEAD, PUT, OPTIONS');
    return refuse(
      request,
      response,
      405,
      'METHOD_NOT_ALLOWED',
      'Objects are read with GET or HEAD and written with PUT.',
    );
  }
  const { key, query } = targetOf(request, options.basePath);
  const permission = fromQuery(key, query, options.secret, options.clock.now());
  if ('refused' in permission) return refuse(request, response, 403, permission.refused, permission.message);
  if (permission.method === 'PUT' && request.method === 'PUT') return write(request, response, permission, options);
  if (permission.method === 'GET' && request.method !== 'PUT') return read(request, response, permission, options.open);
  refuse(
    request,
    response,
    403,
    'FORBIDDEN',
    `This URL is signed for ${permission.method}, not for ${request.method}.`,
  );
}

/** A router may have cut the path it is mounted on off `url`; what the client asked for then stands in `originalUrl`. */
function targetOf(request: IncomingMessage, basePath: string): { key: string; query: URLSearchParams } {
  const asked = 'originalUrl' in request ? String(request.originalUrl) : (request.url ?? '/');
  const [path = '', query = ''] = asked.split('?', 2);
  if (!path.startsWith(`${basePath}/`)) throw new InvalidKey(path);
  const key = path.slice(basePath.length + 1);
  requireKey(key);
  return { key, query: new URLSearchParams(query) };
}

async function read(
  request: IncomingMessage,
  response: ServerResponse,
  { key, fileName }: Permission & { method: 'GET' },
  open: HandlerOptions['open'],
): Promise<void> {
  const object = await open(key);
  if (!object) throw new ObjectNotFound(key);
  const { info } = object;
  const headers = objectHeaders(info, fileName);
  const range = wantsRange(request, info) ? rangeOf(request.headers.range, info.bytes) : null;
  if (request.headers['if-none-match'] === etagOf(info)) {
    response.writeHead(304, headers).end();
    return object.close();
  }
  if (range === 'outside') {
    response.setHeader('content-range', `bytes */${info.bytes}`);
    refuse(request, response, 416, 'RANGE_NOT_SATISFIABLE', `The object has ${info.bytes} bytes.`);
    return object.close();
  }
  const { start, end } = range ?? { start: 0, end: info.bytes - 1 };
  response.writeHead(range ? 206 : 200, {
    ...headers,
    'content-length': end - start + 1,
    ...(range && { 'content-range': `bytes ${start}-${end}/${info.bytes}` }),
  });
  if (request.method === 'HEAD') {
    response.end();
    return object.close();
  }
  // A reader who goes away is no failure of ours.
  await pipeline(object.read(start, end), response).catch(() => response.destroy());
}

/** A range of another version of the object would be mixed with what the client has. */
const wantsRange = (request: IncomingMessage, info: ObjectInfo) =>
  request.headers['if-range'] === undefined || request.headers['if-range'] === etagOf(info);

async function write(
  request: IncomingMessage,
  response: ServerResponse,
  upload: Upload,
  { put, onRefused }: HandlerOptions,
): Promise<void> {
  const info = await keep(request, upload, put).catch(async (error: unknown) => {
    if (error instanceof UploadRefused || error instanceof ChecksumMismatch) await onRefused(upload.key, error.message);
    throw error;
  });
  const body = JSON.stringify(info);
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), etag: etagOf(info) };
  response.writeHead(200, { ...CORS, ...headers }).end(body);
}

const keep = async (request: IncomingMessage, upload: Upload, put: HandlerOptions['put']): Promise<ObjectInfo> =>
  put(upload.key, contentOf(request, upload), upload);
