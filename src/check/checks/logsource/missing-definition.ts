import type { Check } from '../../check.js';
import { described, sigmaLogSourceOf } from './log-source.js';

/** What has to be switched on before these logs are written, by log source. */
const needed: ReadonlyMap<string, string> = new Map([
  ['windows/ps_script/', 'script block logging'],
  ['windows/ps_module/', 'module logging'],
  ['windows/pipe_created/', "pipe events in Sysmon's configuration"],
  ['windows/file_access/', 'events of the kernel file provider'],
  ['windows/file_rename/', 'events of the kernel file provider'],
  ['windows//dns-client', 'the operational channel of the DNS client'],
  ['windows//ldap', 'the debug channel of the LDAP client'],
  ['windows//capi2', 'the operational channel of CAPI2'],
  ['windows//driver-framework', 'the operational channel of the driver framework'],
  ['bitbucket//audit', 'the level of the audit log'],
  ['github//audit', 'streaming of the audit log'],
  ['rpc_firewall/application/', 'the RPC firewall and its configuration'],
]);

/** A log source that has to be switched on says so in its `definition`. */
export const missingDefinition: Check = {
  code: 'logsource/missing-definition',
  summary: 'A log source that has to be switched on says so in its `definition`.',
  help:
    'Some logs are not written unless somebody asks for them: script block logging of PowerShell, pipe events of Sysmon. ' +
    'SigmaHQ has rules about them say in the `definition` of the log source what has to be configured.',
  severity: 'info',
  profiles: ['sigmahq'],
  bad: [{ rule: 'logsource:\n    product: windows\n    category: ps_script\n' }],
  good: [
    {
      rule: `logsource:
    product: windows
    category: ps_script
    definition: 'Requirements: Script Block Logging must be enabled'
`,
    },
    { rule: 'logsource:\n    product: windows\n    category: ps_classic_start\n' },
  ],
  document: (document, report) => {
    const placed = document.reading.kind === 'rule' ? sigmaLogSourceOf(document) : undefined;
    if (placed === undefined || placed.logsource.definition !== undefined) return;
    const { product = '', category = '', service = '' } = placed.logsource;
    const what = needed.get(`${product}/${category}/${service}`);
    if (what === undefined) return;
    const message = `the log source (${described(placed.logsource)}) has no definition`;
    report(placed.key.span, message, { notes: [`it needs ${what}`] });
  },
};
