import type { IncomingMessage, ServerResponse } from 'node:http';
import { LINK, type StoredMail, linksIn, readMail, readMails } from './mailbox';

/** Answers one request; `url` is its whole URL. */
export type PageHandler = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;

const MAX_MAILS = 200;

/**
 * Shows the mails of a folder: `/mailbox` lists them, the newest first, `/mailbox/<id>` shows one, and `/mailbox.json?to=ada@example.com` gives them to a script as
 * `{ "mails": [{ id, to, subject, text, links, sentAt }] }`. Whoever reaches it reads every mail, so it belongs on 127.0.0.1 alone.
 */
export function mailboxPage(folder: string): PageHandler {
  return async (request, response, url) => {
    const { status, type, body } = await answer(folder, url);
    response.writeHead(status, {
      'content-type': `${type}; charset=utf-8`,
      'content-length': Buffer.byteLength(body),
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
}

interface Answer {
  status: number;
  type: string;
  body: string;
}

async function answer(folder: string, url: URL): Promise<Answer> {
  const to = url.searchParams.get('to') ?? undefined;
  const path = url.pathname.replace(/\/$/, '');
  if (path === '/mailbox.json') {
    const mails = (await readMails(folder, MAX_MAILS, to)).map((mail) => ({ ...mail, links: linksIn(mail.text) }));
    return { status: 200, type: 'application/json', body: JSON.stringify({ mails }) };
  }
  if (path === '/mailbox') return html(200, 'Mailbox', listOf(await readMails(folder, MAX_MAILS, to)));
  const mail = await readMail(folder, path.slice('/mailbox/'.length));
  return mail ? html(200, mail.subject, letterOf(mail)) : html(404, 'Mailbox', `<p>There is no such mail.</p>${BACK}`);
}

const BACK = '<p><a href="/mailbox">All mails</a></p>';

function listOf(mails: StoredMail[]): string {
  if (mails.length === 0) return '<p>No mail was sent yet. Mails to users land here.</p>';
  const rows = mails.map(
    ({ id, to, subject, sentAt }) =>
      `<tr><td>${timeOf(sentAt)}</td><td>${escapeHtml(to)}</td><td><a href="/mailbox/${id}">${escapeHtml(subject) || '(no subject)'}</a></td></tr>`,
  );
  return `<table><tr><th>Sent</th><th>To</th><th>Subject</th></tr>${rows.join('')}</table>`;
}

function letterOf({ to, text, sentAt }: StoredMail): string {
  return `<p>To ${escapeHtml(to)}, ${timeOf(sentAt)}</p><pre>${withLinks(text)}</pre>${BACK}`;
}

/** Escapes every piece by itself, so that no text becomes a tag and no URL leaves its attribute. */
function withLinks(text: string): string {
  const between = text.split(LINK);
  return linksIn(text).reduce(
    (page, link, place) =>
      `${page}<a href="${escapeHtml(link)}">${escapeHtml(link)}</a>${escapeHtml(between[place + 1] ?? '')}`,
    escapeHtml(between[0] ?? ''),
  );
}

const timeOf = (sentAt: string) => `<time>${escapeHtml(sentAt.slice(0, 19).replace('T', ' '))}</time>`;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

const STYLE = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:56rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.4rem .8rem .4rem 0;border-bottom:1px solid #8884}
td{overflow-wrap:anywhere}time{white-space:nowrap}pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;border:1px solid #8884;border-radius:.5rem;padding:1rem}`;

function html(status: number, title: string, body: string): Answer {
  const heading = escapeHtml(title) || '(no subject)';
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${heading}</title><style>${STYLE}</style><h1>${heading}</h1>${body}</html>`;
  return { status, type: 'text/html', body: page };
}
