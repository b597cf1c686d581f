import { artifactLine, diagnosticLine, noteLine, parseOutputLine } from './output-line';

const diagnostic = {
  severity: 'ERROR',
  path: 'android/ui/Übersicht "1".kt',
  line: 3,
  column: 7,
  message: 'a\nb',
} as const;

describe('the lines of a phase', () => {
  it('bring a diagnostic back as it was, in one line', () => {
    const line = diagnosticLine(diagnostic);
    expect(line).not.toContain('\n');
    expect(parseOutputLine(line)).toEqual({ kind: 'diagnostic', diagnostic });
  });

  it('bring an artifact back as it was', () => {
    const artifact = { kind: 'WEB_BUNDLE', path: '/out/index.html', contentType: 'text/html' };
    expect(parseOutputLine(artifactLine(artifact))).toEqual({ kind: 'artifact', artifact });
  });

  it('bring a note back as it was, in one line, cut when it is too long', () => {
    expect(noteLine('one\ntwo')).not.toContain('\n');
    expect(parseOutputLine(noteLine('one\ntwo'))).toEqual({ kind: 'note', text: 'one\ntwo' });
    const long = parseOutputLine(noteLine('x'.repeat(5000)));
    expect(long).toEqual({ kind: 'note', text: `${'x'.repeat(499)}…` });
  });

  it('cut a message that is too long instead of losing it', () => {
    const read = parseOutputLine(diagnosticLine({ ...diagnostic, message: 'x'.repeat(5000) }));
    expect(read.kind).toBe('diagnostic');
  });

  it.each([
    'hello',
    '::diagnostic',
    '::diagnostic {"severity":"ERROR"',
    '::diagnostic {"severity":"ERROR","path":"a","line":0,"column":1,"message":"m"}',
    '::artifact {"kind":"../x","path":"a","contentType":"text/html"}',
    ' ::artifact {}',
    '::note not quoted',
    '::note ""',
  ])('are log text when they only look like a report: %s', (line) => {
    expect(parseOutputLine(line)).toEqual({ kind: 'log', text: line });
  });
});
