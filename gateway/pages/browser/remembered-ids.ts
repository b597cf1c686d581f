const ID = /^([a-z]+)_[0-9a-z]{26}$/;

/** The newest id of each kind that the answers to one account have told, kept by the browser. */
export class RememberedIds {
  readonly #key: string;

  /** `authorization` is the header that the account asks with; each account has its own ids. */
  constructor(authorization = '') {
    this.#key = `ids:${authorization.slice(-16)}`;
  }

  /** Looks through an answer. What is in a list is passed over, since it is not what was just made. */
  see(answer: unknown): void {
    if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return;
    for (const [name, value] of Object.entries(answer)) {
      const prefix = name === 'id' && typeof value === 'string' ? ID.exec(value)?.[1] : undefined;
      if (prefix) localStorage.setItem(this.#key, JSON.stringify({ ...this.#all(), [prefix]: value }));
      else this.see(value);
    }
  }

  /** The newest id with this prefix. */
  last(prefix: string): string | undefined {
    return this.#all()[prefix];
  }

  #all(): Record<string, string> {
    return JSON.parse(localStorage.getItem(this.#key) ?? '{}') as Record<string, string>;
  }
}
