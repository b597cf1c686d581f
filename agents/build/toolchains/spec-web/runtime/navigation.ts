import type { Form } from './form';
import type { Value } from './value';

/** One screen that is open: what it shows, and what lives as long as it does. */
export interface OpenScreen {
  key: number;
  screen: string;
  item: { model: string; id: string } | null;
  state: Record<string, Value>;
  form: Form | null;
  scrollTop: number;
}

export type Movement = 'none' | 'forward' | 'back' | 'tab';

/** Tabs side by side, each with a stack of screens of its own whose first never closes. */
export class Navigation {
  private readonly stacks: OpenScreen[][];
  private active = 0;
  private movement: Movement = 'none';
  private left: OpenScreen | null = null;

  constructor(roots: OpenScreen[]) {
    this.stacks = roots.map((root) => [root]);
  }

  get activeTab(): number {
    return this.active;
  }

  get stack(): readonly OpenScreen[] {
    return this.stacks[this.active] ?? [];
  }

  get top(): OpenScreen {
    const top = this.stack.at(-1);
    if (!top) throw new RangeError('A tab always has its first screen.');
    return top;
  }

  get canGoBack(): boolean {
    return this.stack.length > 1;
  }

  /** How the present screen came to be shown, and the one that it took the place of. */
  get lastMove(): { movement: Movement; left: OpenScreen | null } {
    return { movement: this.movement, left: this.left };
  }

  /** Forgets the move once it has been shown. */
  settle(): void {
    this.moved('none', null);
  }

  push(screen: OpenScreen): void {
    this.moved('forward', this.top);
    this.stacks[this.active]?.push(screen);
  }

  /** False when there is nothing to go back to. */
  back(): boolean {
    if (!this.canGoBack) return false;
    const left = this.stacks[this.active]?.pop() ?? null;
    this.moved('back', left);
    return true;
  }

  /** Shows a tab where it was left; the tab that is shown already goes back to its first screen. */
  selectTab(index: number): void {
    if (index !== this.active && this.stacks[index]) {
      this.moved('tab', this.top);
      this.active = index;
    } else if (this.canGoBack) {
      this.moved('back', this.top);
      this.stacks[this.active]?.splice(1);
    } else this.top.scrollTop = 0;
  }

  /** Closes every screen that is not to stay, in all tabs. The first screens stay. */
  closeUnless(stays: (screen: OpenScreen) => boolean): void {
    const { top } = this;
    this.stacks.forEach((stack, index) => {
      this.stacks[index] = stack.filter((screen, depth) => depth === 0 || stays(screen));
    });
    if (this.top !== top) this.moved('back', top);
  }

  private moved(movement: Movement, left: OpenScreen | null): void {
    this.movement = movement;
    this.left = left;
  }
}
