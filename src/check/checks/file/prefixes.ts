import type { LogSource } from '../../../rule/sigma-rule.js';

/** What file names call an operating system. */
const systems: ReadonlyMap<string, string> = new Map([
  ['windows', 'win'],
  ['linux', 'lnx'],
  ['macos', 'macos'],
]);

/**
 * How the names of files begin, by category of the log source: SigmaHQ's file name convention, and what its rules have
 * where that says nothing. `OS` is the operating system.
 */
const byCategory: ReadonlyMap<string, string> = new Map([
  ['antivirus', 'av_'],
  ['create_remote_thread', 'create_remote_thread_win_'],
  ['create_stream_hash', 'create_stream_hash_'],
  ['database', 'db_'],
  ['dns', 'net_dns_'],
  ['dns_query', 'dns_query_OS_'],
  ['driver_load', 'driver_load_OS_'],
  ['file_access', 'file_access_OS_'],
  ['file_change', 'file_change_OS_'],
  ['file_delete', 'file_delete_OS_'],
  ['file_event', 'file_event_OS_'],
  ['file_executable_detected', 'file_executable_detected_OS_'],
  ['file_rename', 'file_rename_OS_'],
  ['firewall', 'net_firewall_'],
  ['image_load', 'image_load_'],
  ['network_connection', 'net_connection_OS_'],
  ['pipe_created', 'pipe_created_'],
  ['process_access', 'proc_access_OS_'],
  ['process_creation', 'proc_creation_OS_'],
  ['process_tampering', 'proc_tampering_'],
  ['proxy', 'proxy_'],
  ['ps_classic_provider_start', 'posh_pc_'],
  ['ps_classic_start', 'posh_pc_'],
  ['ps_module', 'posh_pm_'],
  ['ps_script', 'posh_ps_'],
  ['raw_access_thread', 'raw_access_thread_'],
  ['registry_add', 'registry_add_'],
  ['registry_delete', 'registry_delete_'],
  ['registry_event', 'registry_event_'],
  ['registry_rename', 'registry_rename_'],
  ['registry_set', 'registry_set_'],
  ['sysmon_error', 'sysmon_'],
  ['sysmon_status', 'sysmon_'],
  ['webserver', 'web_'],
]);

/** Services by `product/service`; the others of these products have the prefix of the product. */
const byService: ReadonlyMap<string, string> = new Map([
  ['gcp/google_workspace.admin', 'gcp_gworkspace_'],
  ['gcp/google_workspace.login', 'gcp_gworkspace_'],
  ['linux/auditd', 'lnx_auditd_'],
  ['linux/auth', 'lnx_auth_'],
  ['linux/clamav', 'lnx_clamav_'],
  ['linux/cron', 'lnx_cron_'],
  ['linux/guacamole', 'lnx_guacamole_'],
  ['linux/sshd', 'lnx_sshd_'],
  ['linux/sudo', 'lnx_sudo_'],
  ['linux/syslog', 'lnx_syslog_'],
  ['linux/vsftpd', 'lnx_vsftp'],
  ['windows/applocker', 'win_applocker_'],
  ['windows/bits-client', 'win_bits_client_'],
  ['windows/codeintegrity-operational', 'win_codeintegrity_'],
  ['windows/diagnosis-scripted', 'win_diagnosis_scripted_'],
  ['windows/dns-client', 'win_dns_client_'],
  ['windows/dns-server', 'win_dns_server_'],
  ['windows/dns-server-analytic', 'win_dns_analytic_'],
  ['windows/firewall-as', 'win_firewall_as_'],
  ['windows/msexchange-management', 'win_exchange_'],
  ['windows/openssh', 'win_sshd_openssh_'],
  ['windows/powershell-classic', 'posh_pc_'],
  ['windows/security', 'win_security_'],
  ['windows/security-mitigations', 'win_security_mitigations_'],
  ['windows/shell-core', 'win_shell_core_'],
  ['windows/sysmon', 'sysmon_'],
  ['windows/system', 'win_system_'],
  ['windows/taskscheduler', 'win_taskscheduler_'],
  ['windows/terminalservices-localsessionmanager', 'win_terminalservices_'],
  ['windows/windefend', 'win_defender_'],
  ['windows/wmi', 'win_wmi_'],
]);

const byProduct: ReadonlyMap<string, string> = new Map([
  ['aws', 'aws_'],
  ['azure', 'azure_'],
  ['bitbucket', 'bitbucket_'],
  ['cisco', 'cisco_'],
  ['fortigate', 'fortinet_fortigate_'],
  ['gcp', 'gcp_'],
  ['github', 'github_'],
  ['gworkspace', 'gworkspace_'],
  ['kubernetes', 'kubernetes_'],
  ['linux', 'lnx_'],
  ['m365', 'microsoft365_'],
  ['macos', 'macos_'],
  ['modsec', 'modsec_'],
  ['okta', 'okta_'],
  ['onelogin', 'onelogin_'],
  ['opencanary', 'opencanary_'],
  ['rpc_firewall', 'rpc_firewall_'],
  ['windows', 'win_'],
  ['zeek', 'zeek_'],
]);

/** How the name of a rule's file begins in SigmaHQ's convention; undefined where there is no rule for the log source. */
export function filePrefix({ category, product, service }: LogSource): string | undefined {
  const ofCategory = category === undefined ? undefined : byCategory.get(category);
  if (ofCategory !== undefined) {
    const system = systems.get(product ?? '');
    // For all systems at once the convention has no name.
    return system === undefined && ofCategory.includes('OS_') ? undefined : ofCategory.replace('OS', system ?? '');
  }
  // A category that the convention leaves open, such as "wmi_event".
  if (category !== undefined && systems.has(product ?? '')) return undefined;
  return byService.get(`${product ?? ''}/${service ?? ''}`) ?? byProduct.get(product ?? '');
}
