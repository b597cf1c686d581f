import { runPhase } from '../child';
import { checkTree } from './check-tree';

// node parse.js <sourceFolder> <IOS|ANDROID>
runPhase(async ([sourceFolder, platform], report) => {
  if (!sourceFolder || (platform !== 'IOS' && platform !== 'ANDROID'))
    throw new Error('Usage: parse.js <sourceFolder> <IOS|ANDROID>');
  const started = performance.now();
  const { files, diagnostics } = await checkTree(sourceFolder, platform);
  for (const diagnostic of diagnostics) report.diagnostic(diagnostic);
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'ERROR').length;
  const milliseconds = Math.round(performance.now() - started);
  report.log(`Parsed ${files} source files and the specification in ${milliseconds} ms: ${errors} errors.`);
  return errors === 0;
});
