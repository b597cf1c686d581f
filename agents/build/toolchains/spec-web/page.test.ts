import { habitTracker } from '#schema/app-spec/fixtures/habit-tracker';
import { plantStore } from '#schema/app-spec/fixtures/plant-store';
import { makePage } from './page';

describe('the page of an app', () => {
  it('has the same bytes for the same specification, and others for the other platform', async () => {
    const first = await makePage(plantStore, 'IOS');
    expect(await makePage(structuredClone(plantStore), 'IOS')).toBe(first);
    expect(await makePage(plantStore, 'ANDROID')).not.toBe(first);
  });

  it('lets no text of the specification out of its place', async () => {
    const hostile = '</script><script>alert(1)</script><!--<img src=x onerror=alert(1)>';
    const spec = { ...habitTracker, name: hostile, summary: hostile };
    const page = await makePage(spec, 'IOS');
    expect(page).not.toContain('<script>alert');
    expect(page).not.toContain('<!--<img');
    expect(page.match(/<script/g)).toHaveLength(2);
    expect(page.match(/<\/script>/g)).toHaveLength(2);
    const json = /<script type="application\/json" id="app-spec">(.*)<\/script>/.exec(page)?.[1] ?? '';
    expect(JSON.parse(json)).toEqual(spec);
  });

  it('allows no connection to anywhere and no script but its own', async () => {
    const page = await makePage(habitTracker, 'ANDROID');
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(page).not.toMatch(/(?:src|href)="https?:/);
  });

  it('brings the letters that the specification is written in', async () => {
    const faces = async (name: string) =>
      (await makePage({ ...habitTracker, name }, 'IOS')).match(/@font-face/g)?.length;
    expect(await faces('Habits')).toBe(1);
    expect(await faces('Привычки')).toBe(2);
  });
});
