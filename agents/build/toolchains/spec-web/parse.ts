import { runPhase } from '../child';
import { TYPE_CHECKS } from '../toolchain';
import { checkTree } from './check-tree';
import { parsingNotes } from './parsing-notes';

// node parse.js <sourceFolder> <IOS|ANDROID> <NONE|SOME|ALL>
runPhase(async ([sourceFolder, platform, checks], report) => {
  const typeChecks = TYPE_CHECKS.find((known) => known === checks);
  if (!sourceFolder || (platform !== 'IOS' && platform !== 'ANDROID') || !typeChecks)
    throw new Error('Usage: parse.js <sourceFolder> <IOS|ANDROID> <NONE|SOME|ALL>');
  const started = performance.now();
  const { files, diagnostics } = await checkTree(sourceFolder, platform);
  for (const diagnostic of diagnostics) report.diagnostic(diagnostic);
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'ERROR').length;
  const milliseconds = Math.round(performance.now() - started);
  for (const note of parsingNotes(files, platform, typeChecks)) report.note(note);
  report.log(
    `Parsed ${files.swift + files.kotlin} source files and the specification in ${milliseconds} ms: ${errors} errors.`,
  );
  return errors === 0;
});
