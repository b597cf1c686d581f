import { singular } from '../words';

const KNOWN_SLIPS: Record<string, string> = {
  recepie: 'recipe',
  receipe: 'recipe',
  recepies: 'recipes',
  recepy: 'recipe',
  calender: 'calendar',
  calander: 'calendar',
  expence: 'expense',
  expences: 'expenses',
  resturant: 'restaurant',
  resteraunt: 'restaurant',
  restaraunt: 'restaurant',
  excercise: 'exercise',
  excercises: 'exercises',
  medecine: 'medicine',
  appointement: 'appointment',
  favorit: 'favorite',
  favourit: 'favourite',
  favorits: 'favorites',
  grocerys: 'groceries',
  catagory: 'category',
  catagories: 'categories',
  inventry: 'inventory',
  invetory: 'inventory',
  libary: 'library',
  shoping: 'shopping',
  shedule: 'schedule',
  tracer: 'tracker',
  traker: 'tracker',
  trakcer: 'tracker',
  flashcrads: 'flashcards',
  bugdet: 'budget',
  buget: 'budget',
  statistcs: 'statistics',
  serach: 'search',
  seach: 'search',
  wether: 'weather',
  wheather: 'weather',
  vocabulery: 'vocabulary',
  acount: 'account',
  fleurs: 'flowers',
  blumen: 'flowers',
  flores: 'flowers',
  pflanzen: 'plants',
  plantas: 'plants',
  plantes: 'plants',
  bücher: 'books',
  libros: 'books',
  livres: 'books',
  schuhe: 'shoes',
  zapatos: 'shoes',
  chaussures: 'shoes',
  kleidung: 'clothes',
  ropa: 'clothes',
  vêtements: 'clothes',
  kaffee: 'coffee',
  spielzeug: 'toys',
  juguetes: 'toys',
  jouets: 'toys',
  hunde: 'dogs',
  katzen: 'cats',
  kunden: 'customers',
  clientes: 'customers',
  fahrräder: 'bikes',
  bicicletas: 'bikes',
  vélos: 'bikes',
  schmuck: 'jewellery',
  joyas: 'jewellery',
  bijoux: 'jewellery',
  gewohnheitstracker: 'habits',
  rezepte: 'recipes',
  recetas: 'recipes',
  recettes: 'recipes',
  gewohnheiten: 'habits',
  aufgaben: 'tasks',
  ausgaben: 'expenses',
  gastos: 'expenses',
  dépenses: 'expenses',
  erinnerungen: 'reminders',
  recordatorios: 'reminders',
  rappels: 'reminders',
  filme: 'movies',
  películas: 'movies',
  maintainance: 'maintenance',
  addd: 'add',
  raiting: 'rating',
  remainder: 'reminder',
  remainders: 'reminders',
};

/** The word as it was meant: one slip away from a word of the vocabulary, else as it is. Words that are known stay. */
export function corrected(word: string, isKnown: (word: string) => boolean, targets: readonly string[]): string {
  if (Object.hasOwn(KNOWN_SLIPS, word)) return KNOWN_SLIPS[word] ?? word;
  if (word.length < 5 || isKnown(word) || isKnown(singular(word))) return word;
  for (const target of targets) {
    if (target.charAt(0) !== word.charAt(0) || word === `${target}y`) continue;
    if (isOneSlip(word, target)) return target;
    if (word.endsWith('s') && isOneSlip(word.slice(0, -1), target)) return target;
  }
  return word;
}

/** A letter too many, too few, or two exchanged; a wrong letter makes too many words into others (meditation, medication). */
function isOneSlip(word: string, target: string): boolean {
  if (Math.abs(word.length - target.length) > 1 || word === target) return false;
  let start = 0;
  while (start < Math.min(word.length, target.length) && word[start] === target[start]) start++;
  let end = 0;
  while (end < Math.min(word.length, target.length) - start && word.at(-1 - end) === target.at(-1 - end)) end++;
  const [left, right] = [word.slice(start, word.length - end), target.slice(start, target.length - end)];
  if (left.length + right.length === 1) return word.length >= 5;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
