import type { AppSpec } from '#schema/app-spec/app-spec';
import type { FieldType, Model } from '#schema/app-spec/model';
import { mergedItems } from '../describe/choices';
import { itemsOf, optionsOf } from '../describe/items';
import { choicesFrom, wishOf } from '../describe/wish';
import type { FeatureId } from '../features/feature';
import { fieldTypeCalled, fieldTypeOf, isFieldPhrase, isFieldWord } from '../lexicon/fields';
import { featureCalled } from '../read/features';
import { tokensOf } from '../read/tokens';
import { normalise } from '../words';
import { bare, type Clause, partsOfList } from './clause';
import { isWholeApp, modelNamed, screenNamed } from './target';

const VERB =
  /^(?:(?:i|we|it|the app|users?|people|customers?|one|you)\s+(?:also\s+)?(?:want|need|would like|should have|needs|must have|should|must|can|could)\s+(?:to\s+)?(?:be able to\s+)?(?:(?:have|see|add|track|manage|keep)\s+)?|there\s+should\s+be\s+|(?:(?:create|build|make|put)\s+(?=an?\s|another\s|new\s|some\s)|add|include|insert|introduce|show|display|enable|turn on|support|implement|offer|attach|track|manage|keep|record|store)\s*(?:in\s+|me\s+)?|with\s+|(?:let|allow)\s+(?:me|users?|people)\s+(?:to\s+)?)(.+)$/i;
const HAVE =
  /^(?:let\s+|give\s+)?(.+?)\s+(?:should|must|can|shall|could)?\s*(?:also\s+)?(?:have|has|get|gets|need|needs|be given)\s+(.+)$/i;
const GIVE = /^give\s+(?:each|every|all|the)?\s*([\p{L}\d]+(?:\s[\p{L}\d]+)?)\s+((?:a|an|some)\s+.+)$/iu;
const WHERE =
  /\s+(?:to|for|on|in|into|of|at)\s+(?:each\s+|every\s+|all\s+)?((?:(?!\s(?:to|for|on|in|into|at)\s)[^,])+?)$/i;
const OPTIONS =
  /\s*(?:,\s*)?(?:with\s+)?(?:the\s+)?(?:options?|choices?|values?)\s*:?\s+(.+)$|\s*\(([^)]+,[^)]+)\)\s*$/i;
const TYPED = /\s+(?:as|of type|which is|that is)\s+(?:an?\s+)?(\w+)(?:\s+field)?\s*$|\s*\((\w+)\)\s*$/i;

const TICK = /^(.+?)\s+(?:check ?box|tick ?box|tick|toggle|switch|yes\/no)(?:\s+field)?$/i;
const FIELD =
  /^(?:an?\s+|the\s+|new\s+|another\s+)*(?:field|column|property)\s+(?:for\s+|called\s+|named\s+)?(?:the\s+)?/i;

/** Something that is to be added, and to what. */
export interface Wish {
  what: string;
  model: Model | null;
  /** The words for a target that is not in the app. */
  unknownTarget: string | null;
  type: FieldType | null;
  choices: string[] | null;
}

/** What a clause asks to be added; nothing when it asks for something else. */
export function wishesIn(spec: AppSpec, clause: Clause): Wish[] {
  const text = clause.text;
  const have = GIVE.exec(text) ?? HAVE.exec(text);
  const owner = have?.[1] ? modelNamed(spec, have[1]) : null;
  if (have?.[2] && owner) return wishesOf(have[2], owner, null);
  const verb = VERB.exec(text);
  if (
    have?.[1] &&
    have[2] &&
    /^(?:the|each|every|all|my|our)\s/i.test(have[1]) &&
    partsOfList(have[2]).every((part) => isFieldWord(normalise(bare(part))))
  )
    return wishesOf(have[2], null, have[1]);
  const asked = verb?.[1] ?? (clause.words.length <= 4 ? text : null);
  if (!verb && /\s(?:to|into|in|at|as)\s/i.test(text)) return [];
  if (asked === null) return [];
  const offer = /^(.+?)\s+(?:to|for)\s+(.+?)\s+(?:with|:)\s+(.+)$/i.exec(asked);
  const offeredTo = offer?.[2] ? modelNamed(spec, offer[2]) : null;
  if (offer?.[1] && offer[3] && offeredTo && optionsOf(offer[3]).length > 1)
    return wishesOf(`${offer[1]} with ${offer[3]}`, offeredTo, null);
  const late = /\s(?:to|for|on)\s+((?:the\s+|every\s+|all\s+)?[\p{L} ]+)$/iu.exec(OPTIONS.exec(asked)?.[0] ?? '');
  const owned = late?.[1] ? modelNamed(spec, late[1]) : null;
  if (late && owned) return wishesOf(asked.slice(0, -late[0].length), owned, null);
  if (
    !verb &&
    clause.words.length > 2 &&
    !featureWithin([...clause.words, 'by']) &&
    !isFieldWord(normalise(bare(asked)))
  )
    return [];
  const where = /^(?:an?\s+|the\s+|new\s+)*(?:screen|page|tab|section)\s+(?:for|of|with|to)\b/i.test(asked)
    ? null
    : WHERE.exec(asked.replace(OPTIONS, ''));
  const target = where?.[1] ?? null;
  if (target === null || !where) return wishesOf(asked, null, null);
  const model = modelNamed(spec, target) ?? modelOfScreen(spec, target);
  const isWhole = isWholeApp(target) || screenNamed(spec, target) !== null;
  if (!model && !isWhole && fieldTypeOf(normalise(bare(asked))) && /\bof\b/.test(where[0]))
    return wishesOf(asked, null, null);
  const rest = asked.replace(where[0], '');
  if (!model && !isWhole && /^(?:an?\s+|the\s+|new\s+|another\s+)*(?:field|column|property)$/i.test(rest))
    return wishesOf(`field ${target}`, null, null);
  return wishesOf(rest, model, model || isWhole ? null : target);
}

function modelOfScreen(spec: AppSpec, text: string): Model | null {
  const screen = screenNamed(spec, text);
  const name = screen?.parameter ?? screen?.form?.model;
  return spec.models.find((model) => model.name === name) ?? null;
}

/** The wishes of an enumeration, each with what it says of its values. */
export function wishesOf(text: string, model: Model | null, unknownTarget: string | null): Wish[] {
  const options = OPTIONS.exec(text);
  const listed = options?.[1] ?? options?.[2];
  const choices = listed === undefined ? [] : choicesFrom(optionsOf(listed));
  const rest = text
    .replace(OPTIONS, '')
    .replace(/((?:settings?|profile|statistics)\s+(?:screen|page|tab))\s+with\s+/i, '$1, ');
  const offered = choices.length > 0 ? null : offeredIn(rest);
  const parts = offered ? [offered.head] : mergedItems(itemsOf(rest));
  return parts.map((part) => {
    const wanted = offered?.choices ?? (choices.length > 0 ? choices : null);
    return { model, unknownTarget, ...(wanted ? { what: bare(part), type: null, choices: wanted } : told(part)) };
  });
}

/** What one part says: its name, and its type or choices where it names them. */
function told(part: string): Pick<Wish, 'what' | 'type' | 'choices'> {
  const typed = TYPED.exec(part);
  const type = fieldTypeCalled((typed?.[1] ?? typed?.[2] ?? '').toLowerCase());
  if (type) return { what: bare(part.replace(TYPED, '')), type, choices: null };
  const ticked = TICK.exec(bare(part))?.[1];
  if (ticked && !featureCalled(tokensOf(ticked))) return { what: ticked, type: 'boolean', choices: null };
  const isTold =
    /\sor\s|\w\/\w|^(?:whether|if|how|when|where|who)\s|\([^)]*[,/][^)]*\)|:\s|\sin (?:km|kg|cm|miles|minutes|hours)\b|out of (?:5|10)/i.test(
      part,
    );
  const wish = isTold ? wishOf(part.replace(FIELD, '')) : null;
  if (!wish) return { what: bare(part), type: null, choices: null };
  return { what: wish.label, type: wish.type ?? null, choices: wish.choices ?? null };
}

/** "scent with lavender, vanilla, rose": choices, where none of them is a field or a feature of its own. */
function offeredIn(text: string): { head: string; choices: string[] } | null {
  const found = /^([^,]+?)\s+(?:with|being|that is|which is|either|one of)\s+(?:either\s+)?([^()]+)$/i.exec(text);
  if (!found?.[1] || !found[2]) return null;
  const options = optionsOf(found[2]);
  const isChoice = (option: string) =>
    option.split(' ').length <= 3 && !isFieldPhrase(normalise(option)) && featureCalled(tokensOf(option)) === null;
  return options.length > 1 && options.every(isChoice) ? { head: found[1], choices: choicesFrom(options) } : null;
}

/** "search by name", "filter by category", "sort by price", "chart of expenses". */
export function featureWithin(words: string[]): FeatureId | null {
  const head = words.slice(
    0,
    words.findIndex((word) => /^(by|of|for|with|per|about|over|to)$/.test(word)),
  );
  return head.length > 0 && head.length < words.length ? featureCalled(head) : null;
}
