import type { EntityManager } from 'typeorm';
import type { Job, JobQueue } from '#platform/ports/job-queue';
import type { Mail, Mailer } from '#platform/ports/mailer';
import { seal, unseal } from '../session/seal';

export const MAIL_JOB = 'account.mail';
/** With pauses of up to five minutes: a mail server may be away for an hour and a half. */
const MAX_ATTEMPTS = 25;

/** The mails of accounts. Each says what it is for and what to do if it was not asked for. A mail is sent if, and only if, the transaction commits that asks for it. */
export class PostOffice {
  constructor(
    private readonly mailer: Mailer,
    private readonly jobs: JobQueue,
    private readonly secret: string,
    private readonly publicUrl: () => string,
  ) {}

  verifyEmail(tx: EntityManager, to: string, token: string): Promise<void> {
    return this.post(tx, to, 'Confirm your e-mail address', [
      'Welcome! Confirm that this address is yours by running this operation at the address below:',
      `mutation { verifyEmail(input: { token: "${token}" }) { userErrors { message } } }`,
      'The token is good for 24 hours. If you did not sign up, ignore this mail.',
    ]);
  }

  resetPassword(tx: EntityManager, to: string, token: string): Promise<void> {
    return this.post(tx, to, 'Choose a new password', [
      'Someone, probably you, asked for a new password. Choose one by running this operation at the address below:',
      `mutation { resetPassword(input: { token: "${token}", newPassword: "…" }) { userErrors { message } } }`,
      'The token is good for one hour. If it was not you, ignore this mail: nothing has changed.',
    ]);
  }

  invite(tx: EntityManager, to: string, team: string, token: string): Promise<void> {
    return this.post(tx, to, `You are invited to ${team.replaceAll(/\s+/g, ' ')}`, [
      `You were asked to join the team "${team}". Sign up or sign in with this address, then run this operation at the address below:`,
      `mutation { acceptInvitation(input: { token: "${token}" }) { team { name } userErrors { message } } }`,
      'The token is good for 7 days. If you do not know who this is from, ignore this mail.',
    ]);
  }

  /** Hands a posted mail over; an error has it tried again. */
  deliver({ payload }: Job): Promise<void> {
    const { sealed } = payload as { sealed: string };
    return this.mailer.send(JSON.parse(unseal(sealed, this.secret)) as Mail);
  }

  /** Sealed, since the token in it must not be read from the queue's table. */
  private async post(tx: EntityManager, to: string, subject: string, paragraphs: string[]): Promise<void> {
    const mail: Mail = { to, subject, text: [...paragraphs, `${this.publicUrl()}/graphiql`].join('\n\n') };
    const sealed = seal(JSON.stringify(mail), this.secret);
    await this.jobs.add(MAIL_JOB, { sealed }, { maxAttempts: MAX_ATTEMPTS }, tx);
  }
}
