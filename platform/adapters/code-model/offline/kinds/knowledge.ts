import type { Kind } from './kind';

/** What is read, learned and cooked. */
export const KNOWLEDGE: Kind[] = [
  {
    id: 'recipes',
    words:
      'recipe!, cookbook!, cooking!, recipe book!, rezept!, kochbuch!, receta!, cocina!, recette!, cuisine!, meal plan!, meal planner!, baking!, рецепт!, 食谱!, レシピ!',
    title: 'Home Cooking',
    icon: 'food',
    accent: '#D9580D',
    purpose: 'keeps {things} with what goes into them and how they are made',
    entities: [
      {
        noun: 'recipe',
        icon: 'food',
        fields: 'name*|course:choice=Breakfast,Main,Dessert,Snack*|servings|cooking time|ingredients*|steps*|photo',
        samples:
          'Lentil soup;Main;4;2400;250 g red lentils, 1 onion, 2 carrots;Fry the onion. Add the rest. Simmer.|Pancakes;Breakfast;2;1200;2 eggs, 200 g flour, 300 ml milk;Stir, rest, bake thin.|Apple crumble;Dessert;6;3000;5 apples, 150 g oats, 100 g butter;Slice, cover, bake at 180 degrees.',
      },
    ],
    features: ['search'],
    subject: 'samples',
  },
  {
    id: 'books',
    words:
      'book!, reading list!, reading!, library?, home library!, book library!, book club!, buch!, bücher!, leseliste!, libro!, lectura!, livre!, lecture!, bookshelf!, reading tracker!, novel, manga!, comic!',
    title: 'Bookshelf',
    icon: 'book',
    accent: '#6D4C41',
    purpose: 'keeps {things} that were read and that wait',
    entities: [
      {
        noun: 'book',
        icon: 'book',
        fields: 'title*|author*|status:choice=To read,Reading,Read*|pages|rating|notes',
        samples:
          'The Quiet Harbour;Ines Falk;Reading;320;4|Salt and Stone;Paul Archer;Read;288;5;Could not stop.|How Cities Breathe;Hana Mori;To read;410;0',
      },
    ],
    features: ['filter'],
    subject: 'samples',
    called: 'novel,manga,comic',
  },
  {
    id: 'movies',
    words:
      'movie!, film!, watchlist!, tv show!, series tracker!, cinema!, película!, serie!, série!, anime!, watch list!, tv series!',
    title: 'Watch Next',
    icon: 'play',
    accent: '#6A1B9A',
    purpose: 'keeps what was watched and what comes next',
    entities: [
      {
        noun: 'movie',
        icon: 'play',
        fields:
          'title*|genre:choice=Drama,Comedy,Thriller,Documentary,Animation|status:choice=To watch,Watching,Watched*|year|rating|notes',
        samples:
          'Northern Light;Drama;Watched;2019;5|The Paper Thief;Thriller;To watch;2022;0|Ants;Documentary;Watching;2021;4|Uncle Lou;Comedy;Watched;2016;3',
      },
    ],
    features: ['filter'],
    subject: 'samples',
    called: 'film,anime,tv show',
  },
  {
    id: 'music',
    words:
      'playlist!, music!, song!, album!, record collection!, musik!, música!, musique!, podcast!, band!, setlist!, concert?, guitar practice!',
    title: 'On Repeat',
    icon: 'music',
    accent: '#AD1457',
    purpose: 'keeps {things} and what one thinks of them',
    entities: [
      {
        noun: 'song',
        icon: 'music',
        fields: 'title*|artist*|genre:choice=Jazz,Rock,Electronic,Classical,Folk|rating|notes',
        samples:
          'Night Trains;Mira Sol;Jazz;5|Static Garden;Low Tide;Electronic;4|Paper Crown;The Lanterns;Rock;4|Blue Corner;Kite Street;Folk;3',
      },
    ],
    features: ['filter', 'favourites'],
    subject: 'samples',
    called: 'album,podcast',
  },
  {
    id: 'flashcards',
    words:
      'flashcard!, flash card!, quiz!, vocabulary!, trivia!, karteikarte!, vokabel!, tarjeta de estudio!, learn words, memorize!, study cards!, language learning!, learn language!, learning spanish, exam prep!',
    title: 'Know It by Heart',
    icon: 'question',
    accent: '#6F35A5',
    purpose: 'asks questions until the answers are known',
    entities: [
      {
        noun: 'deck',
        icon: 'folder',
        fields: 'name*|description',
        samples: 'Capitals;Of Europe|First words;For the journey|Elements;Signs and names',
      },
      {
        noun: 'flashcard',
        icon: 'question',
        of: 'deck',
        tab: false,
        fields: 'question:text*|answer:longText*|known times:integer=0',
        samples: 'Capital of Portugal?;Lisbon;1|Thank you;Gracias;0|Sign of gold?;Au;2|Capital of Norway?;Oslo;0',
      },
    ],
    features: [],
    subject: 'samples',
    pattern: 'study',
  },
  {
    id: 'courses',
    words:
      'course!, education!, e learning!, elearning!, school!, student!, homework!, lesson!, university!, kurs!, schule!, curso!, escuela!, cours!, école!, class schedule!, grade, assignment!, tutoring!, online course!, study planner!',
    title: 'Class Notes',
    icon: 'school',
    accent: '#1565C0',
    purpose: 'keeps courses and their lessons',
    entities: [
      {
        noun: 'course',
        icon: 'school',
        fields: 'title*|teacher|level:choice=Beginner,Intermediate,Advanced|start date|description',
        samples:
          'Drawing from nature;Hana Mori;Beginner;today+4;Pencil and charcoal|Statistics;Paul Archer;Intermediate;today-20;With a project|Spanish B1;Lucía Ortega;Intermediate;today-40;Twice a week',
      },
      {
        noun: 'lesson',
        icon: 'book',
        of: 'course',
        fields: 'title*|date|completed|notes',
        samples: 'Light and shadow;today+4;no|Samples and means;today-6;yes|The past tense;today-2;no;Page 48',
      },
    ],
    features: [],
    subject: 'samples',
  },
];
