import { InvalidOffer } from '#platform/ports/sfu-router';
import type { Section } from './offer';

/** A way to encode video as one side's offer numbers it. */
export interface VideoCodec {
  name: 'VP8' | 'H264';
  payloadType: number;
  /** Its format parameters: `packetization-mode=1;profile-level-id=42e01f`. */
  parameters: string;
  /** Payload type of its retransmissions, when offered. */
  retransmission: number | null;
}

/** The codec that the publisher likes best among those that are forwarded. */
export function codecToPublish(video: Section): VideoCodec {
  const [first] = codecsOf(video);
  if (!first) throw new InvalidOffer('its video section offers neither VP8 nor H264.');
  return first;
}

/** What the viewer calls the codec that is published. Throws `InvalidOffer` when it does not offer it. */
export function codecToView(video: Section, published: VideoCodec): VideoCodec {
  const same = codecsOf(video).filter((codec) => codec.name === published.name);
  if (published.name === 'VP8' && same[0]) return same[0];
  const packed = same.filter((codec) => packetizationOf(codec) === packetizationOf(published));
  const found =
    packed.find((codec) => profileOf(codec) === profileOf(published)) ??
    // What is encoded as (constrained) baseline plays wherever any profile does.
    (profileOf(published).startsWith('42') ? packed[0] : undefined);
  if (found) return found;
  const detail =
    published.name === 'H264'
      ? `H264 (profile ${profileOf(published)}, packetization mode ${packetizationOf(published)})`
      : published.name;
  throw new InvalidOffer(`the session is published as ${detail}, which its video section does not contain.`);
}

function codecsOf(video: Section): VideoCodec[] {
  const order = (video.lines[0] ?? '').split(' ').slice(3).map(Number);
  const names = new Map<number, string>();
  const parameters = new Map<number, string>();
  for (const line of video.lines) {
    const map = /^a=rtpmap:(\d+) ([A-Za-z0-9-]+)\/90000/.exec(line);
    if (map) names.set(Number(map[1]), (map[2] ?? '').toUpperCase());
    const format = /^a=fmtp:(\d+) (.+)$/.exec(line);
    if (format) parameters.set(Number(format[1]), format[2] ?? '');
  }
  return order.flatMap((payloadType) => {
    const name = names.get(payloadType);
    if (name !== 'VP8' && name !== 'H264') return [];
    const retransmission = order.find(
      (other) => names.get(other) === 'RTX' && parameterOf(parameters.get(other) ?? '', 'apt') === String(payloadType),
    );
    return [
      { name, payloadType, parameters: parameters.get(payloadType) ?? '', retransmission: retransmission ?? null },
    ];
  });
}

function parameterOf(parameters: string, name: string): string | undefined {
  return parameters
    .split(';')
    .map((pair) => pair.trim().split('='))
    .find(([key]) => key?.toLowerCase() === name)?.[1];
}

const packetizationOf = (codec: VideoCodec) => parameterOf(codec.parameters, 'packetization-mode') ?? '0';
// Profile and constraints without the level, which a decoder takes as a hint. RFC 6184: absent means baseline.
const profileOf = (codec: VideoCodec) =>
  (parameterOf(codec.parameters, 'profile-level-id') ?? '42000a').slice(0, 4).toLowerCase();
