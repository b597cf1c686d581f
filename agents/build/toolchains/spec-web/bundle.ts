import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runPhase } from '../child';
import { makePage } from './page';
import { readSpec } from './read-spec';

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
  report.log(`Bundled ${spec.name} for ${platform}: ${spec.screens.length} screens, ${page.length} bytes.`);
  return true;
});
