import type { JsonValue } from '../../event/event.js';
import { EventView, type ValuesView } from '../event-view.js';

/** A value as that of whatever field is asked for, for tests of one field. No value is a field that is absent. */
export class ValueView extends EventView {
  constructor(value: JsonValue | undefined) {
    super(value === undefined ? {} : { value });
  }

  override field(): ValuesView {
    return super.field('value');
  }
}
