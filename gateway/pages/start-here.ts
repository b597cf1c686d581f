import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** One operation of the "Start here" set, from a file in `gateway/start-here`. */
export interface StartHereOperation {
  /** The file's name without order and ending: `create-project`. */
  id: string;
  /** The first comment line: what it does. */
  title: string;
  /** The other comment lines: what to put in and what comes out. */
  hint: string;
  /** The document, with its comments. */
  document: string;
  /** JSON text, of the comment line `# variables: {…}`. */
  variables: string;
}

const FOLDER = join(__dirname, '..', 'start-here');
const VARIABLES = /^# variables: (.+)$/m;

/** Reads the set in the order of its file names. */
export function readStartHere(folder = FOLDER): StartHereOperation[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.graphql'));
  return files.toSorted().map((file) => parseStartHere(file, readFileSync(join(folder, file), 'utf8')));
}

function parseStartHere(file: string, text: string): StartHereOperation {
  const comments = text.split('\n').flatMap((line) => (line.startsWith('# ') ? [line.slice(2)] : []));
  const [title = file, ...hint] = comments.filter((line) => !line.startsWith('variables: '));
  const variables = VARIABLES.exec(text)?.[1] ?? '{}';
  return {
    id: file.replace(/^\d+-|\.graphql$/g, ''),
    title,
    hint: hint.join(' '),
    document: text
      .replace(VARIABLES, '')
      .replace(/\n{2,}/g, '\n')
      .trim(),
    variables: JSON.stringify(JSON.parse(variables), null, 2),
  };
}
