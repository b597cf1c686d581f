import type { IconName } from '#schema/app-spec/names';
import { singular } from '../words';

/** Goods that shops sell and collectors keep. Prices are in minor units. */
export interface Goods {
  icon: IconName;
  accent: string;
  categories: string[];
  /** Name, price, category by number, a sentence. */
  products: [string, number, number, string][];
}

const goods = (icon: IconName, accent: string, categories: string, products: string): Goods => ({
  icon,
  accent,
  categories: categories.split(','),
  products: products.split('|').map((line) => {
    const [name = '', price = '0', category = '0', details = ''] = line.split(';').map((part) => part.trim());
    return [name, Number(price), Number(category), details];
  }),
});

const PLANTS = goods(
  'leaf',
  '#2E7D32',
  'Indoor,Outdoor,Succulents',
  `Monstera deliciosa;3490;0;Large split leaves for a bright corner.
  |Snake plant;2250;0;Forgives a missed watering.|Lavender;890;1;Full sun, dry soil and bees.|Aloe vera;1290;2;Water it every two weeks.|Olive tree;4900;1;Slow, silvery and hardy.|Echeveria;690;2;A rosette for the window sill.`,
);
const FLOWERS = goods(
  'leaf',
  '#C2456B',
  'Bouquets,Single stems,Dried',
  `Spring bouquet;2990;0;Tulips, ranunculus and eucalyptus.|Red roses;3990;0;A dozen with long stems.
  |Sunflower;450;1;One tall head.|Peony;690;1;In season for five weeks.|Dried lavender;1290;2;Keeps its scent for a year.`,
);
const BOOKS = goods(
  'book',
  '#6D4C41',
  'Fiction,Non-fiction,Children',
  `The Quiet Harbour;1490;0;A novel of two sisters.|Paper Boats;1190;2;To read aloud at bedtime.
  |Salt and Stone;1690;0;A thriller on a small island.|How Cities Breathe;2290;1;Streets, trees and people.|The Patient Gardener;1890;1;A year in twelve chapters.`,
);
const CLOTHES = goods(
  'bag',
  '#455A64',
  'Women,Men,Accessories',
  `Linen shirt;4990;1;Breathes on hot days.|Wool jumper;7990;0;Merino, machine washable.|Straight jeans;6990;1;Organic denim.
  |Summer dress;5990;0;Light cotton with pockets.|Canvas belt;1990;2;One size.`,
);
const SHOES = goods(
  'bag',
  '#D9580D',
  'Running,Everyday,Boots',
  `Road runner;11990;0;Light, for asphalt.|Trail runner;12990;0;Grip on wet ground.|Canvas low;5990;1;The white classic.
  |Leather sneaker;8990;1;Soft from the first day.|Chelsea boot;14990;2;Waxed leather.`,
);
const COFFEE = goods(
  'food',
  '#5D3A2B',
  'Beans,Ground,Equipment',
  `House espresso;1290;0;Chocolate and hazelnut.|Ethiopia Guji;1590;0;Floral, with peach.|Filter roast;1190;1;Ground for a hand filter.
  |Decaf;1290;1;By a water process.|Hand grinder;4990;2;Steel burrs.`,
);
const TEA = goods(
  'food',
  '#5F7F63',
  'Green,Black,Herbal',
  `Sencha;990;0;Fresh and grassy.|Earl Grey;790;1;Black tea with bergamot.|Chamomile;590;2;For the evening.|Assam;690;1;Malty and strong.|Jasmine pearls;1490;0;Rolled by hand.`,
);
const WINE = goods(
  'food',
  '#7A1F3D',
  'Red,White,Sparkling',
  `Rioja Crianza;1290;0;Cherry and oak.|Riesling dry;1090;1;Apple and slate.|Crémant;1590;2;Fine bubbles.|Pinot noir;1790;0;Light and silky.|Grüner Veltliner;990;1;With a hint of pepper.`,
);
const BAKED = goods(
  'food',
  '#B26A00',
  'Bread,Cakes,Pastry',
  `Sourdough loaf;590;0;Twenty-four hours of rest.|Carrot cake;3200;1;Serves ten.|Croissant;250;2;Butter, in many layers.|Rye bread;520;0;Dark and moist.|Lemon tart;2800;1;Sharp and sweet.`,
);
const TOYS = goods(
  'gift',
  '#D9580D',
  'Babies,Building,Puzzles',
  `Wooden train;2990;1;Six cars of beech.|Stacking rings;1490;0;For small hands.|World puzzle;1990;2;500 pieces.|Building blocks;3490;1;100 pieces in a bag.|Soft rabbit;1790;0;Washable.`,
);
const ELECTRONICS = goods(
  'phone',
  '#1565C0',
  'Audio,Home,Accessories',
  `Wireless headphones;12900;0;Thirty hours of sound.|Desk speaker;7900;0;Small and clear.|Smart lamp;3900;1;Warm to cold light.|USB-C charger;2900;2;65 watts.|Phone stand;1900;2;Aluminium.`,
);
const JEWELLERY = goods(
  'star',
  '#9A7400',
  'Rings,Necklaces,Earrings',
  `Silver band;4900;0;Recycled silver.|Pearl studs;3900;2;Freshwater pearls.|Gold chain;12900;1;45 cm.|Signet ring;8900;0;Engraved on request.|Hoop earrings;2900;2;Plated brass.`,
);
const BEAUTY = goods(
  'heart',
  '#C2456B',
  'Face,Body,Hair',
  `Day cream;1990;0;With SPF 30.|Olive soap;690;1;Cold pressed.|Argan shampoo;1290;2;For dry hair.|Rose hand cream;890;1;In a tin.|Vitamin serum;2990;0;Three drops a day.`,
);
const FURNITURE = goods(
  'home',
  '#6D4C41',
  'Living room,Bedroom,Office',
  `Oak side table;18900;0;Oiled by hand.|Linen sofa;89900;0;For three.|Bed frame;49900;1;160 by 200 cm.|Desk chair;24900;2;Adjustable in height.|Bookshelf;19900;2;Five boards.`,
);
const CANDLES = goods(
  'flame',
  '#B26A00',
  'Scented,Pillar,Gift sets',
  `Fig and cedar;2490;0;Burns for fifty hours.|Sea salt;2290;0;Soy wax in glass.|Beeswax pillar;1490;1;Smells of honey.|Winter set;3990;2;Three small ones.|Ivory pillar;990;1;Unscented.`,
);
const BIKES = goods(
  'car',
  '#00796B',
  'City,Mountain,Parts',
  `City cruiser;59900;0;Seven gears.|Trail hardtail;109900;1;29 inch wheels.|Folding bike;79900;0;Fits under a desk.|LED light set;3490;2;Charges by USB.|Helmet;5990;2;Three sizes.`,
);
const PETFOOD = goods(
  'paw',
  '#8B6B45',
  'Dogs,Cats,Small animals',
  `Salmon kibble;2490;0;For sensitive stomachs.|Feather wand;790;1;For an hour of hunting.|Dog lead;1490;0;Two metres.|Timothy hay;890;2;Freshly cut.|Scratching post;3990;1;Sisal.`,
);
const ART = goods(
  'image',
  '#6A1B9A',
  'Prints,Originals,Frames',
  `Harbour at dawn;4900;0;Giclée print, A3.|Blue study;39000;1;Oil on linen.|City lines;3900;0;Screen print in two colours.|Oak frame;2900;2;A3.|Still life;28000;1;Gouache.`,
);
const GAMES = goods(
  'play',
  '#3949AB',
  'Family,Strategy,Party',
  `Harvest;3490;0;Two to four players.|Tides of Trade;4990;1;Ninety minutes.|Word Rush;1990;2;For eight and more.|Castle Lane;2990;0;From six years.|Iron Rails;5990;1;For patient minds.`,
);
const GROCERIES = goods(
  'food',
  '#5B8C00',
  'Fruit and vegetables,Dairy,Pantry',
  `Tomatoes;349;0;One kilogram.|Oat milk;219;1;One litre.|Basmati rice;399;2;One kilogram.|Apples;289;0;A bag of six.|Butter;279;1;250 g.`,
);
const SPORTS = goods(
  'dumbbell',
  '#D32F2F',
  'Fitness,Outdoor,Team',
  `Yoga mat;3490;0;Cork, 4 mm.|Kettlebell 12 kg;4990;0;Cast iron.|Rucksack 30 l;8990;1;With rain cover.|Football;2490;2;Size 5.|Headlamp;3990;1;400 lumen.`,
);
const RECORDS = goods(
  'music',
  '#37414A',
  'Jazz,Rock,Electronic',
  `Night Trains;2490;0;180 g vinyl.|Paper Crown;2290;1;First pressing.|Low Tide;1990;2;With download.|Blue Corner;2790;0;Recorded live.|Static Garden;2190;1;Double album.`,
);

const BY_WORD: [string, Goods][] = [
  ['plant houseplant succulent seed cactus herb tree bonsai garden gardening', PLANTS],
  ['flower bouquet rose florist', FLOWERS],
  ['book novel bookstore bookshop comic ebook', BOOKS],
  ['clothe clothes clothing fashion shirt dress jean apparel garment outfit tshirt jacket', CLOTHES],
  ['shoe sneaker boot footwear', SHOES],
  ['coffee bean espresso', COFFEE],
  ['tea', TEA],
  ['wine beer spirit liquor whisky', WINE],
  ['bread cake pastry bakery cookie cupcake dessert', BAKED],
  ['toy', TOYS],
  ['electronics electronic gadget phone laptop headphone computer device', ELECTRONICS],
  ['jewellery jewelry ring necklace earring watch', JEWELLERY],
  ['cosmetics cosmetic beauty makeup skincare soap perfume', BEAUTY],
  ['furniture sofa chair table lamp', FURNITURE],
  ['candle', CANDLES],
  ['bike bicycle cycling', BIKES],
  ['pet dog cat', PETFOOD],
  ['art painting print poster artwork', ART],
  ['game boardgame', GAMES],
  ['grocery groceries vegetable fruit food', GROCERIES],
  ['sport sports fitness gym outdoor', SPORTS],
  ['record vinyl music', RECORDS],
];
const GOODS_OF = new Map(BY_WORD.flatMap(([words, found]) => words.split(' ').map((word) => [word, found])));

/** The goods that the noun phrase names, by its last word first; null when the catalogue has none. */
export function goodsCalled(phrase: string): Goods | null {
  for (const word of phrase.split(' ').toReversed()) {
    const found = GOODS_OF.get(word) ?? GOODS_OF.get(singular(word));
    if (found) return found;
  }
  return null;
}
