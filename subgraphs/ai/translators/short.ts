import type { Condition, Expression } from '#schema/app-spec/expression';
import { unmapped } from './unmapped';

const ROOM_IN_A_VIEW = 3;

/** Whether the expression or condition may stand in a view as it is; what reads other objects or decides belongs into the view model. */
export function isShort(part: Expression | Condition): boolean {
  return weight(part) <= ROOM_IN_A_VIEW;
}

function weight(part: Expression | Condition): number {
  switch (part.kind) {
    case 'literal':
      return 0;
    case 'field':
    case 'state':
    case 'input':
    case 'today':
    case 'now':
    case 'streak':
    case 'countWithin':
    case 'doneToday':
      return 1;
    case 'format':
    case 'isTrue':
    case 'isEmpty':
      return 1 + weight(part.value);
    case 'not':
      return weight(part.condition);
    case 'arithmetic':
    case 'compare':
      return 1 + weight(part.left) + weight(part.right);
    case 'random':
    case 'related':
    case 'aggregate':
    case 'join':
    case 'when':
    case 'contains':
    case 'and':
    case 'or':
      return ROOM_IN_A_VIEW + 1;
    default:
      return unmapped(part);
  }
}
