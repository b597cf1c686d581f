export interface Mail {
  to: string;
  subject: string;
  /** Plain text; links stand on lines of their own. */
  text: string;
}

/** Hands a mail over for delivery. Returning says that it is safe, not that it was read. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
  close(): Promise<void>;
}
