/** Things that commonly belong to another: `guest table` reads "a guest sits at a table". */
const PAIRS = `guest table|pet owner|dog owner|cat owner|dog client|cat client|horse owner|pet client|animal owner|tenant flat|tenant apartment|tenant house|tenant unit|tenant property|resident room
|student class|student course|pupil class|player team|member team|member band|member club|member group|singer choir|employee department|employee team|song album|song setlist|track album|book shelf|book author
|item box|item room|item shelf|task project|ticket project|issue project|bug project|milestone project|order customer|order client|invoice client|invoice customer|invoice project|project client|contact company
|lesson course|chapter book|episode show|episode podcast|episode series|recipe cookbook|plant bed|plant garden|plant room|device room|vehicle driver|car owner|car customer|car client|bike owner|exercise workout|flashcard deck|card deck|question quiz
|room property|flat building|apartment building|unit building|hive apiary|batch recipe|photo album|expense trip|stop trip|activity trip|patient doctor|child parent|kid parent|chore person|chore kid|chore child|reward kid|monster session|piece composer|wine producer|machine site|asset location|item location|product supplier|product category|part machine`;

const PARENTS = new Map<string, string[]>();
for (const pair of PAIRS.replace(/\n/g, '').split('|')) {
  const [child = '', parent = ''] = pair.trim().split(' ');
  PARENTS.set(child, [...(PARENTS.get(child) ?? []), parent]);
}

/** Whether things of one noun commonly belong to one of the other; both in the singular. */
export const belongsTo = (child: string, parent: string): boolean =>
  PARENTS.get(child.split(' ').at(-1) ?? '')?.includes(parent.split(' ').at(-1) ?? '') ?? false;
