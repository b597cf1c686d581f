const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'qwertzuiop', 'azertyuiop', 'yxcvbnm', '1234567890'];
const FILLER = new Set(
  'lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor incididunt labore dolore aliqua'.split(
    ' ',
  ),
);
const VOWEL = /[aeiouyàáâäãåæèéêëìíîïòóôöõøœùúûü]/g;
/** Pairs of letters that hardly stand together in words of European languages. */
const RARE =
  /[jqvwxz][fjkq]|q[^uaei]|j[bcdfghklmnpqrstvwxyz]|[bcfghjklmpqrstvwxz]j(?!o)|[fkpvx]q|[bdfgkmpvwz]x|v[bcdfghjkmnpqtwxz]|[fghjkpqvxz]z(?!z)|hk|kf|lkj|gf[^t]|fg|dk|kd|fd|sdf|dsf|fjd|jfk|wq|xk|zx|cv|vb|bnm/;

/** True when the word could be one: it can be spoken and is no walk over the keyboard. Other scripts are believed. */
export function isPlausible(word: string): boolean {
  if (!/\p{L}/u.test(word)) return false;
  if (/[^\p{Script=Latin}\d']/u.test(word)) return true;
  const plain = word.toLowerCase();
  if (FILLER.has(plain) || plain.length > 28 || /(.)\1\1/.test(plain) || isKeyboardWalk(plain)) return false;
  if (plain.length <= 2) return false;
  const vowels = plain.match(VOWEL)?.length ?? 0;
  if (vowels === 0) return plain.length <= 3;
  if (vowels / plain.length < 0.18 || vowels / plain.length > 0.85) return false;
  if (/[bcdfghjklmnpqrstvwxz]{5}/.test(plain)) return false;
  return (
    !RARE.test(plain) &&
    !/^(..+)\1{2,}$/.test(plain) &&
    !/^(?:ha|he|la|na|bla|blah|da)(?:ha|he|la|na|bla|blah|da)+h?$/.test(plain)
  );
}

function isKeyboardWalk(word: string): boolean {
  if (word.length < 4)
    return ['asd', 'qwe', 'zxc', 'jkl', 'wer', 'sdf', 'dfg', 'fgh', 'ghj', 'hjk', 'iop', 'xcv'].includes(word);
  let steps = 0;
  for (let place = 1; place < word.length; place++)
    if (areNeighbours(word.charAt(place - 1), word.charAt(place))) steps++;
  return (
    steps / (word.length - 1) >= 0.99 &&
    ![
      'were',
      'pop',
      'poop',
      'tree',
      'power',
      'tyre',
      'wert',
      'drew',
      'feed',
      'free',
      'seed',
      'weed',
      'deer',
      'reed',
      'dress',
      'trees',
    ].includes(word)
  );
}

const areNeighbours = (left: string, right: string) =>
  ROWS.some(
    (row) => row.includes(left) && row.includes(right) && Math.abs(row.indexOf(left) - row.indexOf(right)) === 1,
  );
