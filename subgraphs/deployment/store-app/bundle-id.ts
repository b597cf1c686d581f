const LONGEST = 150;
const LONGEST_DERIVED_SEGMENT = 40;

/** Words that cannot be a part of an Android package, whose parts are names in Java. */
const JAVA_WORDS = new Set(
  (
    'abstract assert boolean break byte case catch char class const continue default do double else enum extends false final finally float for goto if ' +
    'implements import instanceof int interface long native new null package private protected public return short static strictfp super switch synchronized ' +
    'this throw throws transient true try void volatile while'
  ).split(' '),
);

/** Names that the stores keep for themselves. */
const RESERVED = ['com.example', 'com.apple', 'com.google', 'com.android', 'android', 'java'];

/**
 * What is wrong with the text as an id of an app in both stores; empty when nothing is. Apple allows letters, digits, hyphens and dots, Android two or more Java
 * names with dots between; an app of both platforms needs what both allow.
 */
export function bundleIdProblems(bundleId: string): string[] {
  const problems: string[] = [];
  const segments = bundleId.split('.');
  if (bundleId.length > LONGEST)
    problems.push(`A bundle id has at most ${LONGEST} characters; this has ${bundleId.length}.`);
  if (segments.length < 2) problems.push('A bundle id has at least two parts with a dot between: `app.habits`.');
  if (!segments.every((segment) => /^[A-Za-z][A-Za-z0-9]*$/.test(segment)))
    problems.push('Each part of a bundle id begins with a letter and has only letters and digits (A–Z, a–z, 0–9).');
  const word = segments.find((segment) => JAVA_WORDS.has(segment));
  if (word) problems.push(`"${word}" cannot be a part of a bundle id: it is a word of the language Java.`);
  const lower = bundleId.toLowerCase();
  const reserved = RESERVED.find((name) => lower === name || lower.startsWith(`${name}.`));
  if (reserved)
    problems.push(`The stores take no app whose bundle id begins with ${reserved}; begin with a domain of your own.`);
  return problems;
}

/** A bundle id made of the names of a team and a project; `fallback` stands for a name of which no letter is left. */
export function derivedBundleId(
  team: { name: string; fallback: string },
  project: { name: string; fallback: string },
): string {
  return ['app', segmentOf(team), segmentOf(project)].join('.');
}

function segmentOf({ name, fallback }: { name: string; fallback: string }): string {
  const letters = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/^[0-9]+/, '')
    .slice(0, LONGEST_DERIVED_SEGMENT);
  const segment = letters || fallback;
  return JAVA_WORDS.has(segment) ? `${segment}app` : segment;
}
