import { PromptNotUnderstood } from '#platform/kernel/errors';
import type { CodeModel, ModelPart, SpecifyRequest } from '#platform/ports/code-model';
import { answerTo } from './offline/answer';

/** A prompt may be this long, in characters. */
export const MAX_PROMPT_CHARACTERS = 8000;

const MODEL = 'offline-1';
const CHARACTERS_PER_TOKEN = 4;

/**
 * Derives the specification from the words by itself: it knows kinds of apps, things that apps keep, and features that apps have.
 * Needs no network and no key; the same request gives the same parts. Throws `PromptNotUnderstood` for words beyond it.
 */
export class OfflineCodeModel implements CodeModel {
  async check(request: SpecifyRequest): Promise<void> {
    refuseTooLong(request.prompt);
    answerTo(request);
  }

  async *specify(request: SpecifyRequest, signal: AbortSignal): AsyncIterable<ModelPart> {
    signal.throwIfAborted();
    refuseTooLong(request.prompt);
    const { thoughts, texts, specification, changes } = answerTo(request);
    for (const text of thoughts) yield* unlessAborted(signal, { kind: 'reasoning', text });
    for (const text of texts) yield* unlessAborted(signal, { kind: 'text', text });
    yield* unlessAborted(signal, { kind: 'specification', specification, changes });
    const read = [request.prompt, ...request.history, request.present ? JSON.stringify(request.present) : ''];
    const written = [...thoughts, ...texts, JSON.stringify(specification)];
    yield* unlessAborted(signal, {
      kind: 'usage',
      model: MODEL,
      inputTokens: tokensOf(read),
      outputTokens: tokensOf(written),
    });
  }
}

function* unlessAborted(signal: AbortSignal, part: ModelPart): Iterable<ModelPart> {
  signal.throwIfAborted();
  yield part;
}

const tokensOf = (texts: string[]) =>
  Math.ceil(texts.reduce((sum, text) => sum + text.length, 0) / CHARACTERS_PER_TOKEN);

function refuseTooLong(prompt: string): void {
  if (prompt.length > MAX_PROMPT_CHARACTERS)
    throw new PromptNotUnderstood(
      `The prompt has ${prompt.length} characters; at most ${MAX_PROMPT_CHARACTERS} are read. Say the most important things first and add the rest in a second prompt.`,
      ['prompt'],
    );
}
