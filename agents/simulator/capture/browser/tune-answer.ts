// Kilobits a second. A screen at rest costs nothing; its first picture is to be sharp at once.
const START = 2500;
const MIN = 600;
const MAX = 6000;

/** Tells Chromium where its estimate of the bandwidth begins; by itself it starts at 300 kbit/s and shows mud for seconds. */
export function tuneAnswer(sdp: string): string {
  const payloadType = /^m=video \d+ \S+ (\d+)/m.exec(sdp)?.[1];
  if (payloadType === undefined) return sdp;
  const hints = `x-google-start-bitrate=${START};x-google-min-bitrate=${MIN};x-google-max-bitrate=${MAX}`;
  const format = new RegExp(`^a=fmtp:${payloadType} .*$`, 'm');
  if (format.test(sdp)) return sdp.replace(format, (line) => `${line.trimEnd()};${hints}`);
  return sdp.replace(
    new RegExp(`^a=rtpmap:${payloadType} .*$`, 'm'),
    (line) => `${line.trimEnd()}\r\na=fmtp:${payloadType} ${hints}`,
  );
}
