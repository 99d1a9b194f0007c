import type { LogSource } from '../../rule/sigma-rule.js';

/** The fields that events of a log source have. */
export interface KnownFields {
  readonly names: ReadonlySet<string>;
  /** The names by their lower case. */
  readonly folded: ReadonlyMap<string, string>;
  /** Whether there are no others. */
  readonly closed: boolean;
}

const process = 'ProcessGuid ProcessId Image User';
// Products that look closer than Sysmon add the process to events that are about something else.
const processDetails = 'CommandLine ParentImage ParentCommandLine IntegrityLevel';
const hashes = 'Hashes imphash Imphash md5 sha1 sha256 MD5 SHA1 SHA256 IMPHASH';
const fileVersion = 'FileVersion Description Product Company OriginalFileName';
const signature = 'Signed Signature SignatureStatus';
const parent = 'ParentProcessGuid ParentProcessId ParentImage ParentCommandLine ParentUser';
const logon = 'LogonGuid LogonId TerminalSessionId';
const connection = `Protocol Initiated SourceIsIpv6 SourceIp SourceHostname SourcePort SourcePortName DestinationIsIpv6
  DestinationIp DestinationHostname DestinationPort DestinationPortName`;
const processCreation = `${process} ${fileVersion} CommandLine CurrentDirectory ${logon} IntegrityLevel ${hashes} ${parent}`;
const file = `${process} TargetFilename CreationUtcTime`;
const deletedFile = `${process} TargetFilename ${hashes} IsExecutable Archived`;
const registry = `${process} EventType TargetObject`;
const kernelFile = `${process} Irp FileObject FileKey IssuingThreadId CreateOptions CreateAttributes ShareAccess FileName
  FilePath ExtraInformation InfoClass TargetFilename SourceFilename OriginalFileName MagicHeader`;
const threads = (...whose: readonly string[]): string =>
  whose
    .map(
      (one) => `${one}Image ${one}ProcessId ${one}User ${one}CommandLine ${one}ParentProcessId ${one}ParentImage
      ${one}ParentCommandLine`,
    )
    .join(' ');

/** What Windows says of every event. */
const everyEvent = `EventID Provider_Name Channel Computer Security_UserID UtcTime RuleName Level Task Opcode Keywords
  EventRecordID`;

// Closed lists: Microsoft's description of Sysmon 15 and of the PowerShell logs.
const windowsCategories: Readonly<Record<string, string>> = {
  process_creation: `${processCreation} GrandParentImage GrandparentCommandLine`,
  file_change: `${file} PreviousCreationUtcTime`,
  network_connection: `${process} ${connection}`,
  sysmon_status: 'Configuration ConfigurationFileHash SchemaVersion State Version',
  sysmon_error: 'ID Description',
  process_termination: process,
  driver_load: `ImageLoaded ${hashes} ${signature}`,
  image_load: `${process} ImageLoaded ${fileVersion} ${hashes} ${signature}`,
  create_remote_thread: `${threads('Source', 'Target')} SourceProcessGuid TargetProcessGuid NewThreadId StartAddress
    StartModule StartFunction User IsInitialThread RemoteCreation`,
  raw_access_thread: `${process} Device`,
  process_access: `${threads('Source', 'Target')} SourceProcessGUID TargetProcessGUID SourceThreadId GrantedAccess
    CallTrace CallTraceExtended`,
  file_event: `${file} MagicHeader`,
  file_delete: deletedFile,
  file_delete_detected: deletedFile,
  file_block_executable: `${process} TargetFilename ${hashes}`,
  file_block_shredding: deletedFile,
  file_executable_detected: `${process} TargetFilename ${hashes}`,
  registry_add: `${registry} Details`,
  registry_delete: `${registry} Details`,
  registry_set: `${registry} Details`,
  registry_rename: `${registry} NewName`,
  registry_event: `${registry} Details NewName`,
  create_stream_hash: `${file} Hash Contents`,
  pipe_created: `${process} EventType PipeName`,
  wmi_event: 'EventType Operation User EventNamespace Name Query Type Destination Consumer Filter',
  dns_query: `${process} QueryName QueryStatus QueryResults`,
  clipboard_capture: `${process} Session ClientInfo ${hashes} Archived`,
  process_tampering: `${process} Type`,
  ps_module: 'ContextInfo UserData Payload',
  ps_script: 'MessageNumber MessageTotal ScriptBlockText ScriptBlockId Path',
  file_access: kernelFile,
  file_rename: kernelFile,
};

const unixCategories: Readonly<Record<string, string>> = {
  process_creation: processCreation,
  network_connection: `${process} ${connection}`,
  process_termination: process,
  raw_access_read: `${process} Device`,
  file_event: file,
  file_delete: deletedFile,
  sysmon_status: 'Configuration ConfigurationFileHash SchemaVersion State Version',
};

// The extended log file format of the W3C, as the taxonomy appendix names its fields.
const web = `date time c-ip cs-username s-sitename s-computername s-ip s-port cs-method cs-uri cs-uri-stem cs-uri-query
  sc-status sc-substatus sc-win32-status c-win32-status sc-bytes cs-bytes time-taken cs-version cs-host cs-user-agent
  cs-cookie cs-referer cs-referrer cs-content-type`;
const proxy = `${web} c-uri c-uri-extension c-uri-query c-uri-stem c-useragent r-dns src_ip dst_ip src_port dst_port`;

// Lists that are not closed: other fields are not wrong, but these are spelled so.
const openLists: Readonly<Record<string, string>> = {
  'windows  security': `ServiceFileName ProcessName ObjectName ObjectType RelativeTargetName AccessList AccessMask
    SubjectUserName SubjectUserSid SubjectDomainName SubjectLogonId TargetUserName TargetUserSid TargetSid
    TargetDomainName TargetLogonId TargetServerName TargetInfo ShareName ShareLocalPath LogonType LogonProcessName
    AuthenticationPackageName WorkstationName Workstation IpAddress IpPort AttributeLDAPDisplayName AttributeValue
    Application ServiceName ServiceType ServiceStartType ServiceAccount ServiceSid TargetName ObjectClass ObjectDN
    ObjectServer ObjectValueName SamAccountName NewValue OldValue OperationType OldUacValue NewUacValue
    UserAccountControl Status SubStatus FailureReason TicketEncryptionType TicketOptions AuditPolicyChanges
    SubcategoryGuid PrivilegeList TemplateContent NewTemplateContent TaskName TaskContent TaskContentNew
    AllowedToDelegateTo SidHistory SourceAddress DestAddress SourcePort DestPort FilterName CertThumbprint Properties
    Service NewProcessName NewProcessId ParentProcessName CommandLine TokenElevationType MandatoryLabel ProcessId
    KeyLength LmPackageName ImpersonationLevel ElevatedToken ClassName DeviceDescription LayerRTID CallerProcessName
    MemberName MemberSid HandleId`,
  'windows  system': `ImagePath ServiceName ServiceType StartType AccountName param1 param2 param3 Caption HiveName
    DeviceName Origin Description Binary`,
  'windows  application': 'Data AppName ExceptionCode Message',
  'windows  sysmon': Object.values(windowsCategories).join(' '),
  'windows  powershell': 'ContextInfo UserData Payload MessageNumber MessageTotal ScriptBlockText ScriptBlockId Path',
  'windows  windefend': `ProcessName NewValue OldValue Path Value Feature_Name Reason SourceName Threat_Name ThreatName
    Severity_Name Category_Name Action_Name`,
  'windows  bits-client': 'RemoteName LocalName processPath processId',
  'windows  codeintegrity-operational': 'FileNameBuffer ProcessNameBuffer RequestedPolicy ValidatedPolicy Status',
  'windows  firewall-as': 'Action ApplicationPath ModifyingApplication',
  'windows  ntlm': `CallerPID ClientDomainName ClientLUID ClientUserName DomainName MechanismOID ProcessName SChannelName
    SChannelType TargetName UserName WorkstationName`,
  'windows  taskscheduler': 'TaskName UserContext Path ProcessID Priority UserName',
  'windows  dns-client': 'QueryName QueryType QueryOptions QueryStatus QueryResults',
  'windows ps_classic_start ': 'Data HostApplication EngineVersion HostName HostVersion',
  'windows ps_classic_provider_start ': 'Data HostApplication EngineVersion HostName HostVersion ProviderName',
  'windows ps_classic_script ': 'Data HostApplication EngineVersion HostName HostVersion CommandLine UserId',
  'aws  cloudtrail': `eventName eventSource eventType eventID eventTime eventVersion eventCategory errorCode errorMessage
    userAgent sourceIPAddress awsRegion requestParameters responseElements additionalEventData recipientAccountId
    userIdentity.type userIdentity.arn userIdentity.userName userIdentity.accountId userIdentity.principalId
    userIdentity.invokedBy userIdentity.sessionContext.sessionIssuer.type`,
  'azure  signinlogs': `ResultType ResultDescription AuthenticationRequirement RiskState ResourceDisplayName
    NetworkLocationDetails`,
  'gcp  google_workspace.login': 'protoPayload.serviceName protoPayload.metadata.event.eventName',
  'okta  okta': `eventType displayMessage legacyEventType outcome.reason outcome.result target.displayName
    securityContext.isProxy actor.alternateId`,
  'linux  auditd': 'type exe comm key euid auid uid syscall SYSCALL nametype name unit proctitle',
  ' antivirus ': 'Filename Signature Action',
  ' firewall ': 'src_ip src_port dst_ip dst_port username',
};

const made = new Map<string, KnownFields | undefined>();

/** The fields of a log source; undefined if nothing is known about them. */
export function knownFields({ product = '', category = '', service = '' }: LogSource): KnownFields | undefined {
  const key = `${product} ${category} ${service}`;
  // Rules give log sources any name: only what is known is kept.
  const known = made.get(key);
  if (known !== undefined) return known;
  const list = listOf(product, category, service) ?? openList(key, product);
  if (list !== undefined) made.set(key, list);
  return list;
}

function listOf(product: string, category: string, service: string): KnownFields | undefined {
  if (service !== '') return undefined;
  const own = (table: Readonly<Record<string, string>>) =>
    Object.hasOwn(table, category) ? table[category] : undefined;
  if (product === 'windows') {
    const names = own(windowsCategories);
    return names === undefined ? undefined : makeFields(`${names} ${processDetails} ${everyEvent}`, true);
  }
  if (product === 'linux' || product === 'macos') {
    const names = own(unixCategories);
    return names === undefined ? undefined : makeFields(`${names} ${processDetails} ${everyEvent}`, true);
  }
  if (product !== '') return undefined;
  if (category === 'process_creation') return makeFields(`${processCreation} ${everyEvent}`, true);
  if (category === 'webserver') return makeFields(web, true);
  return category === 'proxy' ? makeFields(proxy, true) : undefined;
}

function openList(key: string, product: string): KnownFields | undefined {
  if (!Object.hasOwn(openLists, key)) return undefined;
  return makeFields(`${openLists[key] ?? ''} ${product === 'windows' ? everyEvent : ''}`, false);
}

function makeFields(text: string, closed: boolean): KnownFields {
  const names = new Set(text.trim().split(/\s+/));
  return { names, folded: new Map([...names].map((name) => [name.toLowerCase(), name])), closed };
}
