import { beyondIn } from '../lexicon/beyond';

const UNDO =
  /^(?:please\s+)?(?:undo|revert|redo|roll ?back|go back|take (?:it|that|this) back|restore|cancel that|reverse that)\b/i;
const QUESTION =
  /^(?:why|what|how (?:do|does|can|is|are|come|would|should)|who|when|where|which|is|are|does|do you|did|can you tell|could you explain|explain|tell me)\b/i;

/** What to say about a wish that no change fulfils, by what it is: a question, something to take back, something beyond all apps. Null for others. */
export function plainAnswer(prompt: string): string | null {
  const text = prompt.trim();
  if (UNDO.test(text))
    return 'I cannot take changes back; every change made a revision, and an earlier one can be restored from the list of revisions.';
  const [beyond] = beyondIn(text);
  if (beyond) return `That is beyond this app. ${beyond}`;
  if (QUESTION.test(text)) return 'I change apps and answer no questions about them.';
  return null;
}
