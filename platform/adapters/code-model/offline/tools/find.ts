import { findPhrases, type Token } from '../read/tokens';
import { WITH } from '../read/vocabulary';
import { addDraw, type Draw, DRAWS } from './chance';
import { addSheet, sheetOf } from './build-tool';
import { converters, namesUnits } from './converter';
import { EVERYDAY_TOOLS } from './everyday';
import { MONEY_TOOLS } from './money';
import type { Tool } from './tool';
import type { AppSpec } from '#schema/app-spec/app-spec';

/** A tool that the words ask for, ready to be put into an app. */
export interface ToolFound {
  id: string;
  title: string;
  accent: string;
  purpose: string;
  remarks: string[];
  /** It is what the app is about, rather than one of the things that it has. */
  isMain: boolean;
  /** The places of its words. */
  places: Set<number>;
  add(spec: AppSpec): void;
}

const TOOLS: Tool[] = [...MONEY_TOOLS, ...EVERYDAY_TOOLS];
const phrases = <Value extends { words: string }>(all: readonly Value[]) =>
  new Map(
    all.flatMap((one) =>
      one.words
        .split(',')
        .map((word) => [word.trim().replace(/!$/, ''), { one, weight: word.includes('!') ? 4 : 1 }] as const),
    ),
  );
const TOOL_WORDS = phrases(TOOLS);
const DRAW_WORDS = phrases<Draw>(DRAWS);

const CALCULATING =
  /^(?:calculators?|calc|calculat(?:e|es|ing|ion)|estimator|estimate|compute|computes|computing|splitter|rechner|calculadora|calculatrice|calcolatrice|taschenrechner|berechnen|calcular|calculer|scaler)$/;
const CONVERTING =
  /^(?:converter|convertor|convert|converts|converting|conversions?|umrechner|convertidor|convertisseur)$/;
/** Words by which a drawing by chance is asked for; dice and coins need none. */
const SIMPLE =
  /^(?:simple|basic|small|little|easy|quick|app|a|an|the|my|for|me|of|and|to|please|make|build|create|i|want|need|with|nice)$/;

/** Whether the words ask to work something out, whatever that is. */
export const asksToCalculate = (words: readonly Token[]) => words.some((word) => CALCULATING.test(word));

/** The tool that the words ask for; null when they ask for records. */
export function toolIn(words: readonly Token[]): ToolFound | null {
  const draw = drawIn(words);
  if (draw) return draw;
  const converting = words.findIndex((word) => CONVERTING.test(word));
  const found = findPhrases(words, TOOL_WORDS);
  if (converting >= 0 && !found.some(({ value }) => value.one.id === 'currency')) return converter(words, converting);
  if (converting < 0 && namesUnits(words) && words.includes('to') && words.length < 8) return converter(words, 0);
  const calculating = words.findIndex((word) => CALCULATING.test(word));
  const [best] = found.toSorted((left, right) => right.value.weight + right.length - left.value.weight - left.length);
  const splits = best?.value.one.id === 'split';
  const isBare =
    best !== undefined &&
    ['bmi', 'bmr', 'tip', 'oneRep'].includes(best.value.one.id) &&
    words.every((word, place) => (place >= best.start && place < best.start + best.length) || SIMPLE.test(word));
  const signal = calculating >= 0 ? calculating : converting;
  if (signal < 0 && !splits && !isBare) return null;
  const isPlain = calculating >= 0 && words.every((word, place) => place === calculating || SIMPLE.test(word));
  const tool = best?.value.one ?? (isPlain ? TOOLS.find((one) => one.id === 'arithmetic') : undefined);
  if (!tool) return null;
  const places = new Set(
    [signal, ...(best ? Array.from({ length: best.length }, (_, offset) => best.start + offset) : [])].filter(
      (place) => place >= 0,
    ),
  );
  return {
    id: tool.id,
    title: tool.title,
    accent: tool.accent,
    purpose: tool.purpose,
    remarks: tool.remark ? [tool.remark] : [],
    isMain: isMain(words, Math.min(...places)),
    places,
    add: (spec) => void addSheet(spec, sheetOf(tool)),
  };
}

function drawIn(words: readonly Token[]): ToolFound | null {
  const [found] = findPhrases(words, DRAW_WORDS);
  if (!found) return null;
  const draw = found.value.one;
  const places = new Set(Array.from({ length: found.length }, (_, offset) => found.start + offset));
  return {
    id: draw.id,
    title: draw.title,
    accent: draw.accent,
    purpose: draw.purpose,
    remarks: [],
    isMain: isMain(words, found.start),
    places,
    add: (spec) => void addDraw(spec, draw),
  };
}

function converter(words: readonly Token[], place: number): ToolFound {
  const sheets = converters(words);
  return {
    id: 'converter',
    title: sheets.length === 1 ? `${sheets[0]?.title ?? 'Unit'} Converter` : 'Unit Converter',
    accent: '#00796B',
    purpose: `converts units of ${sheets.map((sheet) => sheet.title.toLowerCase()).join(', ')}`,
    remarks: [],
    isMain: isMain(words, place),
    places: new Set([place]),
    add: (spec) => sheets.forEach((sheet) => void addSheet(spec, sheet)),
  };
}

const isMain = (words: readonly Token[], place: number) => !words.slice(0, place).some((word) => WITH.has(word));
