import type { Browser, Page } from 'playwright-core';

/** Runs in the page: a publisher whose picture is one colour, and a viewer that tells the colour it sees. */
const PEER_SCRIPT = `
const complete = (pc) => new Promise((resolve) => {
  const check = () => pc.iceGatheringState === 'complete' && resolve(pc.localDescription.sdp);
  pc.onicegatheringstatechange = check; check();
});
const peer = window.peer = { messages: [], colours: [], keyFrames: 0 };
peer.offerToPublish = async (codec, colour) => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 480 });
  const context = canvas.getContext('2d');
  let n = 0;
  peer.paint = (next) => { colour = next; };
  setInterval(() => { context.fillStyle = colour; context.fillRect(0, 0, 320, 480); context.fillStyle = 'gray'; context.fillRect(0, 470, n++ % 320, 5); }, 40);
  const pc = peer.pc = new RTCPeerConnection();
  peer.channel = pc.createDataChannel('input');
  peer.channel.onmessage = ({ data }) => {
    const message = JSON.parse(data);
    peer.messages.push(message);
    if (message.text) peer.channel.send(JSON.stringify({ viewer: message.viewer, text: 'heard ' + message.text }));
  };
  const [track] = canvas.captureStream(25).getTracks();
  const transceiver = pc.addTransceiver(track, { direction: 'sendonly' });
  const all = RTCRtpSender.getCapabilities('video').codecs;
  transceiver.setCodecPreferences([...all.filter((c) => c.mimeType === 'video/' + codec), ...all.filter((c) => c.mimeType === 'video/rtx')]);
  await pc.setLocalDescription();
  return complete(pc);
};
peer.offerToView = async (options = {}) => {
  const pc = peer.pc = new RTCPeerConnection();
  if (options.audio) pc.addTransceiver('audio', { direction: 'recvonly' });
  const transceiver = pc.addTransceiver('video', { direction: options.direction || 'recvonly' });
  if (options.codec) transceiver.setCodecPreferences(RTCRtpReceiver.getCapabilities('video').codecs.filter((c) => c.mimeType === 'video/' + options.codec));
  peer.channel = pc.createDataChannel('input');
  peer.channel.onmessage = ({ data }) => peer.messages.push(data);
  const video = Object.assign(document.createElement('video'), { muted: true, autoplay: true, playsInline: true });
  document.body.append(video);
  pc.ontrack = ({ track, streams }) => { video.srcObject = streams[0] || new MediaStream([track]); };
  const canvas = Object.assign(document.createElement('canvas'), { width: 8, height: 8 });
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const look = () => {
    context.drawImage(video, 0, 0, 8, 8);
    const [r, g, b] = context.getImageData(4, 2, 1, 1).data;
    peer.colour = r > 128 && g < 100 ? 'red' : b > 128 && r < 100 ? 'blue' : g > 80 && r < 100 ? 'green' : 'other';
    peer.frames = (peer.frames || 0) + 1;
    video.requestVideoFrameCallback(look);
  };
  video.requestVideoFrameCallback(look);
  await pc.setLocalDescription();
  return complete(pc);
};
peer.answer = (sdp) => peer.pc.setRemoteDescription({ type: 'answer', sdp });
peer.say = (text) => peer.channel.readyState === 'open' ? peer.channel.send(text) : new Promise((resolve) => { peer.channel.onopen = () => resolve(peer.channel.send(text)); });
peer.stat = async (type, name) => { let value; (await peer.pc.getStats()).forEach((s) => { if (s.type === type) value = s[name]; }); return value; };
`;

/** A real browser page that publishes to a router or views what it forwards. */
export class BrowserPeer {
  private constructor(readonly page: Page) {}

  static async open(browser: Browser): Promise<BrowserPeer> {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.setContent('<title>peer</title>');
    await page.addScriptTag({ content: PEER_SCRIPT });
    return new BrowserPeer(page);
  }

  run<Result>(expression: string): Promise<Result> {
    return this.page.evaluate<Result>(expression);
  }

  async until(expression: string, milliseconds = 10_000): Promise<void> {
    await this.page.waitForFunction(expression, null, { timeout: milliseconds, polling: 20 });
  }

  async connect(expression: string, signal: (offer: string) => Promise<string>): Promise<void> {
    const offer = await this.run<string>(expression);
    const answer = await signal(offer);
    await this.run(`peer.answer(${JSON.stringify(answer)})`);
  }

  /** Goes as a killed tab does: without a word. */
  async vanish(): Promise<void> {
    await this.page.context().close();
  }
}
