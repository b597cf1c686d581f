import { InvalidOffer } from '#platform/ports/sfu-router';

const MAX_CHARACTERS = 64 * 1024;
const MAX_SECTIONS = 8;

/** One `m=` section of an SDP offer. */
export interface Section {
  kind: string;
  mid: string;
  /** `sendrecv`, `sendonly`, `recvonly` or `inactive`, as the offering side sees it. */
  direction: string;
  /** The `m=` line first. */
  lines: string[];
}

export interface Offer {
  session: string[];
  sections: Section[];
  video: Section;
  /** Null when the other side wants no data channel. */
  data: Section | null;
}

/** Reads an offer whose one video section goes the wanted way. Throws `InvalidOffer` with the first thing that is wrong. */
export function parseOffer(text: string, wanted: 'send' | 'receive'): Offer {
  if (text.length > MAX_CHARACTERS) throw new InvalidOffer(`it is longer than ${MAX_CHARACTERS} characters.`);
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  if (lines[0] !== 'v=0') throw new InvalidOffer('it does not begin with "v=0".');
  const bad = lines.find((line) => !/^[a-z]=[^\p{Cc}]*$/u.test(line));
  if (bad !== undefined) throw new InvalidOffer(`"${printable(bad)}" is no line of SDP.`);

  const starts = lines.flatMap((line, index) => (line.startsWith('m=') ? [index] : []));
  if (starts.length > MAX_SECTIONS) throw new InvalidOffer(`it has more than ${MAX_SECTIONS} media sections.`);
  const session = lines.slice(0, starts[0] ?? lines.length);
  const sections = starts.map((start, index) => parseSection(lines.slice(start, starts[index + 1]), session, index));
  if (new Set(sections.map(({ mid }) => mid)).size < sections.length)
    throw new InvalidOffer('two of its media sections have the same mid.');

  const directions = wanted === 'send' ? ['sendonly', 'sendrecv'] : ['recvonly', 'sendrecv'];
  const videos = sections.filter((section) => section.kind === 'video' && directions.includes(section.direction));
  const [video] = videos;
  if (!video) throw new InvalidOffer(`it has no video section that wants to ${wanted}.`);
  if (videos.length > 1)
    throw new InvalidOffer(`it has ${videos.length} video sections that want to ${wanted}; one is forwarded.`);
  const datas = sections.filter(
    ({ kind, lines: [media] }) => kind === 'application' && media?.includes('webrtc-datachannel'),
  );
  if (datas.length > 1) throw new InvalidOffer('it has more than one section for data channels.');

  for (const attribute of ['ice-ufrag', 'ice-pwd', 'fingerprint'])
    if (![...session, ...video.lines].some((line) => line.startsWith(`a=${attribute}:`)))
      throw new InvalidOffer(`it has no "a=${attribute}".`);
  return { session, sections, video, data: datas[0] ?? null };
}

/**
 * The offer reduced to what is forwarded: the one video section with the kept payload types, and the data channel.
 * The other side's candidates are left out: it comes to us, so we never send a packet to an address that somebody wrote into an offer.
 */
export function narrowOffer(offer: Offer, payloadTypes: number[], feedback: string[]): string {
  const kept = [offer.video, offer.data].filter((section) => section !== null);
  const mids = new Set(kept.map(({ mid }) => mid));
  const lines = [
    ...offer.session.map((line) =>
      line.startsWith('a=group:BUNDLE')
        ? `a=group:BUNDLE ${offer.sections
            .filter(({ mid }) => mids.has(mid))
            .map(({ mid }) => mid)
            .join(' ')}`
        : line,
    ),
    ...offer.sections
      .filter(({ mid }) => mids.has(mid))
      .flatMap((section) =>
        section === offer.video ? narrowVideo(section.lines, payloadTypes, feedback) : section.lines,
      ),
  ];
  return `${lines.filter((line) => !/^a=(candidate|end-of-candidates|remote-candidates)/.test(line)).join('\r\n')}\r\n`;
}

/** Puts the sections that were left out back into the answer, as refused, in the order of the offer. */
export function completeAnswer(answer: string, offer: Offer): string {
  const blocks = answer.split(/\r?\n(?=m=)/);
  const session = blocks.shift() ?? '';
  const sections = offer.sections.map((section) => {
    if (section === offer.video || section === offer.data) return (blocks.shift() ?? '').trimEnd();
    const [media = ''] = section.lines;
    const [, , protocol, format] = media.split(' ');
    return [
      `${media.split(' ')[0]} 0 ${protocol} ${format}`,
      'c=IN IP4 0.0.0.0',
      'a=inactive',
      `a=mid:${section.mid}`,
    ].join('\r\n');
  });
  return `${[session.trimEnd(), ...sections].join('\r\n')}\r\n`;
}

function parseSection(lines: string[], session: string[], index: number): Section {
  const media = /^m=([a-z]+) \d+(?:\/\d+)? [A-Za-z0-9/]+( \S+)+$/.exec(lines[0] ?? '');
  if (!media) throw new InvalidOffer(`"${printable(lines[0] ?? '')}" is no media section.`);
  const mid = lines.find((line) => line.startsWith('a=mid:'))?.slice('a=mid:'.length) ?? String(index);
  if (!/^[\w.~-]{1,32}$/.test(mid)) throw new InvalidOffer(`"${printable(mid)}" is no mid.`);
  const direction =
    [...lines, ...session].map((line) => /^a=(sendrecv|sendonly|recvonly|inactive)$/.exec(line)?.[1]).find(Boolean) ??
    'sendrecv';
  return { kind: media[1] ?? '', mid, direction, lines };
}

function narrowVideo(lines: string[], payloadTypes: number[], feedback: string[]): string[] {
  const [media = '', ...attributes] = lines;
  const wanted = new Set(payloadTypes.map(String));
  return [
    [...media.split(' ').slice(0, 3), ...payloadTypes].join(' '),
    ...attributes.filter((line) => {
      const about = /^a=(rtpmap|fmtp|rtcp-fb):(\d+|\*) ?(.*)$/.exec(line);
      if (!about) return true;
      const [, attribute, payloadType = '', value = ''] = about;
      if (payloadType !== '*' && !wanted.has(payloadType)) return false;
      return attribute !== 'rtcp-fb' || feedback.includes(value);
    }),
  ];
}

const printable = (text: string) => text.slice(0, 60).replace(/[^\x20-\x7e]/g, '?');
