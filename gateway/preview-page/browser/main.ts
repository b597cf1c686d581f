// The page of one preview session: follows it through the graph, plays its video, carries input to it.
import { Graph, type PreviewState, type Refused } from './graph';
import { Player } from './player';
import { findToken, forgetToken, rememberToken } from './settings';
import { sendTouches } from './touch';
import { sendTyping } from './typing';
import { isLive, resize, saveScreenshot, show, showDevice, showMeasure, view } from './view';

const START_ANOTHER = 'To see the app again, run startPreview for its project and open /preview/ with the new id.';

let player: Player | null = null;
let stopFollowing: (() => void) | null = null;
let publisherLatency: number | null = null;
let seq = 0;

const send = (message: object) => player?.send({ seq: ++seq, ...message });

function open(sessionId: string, token: string): void {
  const graph = new Graph(sessionId, token);
  let hasPlayed = false;
  player = new Player(view.video, (offer) => graph.view(offer), {
    playing: () => {
      hasPlayed = true;
      show('live', { title: 'Live' });
    },
    waiting: (problem, nextTrySeconds) =>
      show(hasPlayed ? 'reconnecting' : 'starting', {
        title: hasPlayed ? 'Reconnecting…' : 'Starting the app…',
        text:
          problem ??
          (hasPlayed ? 'The picture was lost for a moment.' : 'The device is on; its picture is on the way.'),
        hint: nextTrySeconds !== null && nextTrySeconds >= 2 ? `Next try in ${Math.round(nextTrySeconds)} s.` : null,
        canRetry: nextTrySeconds !== null && nextTrySeconds >= 2,
      }),
    refused,
    resized: resize,
    measured: (own, rate) => showMeasure(publisherLatency === null ? null : publisherLatency + own, rate),
  });
  let isFinal = false;
  stopFollowing = graph.follow(
    (state) => {
      isFinal = follow(state);
    },
    refused,
    (isConnected) => {
      if (!isConnected && !isFinal && !isLive() && !hasPlayed)
        show('reconnecting', {
          title: 'Connecting to the gateway…',
          text: 'It does not answer yet; this page keeps trying.',
        });
    },
  );
}

/** True when nothing more will come. */
function follow(state: PreviewState): boolean {
  if (state.device) showDevice(state.device);
  publisherLatency = state.stream?.p50LatencyMs ?? publisherLatency;
  if (state.status === 'RUNNING') player?.start();
  else player?.stop();
  if (state.status === 'QUEUED')
    show('waiting', { title: 'The preview starts soon…', text: state.message, hint: 'It starts by itself.' });
  if (state.status === 'FAILED')
    show('failed', {
      title: 'The preview failed',
      text: state.failure?.message ?? state.message,
      hint: state.failure?.hint ?? START_ANOTHER,
    });
  if (state.status === 'SUCCEEDED' || state.status === 'CANCELED')
    show('ended', { title: 'The preview has ended', text: state.message, hint: START_ANOTHER });
  return state.status !== 'QUEUED' && state.status !== 'RUNNING';
}

function refused(error: Refused): void {
  close();
  const isAboutToken = ['UNAUTHENTICATED', 'TOKEN_EXPIRED', 'INVALID_CREDENTIALS', 'FORBIDDEN', 'NOT_FOUND'].includes(
    error.code,
  );
  if (!isAboutToken)
    return show('failed', {
      title: 'The preview cannot be shown',
      text: error.message,
      hint: 'Reload the page to try again.',
    });
  forgetToken();
  if (error.code === 'NOT_FOUND' || error.code === 'FORBIDDEN')
    askForToken(
      'Not a preview of yours',
      'There is no preview at this address that your account may see. A token of another account may open it.',
    );
  else
    askForToken(
      'Sign in again',
      'The access token has expired, was revoked or is wrong. Get a new one with signIn or createAccessToken, and paste it here.',
    );
}

function askForToken(title: string, text: string): void {
  show('token', { title, text, hint: 'It stays in this tab and goes to this gateway alone.' });
}

function close(): void {
  player?.stop();
  stopFollowing?.();
  player = null;
  stopFollowing = null;
}

function start(): void {
  const { sessionId } = previewSettings;
  if (!sessionId)
    return show('failed', {
      title: 'No preview at this address',
      text: 'The address of a preview ends with the id of its session, such as /preview/prv_….',
      hint: 'startPreview gives one.',
    });
  view.tokenForm.addEventListener('submit', (event) => {
    event.preventDefault();
    rememberToken(view.token.value.trim());
    show('starting', { title: 'Opening the preview…' });
    open(sessionId, view.token.value.trim());
  });
  view.retry.addEventListener('click', () => player?.tryNow());
  view.screenshot.addEventListener('click', saveScreenshot);
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-button]'))
    button.addEventListener('click', () => send({ type: 'button', name: button.dataset.button }));
  sendTouches(view.screen, isLive, send);
  const { screen, keyboard, typing: form, typed: field } = view;
  sendTyping({ screen, keyboard, form, field }, isLive, send);
  // Told at once, the router need not find out by silence.
  addEventListener('pagehide', close);
  addEventListener('pageshow', (event) => event.persisted && location.reload());
  addEventListener('online', () => player?.tryNow());

  show('starting', { title: 'Opening the preview…' });
  const token = findToken();
  if (token) open(sessionId, token);
  else askForToken('Who is looking?', 'This preview needs an access token of the account that it belongs to.');
}

start();
