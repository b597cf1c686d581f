/** Words with which people speak of apps, or of what these do. */
const REQUEST =
  /\b(?:apps?|application|track\w*|keep\w*|lists?|logs?|logging|manag\w+|record\w*|stor\w+|shop|build|make|creat\w*|design|develop|want|need|would like|plan\w*|with|for|organi[sz]\w*|sav\w+|collect\w*|rememb\w+|remind\w*|show\w*|calculat\w+|convert\w*|count\w*|schedul\w+|book\w*|diary|journal|has|have)\b/i;
const STATEMENT = /\b(?:is|are|was|were|am|shall|thou|had|did|does)\b/i;
const QUESTION = /^(?:how|why|who|when|where|what|which|is|are|do|does|did|can you tell|will)\b/i;
const APP = /\b(?:apps?|application|track\w*|build|create|about)\b/i;
const FEELING = /^i (?:love|hate|miss|am|feel|think|know|hope|wish)\b/i;
const EMPTY =
  /^(?:an?\s+|the\s+|my\s+|some\s+|just\s+)*(?:tests?|testing|demo|sample|example|something|anything|whatever|nothing|help|stuff|idk|dunno|random|surprise)(?:\s+(?:app|application|project|me|123|\d+))?$/i;

/** True for words that tell something rather than ask for an app: a poem, small talk, a test of the keyboard. */
export function isNoRequest(prompt: string): boolean {
  const text = prompt.trim().replace(/[\s.!?…]+$/, '');
  if (EMPTY.test(text)) return true;
  if ((QUESTION.test(text) || FEELING.test(text)) && !APP.test(text) && !/,/.test(text)) return true;
  return text.split(/\s+/).length > 3 && STATEMENT.test(text) && !REQUEST.test(text);
}
