import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AppSpec } from '#schema/app-spec/app-spec';
import { builtPath } from '#platform/kernel/built-path';
import type { BuildPlatform } from '../toolchain';
import { fontFaces } from './fonts';

const STYLES = ['base.css', 'parts.css', 'forms.css', 'overlays.css'] as const;
const LOOK = { IOS: 'ios.css', ANDROID: 'android.css' } as const;

/**
 * One HTML file that is the whole app: runtime, styles, fonts and specification inlined. Its content security policy allows exactly
 * these texts to run and no connection to anywhere. The same specification gives the same bytes.
 */
export async function makePage(spec: AppSpec, platform: BuildPlatform): Promise<string> {
  const json = JSON.stringify(spec);
  const read = (name: string) => readFile(builtPath(__dirname, 'browser', name), 'utf8');
  const [script, ...sheets] = await Promise.all(['main.js', ...STYLES, LOOK[platform]].map(read));
  const runtime = (script ?? '').replace(/<(?=\/script|!--)/gi, '\\x3c').trim();
  const faces = await fontFaces(platform, json, createRequire(__filename).resolve);
  const style = `${faces}\n${sheets.join('\n')}`.replaceAll('</', '<\\/');
  const policy = [
    "default-src 'none'",
    `script-src ${sha256(runtime)}`,
    `style-src ${sha256(style)}`,
    'img-src data: blob:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return [
    '<!doctype html>',
    `<html lang="${escapeHtml(spec.locale)}" data-platform="${platform}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escapeHtml(spec.name)}</title>`,
    '<link rel="icon" href="data:,">',
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    '<div id="app"></div>',
    `<script type="application/json" id="app-spec">${escapeScript(json)}</script>`,
    `<script>${runtime}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** In JSON `<` may only stand inside of strings, where its escape means the same; so nothing can end the element or open a comment. */
const escapeScript = (json: string) => json.replaceAll('<', '\\u003c');

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const sha256 = (text: string) => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
