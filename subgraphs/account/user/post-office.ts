import type { Mailer } from '#platform/ports/mailer';

/** The mails of accounts. Each says what it is for and what to do if it was not asked for. */
export class PostOffice {
  constructor(
    private readonly mailer: Mailer,
    private readonly publicUrl: () => string,
  ) {}

  verifyEmail(to: string, token: string): Promise<void> {
    return this.send(to, 'Confirm your e-mail address', [
      'Welcome! Confirm that this address is yours by running this operation at the address below:',
      `mutation { verifyEmail(input: { token: "${token}" }) { userErrors { message } } }`,
      'The token is good for 24 hours. If you did not sign up, ignore this mail.',
    ]);
  }

  resetPassword(to: string, token: string): Promise<void> {
    return this.send(to, 'Choose a new password', [
      'Someone, probably you, asked for a new password. Choose one by running this operation at the address below:',
      `mutation { resetPassword(input: { token: "${token}", newPassword: "…" }) { userErrors { message } } }`,
      'The token is good for one hour. If it was not you, ignore this mail: nothing has changed.',
    ]);
  }

  invite(to: string, team: string, token: string): Promise<void> {
    return this.send(to, `You are invited to ${team.replaceAll(/\s+/g, ' ')}`, [
      `You were asked to join the team "${team}". Sign up or sign in with this address, then run this operation at the address below:`,
      `mutation { acceptInvitation(input: { token: "${token}" }) { team { name } userErrors { message } } }`,
      'The token is good for 7 days. If you do not know who this is from, ignore this mail.',
    ]);
  }

  private send(to: string, subject: string, paragraphs: string[]): Promise<void> {
    return this.mailer.send({ to, subject, text: [...paragraphs, `${this.publicUrl()}/graphiql`].join('\n\n') });
  }
}
