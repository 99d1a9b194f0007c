/** The events of Windows that a category stands for, in the log of a service. */
export interface CategoryEvents {
  readonly service: string;
  readonly events: ReadonlySet<string>;
}

// Microsoft's description of Sysmon 15, and of the PowerShell logs. The pipelines `sysmon` and `windows_logsources` say
// the same to backends; a test compares them.
const eventsByService: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  sysmon: {
    process_creation: '1',
    file_change: '2',
    network_connection: '3',
    sysmon_status: '4 16',
    process_termination: '5',
    driver_load: '6',
    image_load: '7',
    create_remote_thread: '8',
    raw_access_thread: '9',
    process_access: '10',
    file_event: '11',
    registry_add: '12',
    registry_delete: '12',
    registry_set: '13',
    registry_rename: '14',
    registry_event: '12 13 14',
    create_stream_hash: '15',
    pipe_created: '17 18',
    wmi_event: '19 20 21',
    dns_query: '22',
    file_delete: '23',
    clipboard_capture: '24',
    process_tampering: '25',
    file_delete_detected: '26',
    file_block_executable: '27',
    file_block_shredding: '28',
    file_executable_detected: '29',
    sysmon_error: '255',
  },
  powershell: { ps_module: '4103', ps_script: '4104' },
  'powershell-classic': {
    ps_classic_start: '400',
    ps_classic_provider_start: '600',
    ps_classic_script: '800',
  },
};

/** The events of each category of Windows that means events of one log. */
export const categoryEvents: ReadonlyMap<string, CategoryEvents> = new Map(
  Object.entries(eventsByService).flatMap(([service, categories]) =>
    Object.entries(categories).map(([category, events]) => [
      category,
      { service, events: new Set(events.split(' ')) } as const,
    ]),
  ),
);

/** The provider of a service's events, where there is only one. */
export const providers: ReadonlyMap<string, string> = new Map([
  ['sysmon', 'Microsoft-Windows-Sysmon'],
  ['powershell', 'Microsoft-Windows-PowerShell'],
  ['powershell-classic', 'PowerShell'],
  ['windefend', 'Microsoft-Windows-Windows Defender'],
  ['bits-client', 'Microsoft-Windows-Bits-Client'],
  ['dns-client', 'Microsoft-Windows-DNS-Client'],
  ['taskscheduler', 'Microsoft-Windows-TaskScheduler'],
  ['ntlm', 'Microsoft-Windows-NTLM'],
  ['openssh', 'OpenSSH'],
  ['wmi', 'Microsoft-Windows-WMI-Activity'],
]);

// The names of the channels in Windows: `service = channel; channel`.
const channelTable = `
application = Application
application-experience = Microsoft-Windows-Application-Experience/Program-Telemetry; Microsoft-Windows-Application-Experience/Program-Compatibility-Assistant
applocker = Microsoft-Windows-AppLocker/MSI and Script; Microsoft-Windows-AppLocker/EXE and DLL; Microsoft-Windows-AppLocker/Packaged app-Deployment; Microsoft-Windows-AppLocker/Packaged app-Execution
appmodel-runtime = Microsoft-Windows-AppModel-Runtime/Admin
appxdeployment-server = Microsoft-Windows-AppXDeploymentServer/Operational
appxpackaging-om = Microsoft-Windows-AppxPackaging/Operational
bitlocker = Microsoft-Windows-BitLocker/BitLocker Management
bits-client = Microsoft-Windows-Bits-Client/Operational
capi2 = Microsoft-Windows-CAPI2/Operational
certificateservicesclient-lifecycle-system = Microsoft-Windows-CertificateServicesClient-Lifecycle-System/Operational
codeintegrity-operational = Microsoft-Windows-CodeIntegrity/Operational
dhcp = Microsoft-Windows-DHCP-Server/Operational
diagnosis-scripted = Microsoft-Windows-Diagnosis-Scripted/Operational
dns-client = Microsoft-Windows-DNS Client Events/Operational
dns-server = DNS Server
dns-server-analytic = Microsoft-Windows-DNS-Server/Analytical
dns-server-audit = Microsoft-Windows-DNS-Server/Audit
driver-framework = Microsoft-Windows-DriverFrameworks-UserMode/Operational
firewall-as = Microsoft-Windows-Windows Firewall With Advanced Security/Firewall
hyper-v-worker = Microsoft-Windows-Hyper-V-Worker
iis-configuration = Microsoft-IIS-Configuration/Operational
kernel-event-tracing = Microsoft-Windows-Kernel-EventTracing
kernel-shimengine = Microsoft-Windows-Kernel-ShimEngine/Operational; Microsoft-Windows-Kernel-ShimEngine/Diagnostic
ldap = Microsoft-Windows-LDAP-Client/Debug
ldap_debug = Microsoft-Windows-LDAP-Client/Debug
lsa-server = Microsoft-Windows-LSA/Operational
microsoft-servicebus-client = Microsoft-ServiceBus-Client/Operational; Microsoft-ServiceBus-Client/Admin
msexchange-management = MSExchange Management
ntfs = Microsoft-Windows-Ntfs/Operational
ntlm = Microsoft-Windows-NTLM/Operational
openssh = OpenSSH/Operational
powershell = Microsoft-Windows-PowerShell/Operational; PowerShellCore/Operational
powershell-classic = Windows PowerShell
printservice-admin = Microsoft-Windows-PrintService/Admin
printservice-operational = Microsoft-Windows-PrintService/Operational
security = Security
security-mitigations = Microsoft-Windows-Security-Mitigations/Kernel Mode; Microsoft-Windows-Security-Mitigations/User Mode
sense = Microsoft-Windows-SENSE/Operational
servicebus-client = Microsoft-ServiceBus-Client/Operational; Microsoft-ServiceBus-Client/Admin
shell-core = Microsoft-Windows-Shell-Core/Operational
smbclient-security = Microsoft-Windows-SmbClient/Security
smbserver-connectivity = Microsoft-Windows-SMBServer/Connectivity
sysmon = Microsoft-Windows-Sysmon/Operational
system = System
taskscheduler = Microsoft-Windows-TaskScheduler/Operational
terminalservices-localsessionmanager = Microsoft-Windows-TerminalServices-LocalSessionManager/Operational
vhdmp = Microsoft-Windows-VHDMP/Operational
windefend = Microsoft-Windows-Windows Defender/Operational
wmi = Microsoft-Windows-WMI-Activity/Operational
`;

/** The event channels that a service of Windows means, in lower case: their case does not count. */
export const channels: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  channelTable
    .trim()
    .split('\n')
    .map((line) => {
      const [service = '', names = ''] = line.split(' = ');
      return [service, new Set(names.toLowerCase().split('; '))] as const;
    }),
);
