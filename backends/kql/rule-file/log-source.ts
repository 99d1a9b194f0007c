import { lineText } from '../../../src/backend/clean-text.js';
import type { LogSource } from '../../../src/rule/sigma-rule.js';

/** What Elastic calls the products of Sigma's log sources: tags of its rules, and the integration that collects them. */
interface ProductNames {
  readonly tags: readonly string[];
  readonly integration?: string;
}

const products: ReadonlyMap<string, ProductNames> = new Map([
  ['aws', { tags: ['Domain: Cloud', 'Data Source: AWS', 'Data Source: Amazon Web Services'], integration: 'aws' }],
  ['azure', { tags: ['Domain: Cloud', 'Data Source: Azure'], integration: 'azure' }],
  ['gcp', { tags: ['Domain: Cloud', 'Data Source: GCP', 'Data Source: Google Cloud Platform'], integration: 'gcp' }],
  ['github', { tags: ['Domain: Cloud', 'Data Source: Github'], integration: 'github' }],
  ['google_workspace', { tags: ['Domain: Cloud', 'Data Source: Google Workspace'], integration: 'google_workspace' }],
  ['kubernetes', { tags: ['Domain: Container', 'Data Source: Kubernetes'], integration: 'kubernetes' }],
  ['linux', { tags: ['Domain: Endpoint', 'OS: Linux'] }],
  ['m365', { tags: ['Domain: Cloud', 'Data Source: Microsoft 365'], integration: 'o365' }],
  ['macos', { tags: ['Domain: Endpoint', 'OS: macOS'] }],
  ['okta', { tags: ['Domain: Cloud', 'Data Source: Okta'], integration: 'okta' }],
  ['windows', { tags: ['Domain: Endpoint', 'OS: Windows'], integration: 'windows' }],
]);

const namesOf = ({ product = '' }: LogSource): ProductNames | undefined => products.get(product.toLowerCase());

/** The tags that Elastic gives rules on such logs; none for products that Elastic has no name for. */
export const logSourceTags = (source: LogSource): readonly string[] => namesOf(source)?.tags ?? [];

/** The integrations that collect such logs. */
export const integrationsOf = (source: LogSource): readonly string[] => {
  const integration = namesOf(source)?.integration;
  return integration === undefined ? [] : [integration];
};

/** The log source in words: `product aws, service cloudtrail`. */
export const describeLogSource = (source: LogSource): string =>
  (['category', 'product', 'service'] as const)
    .flatMap((part) => (source[part] === undefined ? [] : [`${part} ${lineText(source[part])}`]))
    .join(', ');
