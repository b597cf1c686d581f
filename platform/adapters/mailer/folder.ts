import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Clock, systemClock } from '#platform/kernel/clock';
import { newId } from '#platform/kernel/id';
import type { Mail, Mailer } from '#platform/ports/mailer';
import type { StoredMail } from './folder/mailbox';

/** Writes every mail into a folder, where `mailboxPage` shows it. */
export class FolderMailer implements Mailer {
  constructor(
    /** Created with the first mail when it is missing. */
    private readonly folder: string,
    private readonly clock: Clock = systemClock,
  ) {}

  async send({ to, subject, text }: Mail): Promise<void> {
    requireAddress(to);
    const sentAt = this.clock.now();
    const id = newId('mail', sentAt.getTime());
    const mail: StoredMail = {
      id,
      to,
      subject: subject.replace(/\s*[\r\n]+\s*/g, ' ').trim(),
      text,
      sentAt: sentAt.toISOString(),
    };
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const draft = join(this.folder, `${id}.draft`);
    try {
      const file = await open(draft, 'wx', 0o600);
      await file
        .writeFile(JSON.stringify(mail, null, 2))
        .then(() => file.sync())
        .finally(() => file.close());
      await rename(draft, join(this.folder, `${id}.json`));
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }

  /** Holds nothing open between mails. */
  async close(): Promise<void> {}
}

/** One address and nothing else: what follows a comma or a line break would be a recipient, or a header, that nobody meant. */
function requireAddress(to: string): void {
  if (!/^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/.test(to)) throw new TypeError(`"${to.slice(0, 80)}" is no address of a mail.`);
}

export { type PageHandler, mailboxPage } from './folder/mailbox-page';
