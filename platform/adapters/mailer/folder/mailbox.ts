import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const StoredMail = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  sentAt: z.string(),
});
export type StoredMail = z.infer<typeof StoredMail>;

/** At most `limit` mails, the newest first; `to` names one recipient, capitals aside. */
export async function readMails(folder: string, limit: number, to?: string): Promise<StoredMail[]> {
  const mails: StoredMail[] = [];
  // Names are ids, which sort by the time of sending.
  for (const name of (await namesIn(folder)).toSorted().toReversed()) {
    if (mails.length >= limit) break;
    const mail = await readMail(folder, name.replace(/\.json$/, ''));
    if (mail && (to === undefined || mail.to.toLowerCase() === to.toLowerCase())) mails.push(mail);
  }
  return mails;
}

/** Null when there is none, or the file is not one of ours. */
export async function readMail(folder: string, id: string): Promise<StoredMail | null> {
  if (!/^mail_[0-9a-z]{26}$/.test(id)) return null;
  try {
    return StoredMail.parse(JSON.parse(await readFile(join(folder, `${id}.json`), 'utf8')));
  } catch {
    return null;
  }
}

/** URLs in the text, in its order. */
export const linksIn = (text: string): string[] => text.match(LINK) ?? [];

/** A full stop or a bracket after a URL belongs to the sentence. */
export const LINK = /https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]}]/g;

async function namesIn(folder: string): Promise<string[]> {
  // No folder: no mail was sent yet.
  const names = await readdir(folder).catch((): string[] => []);
  return names.filter((name) => name.endsWith('.json'));
}
