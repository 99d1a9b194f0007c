/**
 * The YAML parser, in its build for browsers. That one makes objects without `{ ...defaults, more }`, which Node 20 gives a
 * hidden class of its own each time: all code that then meets these objects is slow, and parsing took three times as long.
 */
export {
  COLLECTION_STYLE,
  dump,
  EVENT_ID,
  type Event,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
  YAMLException,
} from 'js-yaml/browser';
