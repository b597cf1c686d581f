/** What the apps cannot do, as people ask for it, each with what is plainly said about it. */
const BEYOND: [RegExp, string][] = [
  [
    /\b(?:stopwatch|timers?|countdown|pomodoro|metronome|alarm clock|chess clock|interval timer)\b/,
    'No clock can run in it: spans of time are planned and kept, and rounds are counted by tapping.',
  ],
  [
    /\b(?:snake|tetris|pong|minesweeper|platformer|shooter|arcade|tic tac toe|sudoku|hangman|wordle|2048|solitaire|video game|racing game|puzzle game|play (?:chess|checkers|cards))\b/,
    'A game that is played on the screen is beyond it: it keeps what is entered, for instance matches and scores.',
  ],
  [
    /\b(?:scan(?:ner|s|ning)?|barcodes?|qr codes?|ocr|augmented reality|face recognition|object detection)\b/,
    'It cannot read codes or pictures by the camera; numbers are typed in.',
  ],
  [
    /\b(?:whiteboard|sketching|drawing app|paint app|photo editor|video editor|image editor)\b/,
    'Nothing can be drawn or edited in it as pictures; pictures are taken and kept.',
  ],
  [
    /\b(?:video calls?|voice calls?|live stream\w*|streaming|(?:music|video|podcast|audio) player|radio|play(?:s|ing)? (?:music|songs|videos?|podcasts?|audio)|voice recorder|record audio)\b/,
    'It neither plays nor records sound or film; it keeps lists of them.',
  ],
  [
    /\b(?:gps|navigation|turn by turn|live location|route planner|speedometer|pedometer|step counter|compass|flashlight|torch|bluetooth|nfc|sensors?|smartwatch|apple watch|wearable)\b/,
    'It reads no position and no sensor of the device; values are entered.',
  ],
  [
    /\b(?:translator|translates? text|speech recognition|voice assistant|chatbot|ai assistant|artificial intelligence|machine learning|chatgpt|gpt)\b/,
    'It holds no artificial intelligence: it answers nothing and translates nothing by itself.',
  ],
  [
    /\b(?:paypal|stripe|credit card|online payments?|payment gateway|pay online|crypto|bitcoin wallet|bank account|apple pay|google pay)\b/,
    'No money moves in it: amounts and orders are kept on the device.',
  ],
  [
    /\b(?:login|log in|sign in|sign up|user accounts?|password protected|authentication|sync\w*|cloud|multi user|multiplayer|real time|collaborat\w+|shared? between)\b/,
    'It has no accounts and no server: what is entered stays on this device.',
  ],
  [
    /\b(?:stock prices?|live prices?|live scores?|news feed|rss|live data|api|real time data|exchange rates?|crypto prices?)\b/,
    'It fetches nothing from the internet: figures are entered.',
  ],
];

/** What should be said about kinds whose name promises more. */
export const KIND_LIMITS: Record<string, string> = {
  chat: 'Messages stay on this device; nobody else receives them.',
  social: 'Posts stay on this device; nobody else sees them.',
  weather: 'It fetches no forecast: the weather is entered.',
};

/** Plain sentences about what the words ask for and the apps cannot do. */
export function beyondIn(text: string): string[] {
  const plain = text.toLowerCase().replace(/[-_]/g, ' ');
  return [...new Set(BEYOND.flatMap(([words, sentence]) => (words.test(plain) ? [sentence] : [])))].slice(0, 3);
}
