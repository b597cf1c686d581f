import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { mailerContract } from '#platform/ports/mailer.contract';
import { FolderMailer, mailboxPage } from './folder';
import { readMails } from './folder/mailbox';

const folders: string[] = [];
const servers: Server[] = [];

const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'folder-mailer-'));
  folders.push(folder);
  return join(folder, 'mails');
};

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

mailerContract('folder', () => {
  const folder = newFolder();
  const mailer = new FolderMailer(folder);
  return Promise.resolve({
    mailer,
    received: async () =>
      (await readMails(folder, 1_000)).toReversed().map(({ to, subject, text }) => ({ to, subject, text })),
    close: () => mailer.close(),
  });
});

it('writes mails that only their owner can read, and leaves no drafts', async () => {
  const folder = newFolder();
  const mailer = new FolderMailer(folder);
  await mailer.send({ to: 'ada@example.com', subject: 'x', text: 'secret link' });
  const names = readdirSync(folder);
  expect(names).toEqual([expect.stringMatching(/^mail_\w+\.json$/)]);
  expect(statSync(join(folder, names[0] ?? '')).mode & 0o777).toBe(0o600);
});

describe('the mailbox page', () => {
  const open = async () => {
    const folder = newFolder();
    const mailer = new FolderMailer(folder);
    const page = mailboxPage(folder);
    const server = createServer(
      (request, response) => void page(request, response, new URL(request.url ?? '/', 'http://host')),
    );
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
    const get = async (path: string) => {
      const response = await fetch(base + path);
      return { status: response.status, body: await response.text() };
    };
    return { folder, mailer, get };
  };
  const Mails = z.object({
    mails: z.array(z.object({ id: z.string(), to: z.string(), subject: z.string(), links: z.array(z.string()) })),
  });

  it('says that there is no mail yet', async () => {
    const { get } = await open();
    expect(await get('/mailbox')).toMatchObject({ status: 200, body: expect.stringContaining('No mail was sent yet') });
    expect(Mails.parse(JSON.parse((await get('/mailbox.json')).body))).toEqual({ mails: [] });
  });

  it('lists mails with the newest first, and shows one with its link', async () => {
    const { mailer, get } = await open();
    await mailer.send({ to: 'ada@example.com', subject: 'First', text: 'x' });
    await mailer.send({
      to: 'ada@example.com',
      subject: 'Second',
      text: 'Open\nhttp://127.0.0.1:4000/verify?a=1&b=2.\nSoon.',
    });
    const { body } = await get('/mailbox');
    expect(body.indexOf('Second')).toBeLessThan(body.indexOf('First'));
    const [, path = ''] = /href="(\/mailbox\/mail_\w+)">Second/.exec(body) ?? [];
    expect((await get(path)).body).toContain('<a href="http://127.0.0.1:4000/verify?a=1&amp;b=2">');
  });

  it('gives a script the mails of one person, with their links', async () => {
    const { mailer, get } = await open();
    await mailer.send({
      to: 'Ada@example.com',
      subject: 'Hers',
      text: 'https://a.example/x (or https://b.example/y).',
    });
    await mailer.send({ to: 'bob@example.com', subject: 'His', text: '' });
    const { mails } = Mails.parse(JSON.parse((await get('/mailbox.json?to=ada%40example.com')).body));
    expect(mails).toMatchObject([{ subject: 'Hers', links: ['https://a.example/x', 'https://b.example/y'] }]);
    expect(Mails.parse(JSON.parse((await get('/mailbox.json')).body)).mails).toHaveLength(2);
  });

  it('runs nothing of what a mail says', async () => {
    const { mailer, get } = await open();
    const evil = `<script>alert(1)</script>`;
    await mailer.send({
      to: 'ada@example.com',
      subject: evil,
      text: `${evil} https://x.example/"onclick="alert(1) javascript:alert(1) https://x.example/<img>`,
    });
    const list = (await get('/mailbox')).body;
    const [, path = ''] = /href="(\/mailbox\/mail_\w+)"/.exec(list) ?? [];
    const letter = (await get(path)).body;
    for (const body of [list, letter]) {
      expect(body).not.toContain('<script');
      expect(body).not.toContain('<img');
      expect(body).not.toMatch(/href="javascript/);
      expect(body).not.toMatch(/"\s*onclick=/);
    }
  });

  it('shows no file but mails', async () => {
    const { folder, mailer, get } = await open();
    await mailer.send({ to: 'ada@example.com', subject: 'x', text: 'x' });
    writeFileSync(join(folder, '..', 'secret.json'), '{}');
    writeFileSync(join(folder, 'mail_00000000000000000000000000.json'), 'broken');
    for (const path of [
      '/mailbox/..%2fsecret',
      '/mailbox/%2e%2e/secret',
      '/mailbox/nothing',
      '/mailbox/mail_00000000000000000000000000',
    ])
      expect((await get(path)).status).toBe(404);
    expect((await get('/mailbox')).status).toBe(200);
  });
});
