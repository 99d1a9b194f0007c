/** A JSON value; integers beyond 2^53 are bigints, so that no digit is lost. */
export type JsonValue = string | number | bigint | boolean | null | readonly JsonValue[] | JsonObject;

/** A JSON object. Only own keys count. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** One log event: a JSON object. */
export type Event = JsonObject;
