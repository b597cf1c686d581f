import { singular } from '../words';

/** What is kept where people come together, when the words name no more than the place or the group: a chess club has members and meetings. */
const KEPT = `club society association union = member meeting
choir = singer rehearsal song
band orchestra = rehearsal song gig
team squad = player match training
library = book member loan
school class classroom kindergarten nursery = student lesson grade
clinic surgery practice hospital = patient appointment
farm = field crop harvest
gym studio = member class
hotel hostel guesthouse = room guest reservation
garage workshop = vehicle repair
church mosque temple parish = member event
kennel shelter = animal visit
office company business = employee task
museum gallery = exhibit event
theatre theater = show ticket
kitchen = recipe ingredient
stable = horse lesson`;

const BY_PLACE = new Map(
  KEPT.split('\n').flatMap((line) => {
    const [places = '', things = ''] = line.split(' = ');
    return places.split(' ').map((place) => [place, things.split(' ')] as const);
  }),
);

/** The things that are kept there; null for other nouns. */
export const keptAt = (phrase: string): readonly string[] | null =>
  BY_PLACE.get(singular(phrase.split(' ').at(-1) ?? '')) ?? null;
