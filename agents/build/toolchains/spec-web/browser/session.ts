import type { Action } from '#schema/app-spec/action';
import type { AppSpec, Screen } from '#schema/app-spec/app-spec';
import type { Clock } from '../runtime/days';
import type { Focus, Surroundings } from '../runtime/evaluate';
import { checkForm, type Form, openForm } from '../runtime/form';
import type { Region } from '../runtime/format';
import { keepData, openKeptData, type Shelf } from '../runtime/kept-data';
import { Navigation, type OpenScreen } from '../runtime/navigation';
import { Objects } from '../runtime/objects';
import { perform, type Stage } from '../runtime/perform';
import { shownFields, staysAfterSubmit } from '../runtime/screen-parts';
import { type Language, translateLabel } from '../runtime/show';
import type { Value } from '../runtime/value';
import { wordsFor } from '../runtime/words';
import type { Notice, Overlay } from './overlay';
import { revealError } from './reveal-error';

export type Platform = 'IOS' | 'ANDROID';

const NOTICE_MILLISECONDS = 3500;
const REMINDER_MILLISECONDS = 10_000;

/** The running app: its data, the open screens and what lies over them. Everything that changes it asks for a new picture. */
export class Session {
  readonly objects: Objects;
  readonly settings: Record<string, Value>;
  readonly navigation: Navigation;
  readonly region: Region;
  readonly language: Language;
  overlay: Overlay | null = null;
  notice: Notice | null = null;
  private lastKey = 0;
  private readonly lastSeen = new WeakMap<OpenScreen, Focus>();

  constructor(
    readonly spec: AppSpec,
    readonly platform: Platform,
    deviceLocale: string,
    private readonly shelf: Shelf,
    readonly redraw: () => void,
  ) {
    // A code that is none in ISO 4217 must not keep the app from showing numbers.
    const currency = /^[A-Za-z]{3}$/.test(spec.currency) ? spec.currency : 'XXX';
    this.region = { locale: deviceLocale, currency };
    const strings = spec.strings[deviceLocale] ?? spec.strings[deviceLocale.split('-')[0] ?? ''] ?? {};
    const isTranslated = Object.keys(strings).length > 0;
    this.language = {
      words: wordsFor(isTranslated ? deviceLocale : spec.locale),
      translate: (label) => translateLabel(label, strings),
    };
    const kept = openKeptData(shelf.read(), spec, this.clock());
    this.settings = kept.settings;
    this.objects = new Objects(spec.models, Object.entries(kept.objects), newId, () => this.changed());
    this.navigation = new Navigation(spec.navigation.tabs.map((tab) => this.openScreen(tab.screen, null)));
    this.keep();
  }

  clock(): Clock {
    return { now: new Date(), timeZone: this.region.timeZone };
  }

  screen(id: string): Screen {
    const screen = this.spec.screens.find((candidate) => candidate.id === id);
    if (!screen) throw new RangeError(`The specification has no screen ${id}.`);
    return screen;
  }

  /** The object that a screen was opened with, as it is now; a screen that is closing shows the last of what is gone. */
  focusOf(open: OpenScreen): Focus | null {
    const model = open.item && this.objects.model(open.item.model);
    const object = open.item && this.objects.find(open.item.model, open.item.id);
    if (model && object) this.lastSeen.set(open, { model, object });
    return this.lastSeen.get(open) ?? null;
  }

  around(open: OpenScreen): Surroundings {
    return {
      focus: this.focusOf(open),
      now: new Date(),
      region: this.region,
      inputModel: open.form?.model,
      state: (name) => open.state[name] ?? this.settings[name],
      input: (name) => open.form?.values[name],
      model: (name) => this.objects.model(name),
      objects: (name) => this.objects.all(name),
    };
  }

  setState(open: OpenScreen, name: string, value: Value): void {
    if (name in open.state) open.state[name] = value;
    else this.settings[name] = value;
    this.changed();
  }

  setForm(open: OpenScreen, form: Form): void {
    open.form = form;
    this.redraw();
  }

  /** Does what an action says; afterwards no screen stays open whose object is gone. */
  async run(action: Action, open: OpenScreen, focus: Focus | null): Promise<void> {
    const closing = new Set<OpenScreen>();
    await perform(action, this.stageFor(open, closing), focus);
    this.navigation.closeUnless(
      (screen) => !closing.has(screen) && (!screen.item || !!this.objects.find(screen.item.model, screen.item.id)),
    );
    this.redraw();
  }

  back(): void {
    if (this.overlay) this.show(null);
    else this.navigation.back();
    this.redraw();
  }

  /** Puts something over the screens, or takes it away; a question that goes unanswered is declined. */
  show(overlay: Overlay | null): void {
    const before = this.overlay;
    this.overlay = overlay;
    if (before?.kind === 'confirm') before.answer(false);
    this.redraw();
  }

  notify(message: string, title = ''): void {
    const kind = title ? 'reminder' : 'notice';
    const notice: Notice = { key: this.nextKey(), kind, title, message };
    this.notice = notice;
    setTimeout(() => this.dismiss(notice), kind === 'notice' ? NOTICE_MILLISECONDS : REMINDER_MILLISECONDS);
    this.redraw();
  }

  dismiss(notice: Notice): void {
    if (this.notice === notice) this.notice = null;
    this.redraw();
  }

  private stageFor(open: OpenScreen, closing: Set<OpenScreen>): Stage {
    return {
      objects: this.objects,
      around: () => this.around(open),
      open: (id, item) => this.open(id, item),
      back: () => this.navigation.back(),
      submit: (values) => this.submit(open, values, closing),
      setState: (name, value) => this.setState(open, name, value),
      confirm: (message) => this.confirm(message),
      notify: (message) => this.notify(this.language.translate(message)),
      share: (text) => this.show({ kind: 'share', text }),
    };
  }

  private open(id: string, item: Focus | null): void {
    const tab = this.spec.navigation.tabs.findIndex(({ screen }) => screen === id);
    if (tab >= 0 && !item) this.navigation.selectTab(tab);
    else this.navigation.push(this.openScreen(id, item));
  }

  private openScreen(id: string, item: Focus | null): OpenScreen {
    const { state, form } = this.screen(id);
    const own = state.filter((variable) => !variable.persisted).map(({ name, initial }) => [name, initial]);
    const model = form && this.objects.model(form.model);
    return {
      key: this.nextKey(),
      screen: id,
      item: item && { model: item.model.name, id: item.object.id },
      state: Object.fromEntries(own) as Record<string, Value>,
      form: model
        ? openForm(model, form.edits ? (item?.object ?? null) : null, this.region.currency, this.clock())
        : null,
      scrollTop: 0,
    };
  }

  private submit(open: OpenScreen, values: Record<string, Value>, closing: Set<OpenScreen>): boolean {
    const { form } = open;
    if (!form) return false;
    const screen = this.screen(open.screen);
    const errors = checkForm(form, shownFields(screen, this.around(open)), this.region.currency, this.language.words);
    open.form = { ...form, errors };
    if (Object.keys(errors).length > 0) {
      setTimeout(revealError);
      return false;
    }
    const entered = { ...form.values, ...values };
    if (form.edits === null) this.objects.create(form.model.name, entered, this.clock());
    else this.objects.change(form.model.name, form.edits, entered);
    if (staysAfterSubmit(this.spec, screen)) {
      const object = form.edits === null ? null : (this.objects.find(form.model.name, form.edits) ?? null);
      open.form = openForm(form.model, object, this.region.currency, this.clock());
    } else closing.add(open);
    return true;
  }

  private confirm(message: string): Promise<boolean> {
    return new Promise((resolve) => {
      const answer = (yes: boolean) => {
        if (this.overlay?.kind === 'confirm' && this.overlay.answer === answer) this.overlay = null;
        resolve(yes);
        this.redraw();
      };
      this.show({ kind: 'confirm', message: this.language.translate(message), answer });
    });
  }

  private changed(): void {
    this.keep();
    this.redraw();
  }

  private keep(): void {
    const text = keepData({ objects: this.objects.snapshot(), settings: this.settings });
    if (!this.shelf.write(text)) this.notify(this.language.words.notKept);
  }

  private nextKey(): number {
    this.lastKey += 1;
    return this.lastKey;
  }
}

/** Unique among all objects of this app; `randomUUID` is not there on a page without a secure origin. */
function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
