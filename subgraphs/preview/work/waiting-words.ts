import type { MobilePlatform } from '#schema/shared/mobile-platform';

/** Why a preview waits for a device, and how long the line before it is; `place` counts from 1. */
export function placeInLine(place: number, platform: MobilePlatform, isDeviceOnline: boolean): string {
  if (!isDeviceOnline)
    return `Waiting for a device: none for ${platform} is online. \`npm run agent:simulator\` brings one.`;
  const before = place - 1;
  if (before === 0) return 'Waiting for a device: all are taken. This preview is the next to get one (place 1).';
  return `Waiting for a device: all are taken, and ${before === 1 ? 'one preview waits' : `${before} previews wait`} before this one (place ${place}).`;
}

export const yielded = (): string =>
  'The preview has ended because nobody looked at it while another one waited for its device. Start it again to go on.';
