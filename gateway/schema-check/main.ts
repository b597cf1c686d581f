import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readAllowedChanges } from './allowed-changes';
import { checkSchemas, isRefused } from './check';
import { committedSnapshot, keepRelease, releasedSnapshot, workingSnapshot } from './release';
import { report } from './report';
import { folderTree } from './source-tree';

const USAGE = `npm run schema:check [-- options]   Compares schema/*.graphql with the last release, and tells who uses what has changed.
  --against <commit>   with that commit in place of schema/release
  --verbose            list the safe changes, too
  --release            make the schemas as they are now the last release
Exit code: 0 when nothing breaks a known client, 1 when something does, 2 when the check could not be made.`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      against: { type: 'string' },
      verbose: { type: 'boolean', default: false },
      release: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const root = projectRoot();
  const working = workingSnapshot(root);
  if (values.release) {
    keepRelease(root, working);
    console.log('schema/release is what the schemas and the recorded operations are now.');
    return 0;
  }
  const release = values.against === undefined ? releasedSnapshot(root) : committedSnapshot(root, values.against);
  if (release.schemas.api === null)
    throw new Error(`There is no release to compare with: ${values.against ?? 'schema/release'} has no api.graphql.`);
  const allowed = readAllowedChanges(folderTree(root).read('schema/allowed-changes.json'));
  const changes = await checkSchemas(release, working, allowed);
  console.log(report(changes, { release: values.against ?? 'the last release', isVerbose: values.verbose }));
  return changes.some(isRefused) ? 1 : 0;
}

/** npm starts its commands where package.json is. */
function projectRoot(): string {
  const root = process.cwd();
  const { name } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { name: string };
  if (name !== 'native-app-cloud') throw new Error(`Start this at the root of the repository, not in ${root}.`);
  return root;
}

void main()
  .then((code) => (process.exitCode = code))
  .catch((error: unknown) => {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    process.exitCode = 2;
  });
