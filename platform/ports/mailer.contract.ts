import type { Mail, Mailer } from './mailer';

export interface OpenMailer {
  mailer: Mailer;
  /** What has arrived at the other end, in the order of sending. */
  received(): Promise<Mail[]>;
  /** Ends what `open` began, the mailer included. */
  close(): Promise<void>;
}

/** What every mailer promises. */
export function mailerContract(name: string, open: () => Promise<OpenMailer>): void {
  describe(`mailer: ${name}`, () => {
    let opened: OpenMailer;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    const mail: Mail = { to: 'ada@example.com', subject: 'Welcome', text: 'Hello Ada.' };

    it('brings a mail as it is', async () => {
      const link = `https://example.com/verify?token=${'x'.repeat(200)}&next=%2F`;
      const text = `Grüße 🌿 aus Zürich\n\n${link}\n\n.\n.. a line that begins with dots\n${'long '.repeat(400)}end`;
      await opened.mailer.send({ to: 'ada+test@example.com', subject: 'Bestätige: “Ada” & <Bob> 🌿', text });
      expect(await opened.received()).toEqual([
        { to: 'ada+test@example.com', subject: 'Bestätige: “Ada” & <Bob> 🌿', text },
      ]);
    });

    it('keeps the order of mails, and loses none of many at once', async () => {
      for (const subject of ['one', 'two', 'three']) await opened.mailer.send({ ...mail, subject });
      expect((await opened.received()).map(({ subject }) => subject)).toEqual(['one', 'two', 'three']);
      await Promise.all(Array.from({ length: 20 }, (_, place) => opened.mailer.send({ ...mail, text: String(place) })));
      const texts = (await opened.received()).slice(3).map(({ text }) => Number(text));
      expect(texts.toSorted((one, other) => one - other)).toEqual(Array.from({ length: 20 }, (_, place) => place));
    });

    it('makes no header of a line break in the subject', async () => {
      await opened.mailer.send({ ...mail, subject: 'Hello\r\nBcc: eve@example.com' });
      expect(await opened.received()).toEqual([{ ...mail, subject: 'Hello Bcc: eve@example.com' }]);
    });

    it.each([
      '',
      'ada',
      'ada@example.com, eve@example.com',
      'ada@example.com\r\nBcc: eve@example.com',
      'Ada <ada@example.com>',
    ])('refuses to send to %j', async (to) => {
      await expect(opened.mailer.send({ ...mail, to })).rejects.toThrow('is no address');
      expect(await opened.received()).toEqual([]);
    });
  });
}
