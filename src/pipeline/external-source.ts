import type { Span } from '../source/span.js';

/** What a pipeline wants to have from outside of it. Whoever runs the pipeline decides whether it gets it, and how. */
export interface ExternalSource {
  readonly origin:
    | { readonly kind: 'file'; readonly path: string }
    | {
        readonly kind: 'http';
        readonly url: string;
        readonly method: string;
        readonly headers: Readonly<Record<string, string>>;
        readonly body: string | undefined;
        readonly timeoutSeconds: number;
        readonly maxBytes: number;
      }
    | {
        readonly kind: 'command';
        readonly command: string | readonly string[];
        readonly timeoutSeconds: number;
        readonly maxBytes: number;
      };
  readonly at: Span;
  /** The content, once it is there. Set once, before any rule is transformed. */
  content: string | undefined;
}
