import { ACCESS_TOKEN_PREFIX, AGENT_TOKEN_PREFIX } from '#schema/shared/internal-viewer';

const MASK = '***';
/** Shorter ones are words that a log may well contain. */
const SHORTEST_SECRET = 8;
const SECRET_NAME = /TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIAL|API_?KEY|PRIVATE_?KEY|ACCESS_?KEY/i;
const TOKENS = new RegExp(`(?:${ACCESS_TOKEN_PREFIX}|${AGENT_TOKEN_PREFIX})[A-Za-z0-9_-]+`, 'g');

/** Takes secrets out of text before it leaves the host. Text has to come in whole lines, or a secret could hide across a cut. */
export class Masker {
  private secrets: string[] = [];

  /** From now on this is a secret. */
  add(secret: string): void {
    if (secret.length < SHORTEST_SECRET || this.secrets.includes(secret)) return;
    // A secret that contains another goes first, or its rest would stay.
    this.secrets = [...this.secrets, secret].toSorted((a, b) => b.length - a.length);
  }

  /** Values of variables that are named like secrets. */
  addFrom(environment: Readonly<Record<string, string | undefined>>): void {
    for (const [name, value] of Object.entries(environment)) if (value && SECRET_NAME.test(name)) this.add(value);
  }

  mask(text: string): string {
    return this.secrets.reduce((rest, secret) => rest.replaceAll(secret, MASK), text.replace(TOKENS, MASK));
  }
}
