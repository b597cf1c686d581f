import type { Action } from '#schema/app-spec/action';
import type { Condition, Expression } from '#schema/app-spec/expression';
import type { VNode } from 'preact';
import { type Focus, focusOn, holds, type Surroundings } from '../runtime/evaluate';
import type { OpenScreen } from '../runtime/navigation';
import { show } from '../runtime/show';
import type { Attributes } from './element';
import { icon } from './icon';
import type { Pictogram } from './pictogram';
import type { Session } from './session';

/** Where a component is drawn: on which screen, about which object, and within what. */
export class Place {
  constructor(
    readonly session: Session,
    readonly open: OpenScreen,
    readonly around: Surroundings,
    readonly within: 'screen' | 'group' | 'bar' | 'row' | 'tile' = 'screen',
  ) {}

  get focus(): Focus | null {
    return this.around.focus;
  }

  /** The same place about another object. */
  about(focus: Focus, within: Place['within']): Place {
    return new Place(this.session, this.open, focusOn(this.around, focus), within);
  }

  inside(within: Place['within']): Place {
    return new Place(this.session, this.open, this.around, within);
  }

  text(expression: Expression): string {
    return show(expression, this.around, this.session.language);
  }

  label(text: string): string {
    return this.session.language.translate(text);
  }

  holds(condition: Condition | undefined): boolean {
    return !condition || holds(condition, this.around);
  }

  icon(name: Pictogram, naming?: Attributes): VNode {
    return icon(this.session.platform, name, naming);
  }

  run(action: Action): void {
    void this.session.run(action, this.open, this.focus);
  }
}
