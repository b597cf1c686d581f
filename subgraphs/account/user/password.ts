import { hash, verify } from '@node-rs/argon2';
import { InvalidInput } from '#platform/kernel/errors';

const SHORTEST_PASSWORD = 8;
const LONGEST_PASSWORD = 200;
/** More than any password takes, however its characters are counted; longer text is not even hashed. */
export const LONGEST_TEXT_OF_PASSWORD = 1000;

// The library's enum is not there at run time.
const ARGON2ID = 2;
// OWASP's password storage cheat sheet: argon2id with 19 MiB, two passes, one lane.
const COST = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The passwords that are tried first everywhere, of those that are long enough. */
const COMMON = new Set([
  'password',
  'password1',
  'password123',
  '12345678',
  '123456789',
  '1234567890',
  'qwertyuiop',
  'qwerty123',
  'iloveyou',
  'sunshine',
  'princess',
  'football',
  'baseball',
  'superman',
  'trustno1',
  'letmein1',
  'welcome1',
  'abcd1234',
  '11111111',
  '00000000',
  'passw0rd',
  'starwars',
  'whatever',
  'computer',
]);

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), COST);

/** Takes as long for an unknown user (`hash` null) as for a wrong password, so that the time tells nothing. */
export async function passwordMatches(known: string | null, password: string): Promise<boolean> {
  const matches = await verify(known ?? (await decoy), password.normalize('NFKC'));
  return known !== null && matches;
}

const decoy = hash('no one has this password', COST);

/** What is wrong with a new password, with what to choose instead; nothing when it is good. */
export function passwordProblems(password: string, email: string, field: string): InvalidInput[] {
  const length = Array.from(password).length;
  if (length < SHORTEST_PASSWORD || length > LONGEST_PASSWORD)
    return [
      new InvalidInput(
        `A password has ${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD} characters; this one has ${length}.`,
        [field],
      ),
    ];
  if (COMMON.has(password.toLowerCase()) || password.toLowerCase() === email.toLowerCase())
    return [
      new InvalidInput('This password is among the first that are tried; a sentence of four words is better.', [field]),
    ];
  return [];
}
