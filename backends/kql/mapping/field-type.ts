/** How a field that is compared as whole text treats upper and lower case. */
export type CaseRule =
  /** Told apart: a keyword without normalizer. */
  | 'heeded'
  /** Ignored: a normalizer that makes letters lower case and does nothing else. */
  | 'ignored'
  /** A normalizer of which the mapping does not tell what it does. */
  | 'normalized'
  /** A type that is only expected, so that it may have a normalizer or not. */
  | 'unknown';

/** The types of Elasticsearch that hold numbers. */
export type NumericType =
  | 'long'
  | 'integer'
  | 'short'
  | 'byte'
  | 'unsigned_long'
  | 'double'
  | 'float'
  | 'half_float'
  | 'scaled_float';

/** What a mapping says of a field, as far as queries depend on it. */
export type FieldType =
  /** keyword, wildcard and constant_keyword: what Kibana's data views call keyword. */
  | {
      readonly kind: 'keyword';
      readonly caseRule: CaseRule;
      readonly normalizer?: string | undefined;
      /** Longer values are not indexed. */
      readonly ignoreAbove?: number | undefined;
    }
  | { readonly kind: 'text'; readonly name: string }
  | { readonly kind: 'number'; readonly name: NumericType; readonly scalingFactor?: number | undefined }
  | { readonly kind: 'ip' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'date' }
  /** The limit is that of the values of its keys. */
  | { readonly kind: 'flattened'; readonly ignoreAbove?: number | undefined }
  /** A key below a flattened field. */
  | { readonly kind: 'flattened-key'; readonly ignoreAbove?: number | undefined }
  | { readonly kind: 'object' }
  | { readonly kind: 'nested' }
  /** A type whose values are none of a rule's: geo_point, histogram … */
  | { readonly kind: 'other'; readonly name: string }
  /** Neither indexed nor kept in doc values. */
  | { readonly kind: 'unsearchable' }
  /** What the mapping says does not settle how the field compares; it is taken as without a mapping. */
  | { readonly kind: 'unclear' };

/** A field of a mapping. */
export interface MappedField {
  readonly type: FieldType;
  /** The nested object that it is in: its values can only be asked for with that path. */
  readonly nestedPath?: string | undefined;
  /** The full names of its multi-fields, which hold the same values under other types. */
  readonly variants: readonly string[];
}

/** The types of fields, from a mapping or from a table of usual ones. */
export interface FieldTypes {
  /** The field, or undefined if there is none with that name. */
  readonly fieldOf: (name: string) => MappedField | undefined;
  /** `mapped`: it is known what there is; `expected`: what there should be if the fields are the ones of ECS. */
  readonly source: 'mapped' | 'expected';
  /** What the name of a field that there is not was probably meant to be. */
  readonly suggest: (name: string) => readonly string[];
}
