import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runPhase } from '../child';
import { APP_SPEC_PATH } from '#schema/app-spec/app-spec';
import { makePage } from './page';
import { readSpec } from './read-spec';

/** Whether a file was edited cannot be told from the tree: what the specification would write is not known here. */
const PREVIEW_NOTE = `The web preview is made from ${APP_SPEC_PATH} alone; what is edited by hand in Swift or Kotlin files is not shown in it.`;

// node bundle.js <sourceFolder> <outputFolder> <IOS|ANDROID>
runPhase(async ([sourceFolder, outputFolder, platform], report) => {
  if (!sourceFolder || !outputFolder || (platform !== 'IOS' && platform !== 'ANDROID'))
    throw new Error('Usage: bundle.js <sourceFolder> <outputFolder> <IOS|ANDROID>');
  const { spec, diagnostics } = await readSpec(sourceFolder);
  for (const diagnostic of diagnostics) report.diagnostic(diagnostic);
  if (!spec) return false;
  const page = await makePage(spec, platform);
  const path = join(outputFolder, 'index.html');
  await writeFile(path, page);
  report.artifact({ kind: 'WEB_BUNDLE', path, contentType: 'text/html; charset=utf-8' });
  report.note(PREVIEW_NOTE);
  report.log(`Bundled ${spec.name} for ${platform}: ${spec.screens.length} screens, ${page.length} bytes.`);
  return true;
});
