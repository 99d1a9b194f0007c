import type { LogSource } from '../../rule/sigma-rule.js';
import { categoryEvents, channels } from './windows-events.js';

/** What the log sources of a product are called. */
interface ProductLogs {
  readonly categories?: string;
  readonly services?: string;
  /** `category service`: both together. */
  readonly both?: readonly (readonly [category: string, service: string])[];
}

// Categories that Sysmon has on other systems too.
const unixCategories =
  'process_creation process_termination network_connection file_event file_delete raw_access_read sysmon_status';

// Sigma's taxonomy appendix 2.1.0, and what SigmaHQ's rules use besides. A product alone is a log source too.
const products: Readonly<Record<string, ProductLogs>> = {
  '': {
    categories: `antivirus database dns firewall network proxy webserver process_creation network_connection file_event
      file_access file_change file_delete file_rename dns_query image_load driver_load process_access process_termination`,
    services: 'apache nginx netflow',
    both: [
      ['network', 'connection'],
      ['network', 'dns'],
    ],
  },
  windows: {
    categories: [...categoryEvents.keys(), 'file_access', 'file_rename'].join(' '),
    services: [...channels.keys(), 'iis', 'smbclient-connectivity'].join(' '),
  },
  linux: {
    categories: unixCategories,
    services: 'auditd auth clamav cron guacamole modsecurity sshd sudo syslog sysmon vsftpd',
  },
  macos: { categories: unixCategories },
  apache: { services: 'access error' },
  aws: { services: 'cloudtrail' },
  azure: { services: 'activitylogs auditlogs riskdetection pim signinlogs' },
  bitbucket: { services: 'audit' },
  cisco: { services: 'aaa bgp duo ldp syslog' },
  fortigate: { services: 'event' },
  fortios: { services: 'sslvpnd' },
  gcp: { services: 'gcp.audit google_workspace.admin google_workspace.login' },
  github: { services: 'audit' },
  huawei: { services: 'bgp ldp' },
  juniper: { services: 'bgp ldp' },
  kubernetes: { categories: 'application', services: 'audit', both: [['application', 'audit']] },
  m365: { services: 'audit exchange threat_detection threat_management' },
  okta: { services: 'okta' },
  onelogin: { services: 'onelogin.events' },
  paloalto: { categories: 'file_event', services: 'globalprotect' },
  zeek: { services: 'dce_rpc dns http kerberos rdp smb_files x509' },
  ...Object.fromEntries(
    `django jvm modsecurity nodejs opencanary python qualys rpc_firewall ruby_on_rails spring sql velocity`
      .split(' ')
      .map((product) => [product, { categories: 'application' }]),
  ),
};

/** The categories and services of a product, by name. */
export interface KnownLogs {
  readonly categories: ReadonlySet<string>;
  readonly services: ReadonlySet<string>;
  readonly both: ReadonlySet<string>;
}

const words = (text: string | undefined): ReadonlySet<string> => new Set(text?.split(/\s+/));

/** By product; the empty name is for log sources without one. */
export const knownLogs: ReadonlyMap<string, KnownLogs> = new Map(
  Object.entries(products).map(([product, { categories, services, both = [] }]) => [
    product,
    {
      categories: words(categories),
      services: words(services),
      both: new Set(both.map((pair) => pair.join(' '))),
    },
  ]),
);

/** Whether the taxonomy has exactly this log source. */
export function isKnownLogSource({ product = '', category, service }: LogSource): boolean {
  const known = knownLogs.get(product);
  if (known === undefined) return false;
  if (category === undefined) return service === undefined ? product !== '' : known.services.has(service);
  return service === undefined ? known.categories.has(category) : known.both.has(`${category} ${service}`);
}

/** What people call products, categories and services by mistake. */
export const otherNames = {
  product: new Map([
    ['win', 'windows'],
    ['microsoft_windows', 'windows'],
    ['mac', 'macos'],
    ['mac_os', 'macos'],
    ['osx', 'macos'],
    ['darwin', 'macos'],
    ['office365', 'm365'],
    ['o365', 'm365'],
    ['microsoft365', 'm365'],
    ['google_cloud', 'gcp'],
    ['k8s', 'kubernetes'],
    ['amazon', 'aws'],
  ]),
  category: new Map([
    ['process_create', 'process_creation'],
    ['process_created', 'process_creation'],
    ['process_execution', 'process_creation'],
    ['process_terminated', 'process_termination'],
    ['file_create', 'file_event'],
    ['file_creation', 'file_event'],
    ['file_created', 'file_event'],
    ['network_connect', 'network_connection'],
    ['registry', 'registry_event'],
    ['registry_value_set', 'registry_set'],
    ['remote_thread', 'create_remote_thread'],
    ['raw_access_read', 'raw_access_thread'],
    ['pipe_creation', 'pipe_created'],
    ['pipe_event', 'pipe_created'],
    ['clipboard_change', 'clipboard_capture'],
    ['powershell_script', 'ps_script'],
    ['powershell_module', 'ps_module'],
    ['web', 'webserver'],
    ['web_server', 'webserver'],
    ['web_proxy', 'proxy'],
    ['anti_virus', 'antivirus'],
    ['av', 'antivirus'],
  ]),
  service: new Map([
    ['defender', 'windefend'],
    ['windows_defender', 'windefend'],
    ['task_scheduler', 'taskscheduler'],
    ['powershell_operational', 'powershell'],
    ['audit', 'auditd'],
    ['ssh', 'sshd'],
    ['signin_logs', 'signinlogs'],
    ['admin', 'google_workspace.admin'],
  ]),
} as const satisfies Readonly<Record<string, ReadonlyMap<string, string>>>;
