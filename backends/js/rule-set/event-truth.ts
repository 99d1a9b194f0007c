import type { Event } from '../../../src/event/event.js';
import { EventView } from '../../../src/predicate/event-view.js';
import type { AskedTest } from './prepared-test.js';

/** The last generation before the numbers would no longer be small ones for the engine. */
const lastGeneration = 2 ** 30 - 1;

/**
 * What is known of the event at hand: by test, the generation of the event for which it was last found to hold (its
 * negative: not to hold). So nothing has to be wiped between two events. A class, as it is what all parts of a rule set
 * share while they match one event after the other.
 */
export class EventTruth {
  readonly #last: number;
  generation = 0;
  /** By test. */
  state = new Int32Array(1024);
  readonly #searches: (((event: EventView) => boolean) | undefined)[] = [];
  #event: Event = {};
  #view: EventView | undefined;

  /** Generations start again after the last. */
  constructor(last = lastGeneration) {
    this.#last = last;
  }

  /** Forgets the event before; gives the new generation. */
  begin(event: Event): number {
    this.#event = event;
    this.#view = undefined;
    if (this.generation === this.#last) {
      this.generation = 0;
      this.state.fill(0);
    }
    return ++this.generation;
  }

  /** Forgets the event, so that it can be collected. */
  end(): void {
    this.#event = nothing;
    this.#view = undefined;
  }

  /** Makes room for more tests. */
  grow(tests: number): void {
    if (tests <= this.state.length) return;
    const state = new Int32Array(Math.max(tests, 2 * this.state.length));
    state.set(this.state);
    this.state = state;
  }

  /** Whether a test holds that is only made when asked for: the first time for an event it is made. */
  ask(test: AskedTest): boolean {
    const { generation, state } = this;
    const known = state[test.id];
    if (known === generation) return true;
    if (known === -generation) return false;
    const holds = test.needs.some(({ id }) => state[id] === generation) && this.#search(test);
    state[test.id] = holds ? generation : -generation;
    return holds;
  }

  #search(test: AskedTest): boolean {
    let search = this.#searches[test.id];
    if (search === undefined) {
      search = test.prepare();
      this.#searches[test.id] = search;
    }
    this.#view ??= new EventView(this.#event);
    return search(this.#view);
  }
}

const nothing: Event = {};
