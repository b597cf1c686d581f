const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Words that say nothing about what an app holds. */
export const STOP =
  set(`a an the this that these those my our your their his her its me us them i you he she it we they one ones some any all each every both
  of in on at by from into onto about as than then so if or nor but and also too very just only really quite more most less least much many few lot lots
  is are am was were be been being do does did have has had will would can could should shall may might must need needs want wants like likes id im i'd i'm
  please hi hello hey thanks thank ok okay yes no not lol foo bar baz hmm well gonna wanna let lets let's us there here where when which who whom whose what how why while
  app apps application applications mobile phone-app software tool-app program platform website web page pages screen screens tab tabs view views ui ux feature features
  function functions functionality thing things stuff something anything everything someone somebody anyone anybody everyone people's ios android iphone ipad swift swiftui kotlin compose native
  build make create design generate develop write give get got show shows display displays help helps allow allows enable enables support supports use uses used using user users
  simple small nice good great best better modern beautiful clean easy basic cool new own full complete awesome fancy pretty elegant minimal minimalist minimalistic little big large huge
  personal smart quick fast able sure etc e g eg ie kind sort-of type-of bit way ways time-to such other others another same different various several multiple single
  tracker tracking trackers manager management manage log logger logging logbook planner planning organizer organiser assistant companion helper keeper hub system solution
  database list lists listing-of collection-of overview record records recording register list-of collection progress information info data details-of detail
  ein eine einen einer der die das den dem für mit und oder ich möchte will brauche app zum zur von meine mein meinen eines bitte mach erstelle baue
  un una el la los las para con y o de del mi mis quiero necesito aplicación aplicacion app haz crea crear hacer por favor
  le les des une pour avec et ou du mon ma mes je veux besoin application fais crée créer faire en
  come works working work-with run-on start begin via per within without during before after between over under up down out off again once drop wear today tomorrow приложение для на с и мне сделай アプリ 应用 应用程序 一个 一個`);

/** What one does with things in an app: the noun behind such a verb is what the app holds. */
export const VERBS =
  set(`track record save store keep organize organise plan collect list count measure monitor note rate review add edit delete remove
  update browse see find search view order buy sell rent book schedule share send receive learn study practice practise remember remind remembers check choose pick compare
  follow upload post publish log catalog catalogue register report discover explore enter write read watch visit cook eat drink play run walk train sort filter group assign
  mark open close submit take bring handle maintain store organise digitise digitalise manage managing tracking recording logging planning keeping collecting organizing
  sells selling buying renting saving finding sharing browsing viewing reviewing rating scheduling teaching teach run runs running-a lists tracks records keeps manages shows plans logs saves stores
  counts collects rates reviews calculates calculate calculating document documenting identify swap exchange trade lend borrow borrowing lending split donate adopt verfolgen verwalten guardar gestionar gérer suivre`);

/** Words behind which stands what a thing has. */
export const WITH = set(
  'with including includes include having has containing contains plus showing mit con avec incl',
);
export const FOR = set('for für para pour');
export const WITHOUT = set("without no not never don't dont except minus ohne sin sans excluding exclude");

/** Qualities that may stand before a noun and are no noun themselves. */
export const ADJECTIVES =
  set(`vegan vegetarian healthy italian asian mexican indian french spanish german japanese chinese english thai greek korean american organic daily weekly monthly
  yearly annual local handmade homemade vintage antique rare second hand used secondhand digital online offline private public shared common young old senior elderly
  dark light bright colourful colorful blue red green yellow pink purple orange black white brown grey gray teal gold golden silver navy minimalist playful professional serious fun funny
  gluten free keto sustainable eco friendly seasonal fresh frozen luxury cheap affordable free premium short long favourite favorite important urgent custom indoor outdoor wild domestic
  electric acoustic classic famous popular main first second third last next random`);

/** Words of follow-ups: how something is to look, and where it is to stand. */
export const LOOK =
  set(`larger bigger smaller large title titles heading headings header font fonts text rounder rounded corner corners theme colour colours color colors accent darker
  lighter brighter before after above below first last under behind rename remove change replace label labels button buttons required optional mandatory square sharp style background
  ascending descending newest oldest latest highest lowest alphabetically increase decrease letters shape layout grid rows spacing padding border default system device`);
