// Field names of other taxonomies and what Sigma's taxonomy calls the field: ECS, OCSF, Splunk's CIM, ASIM, Microsoft
// Defender, Windows' own 4688. Several names are for several log sources.
const table = `
process.command_line CommandLine
process.executable Image
process.name Image OriginalFileName
process.pid ProcessId
process.entity_id ProcessGuid
process.working_directory CurrentDirectory
process.args CommandLine
process.hash.md5 Hashes
process.hash.sha1 Hashes
process.hash.sha256 Hashes
process.pe.imphash Hashes
process.pe.original_file_name OriginalFileName
process.pe.company Company
process.pe.description Description
process.pe.product Product
process.pe.file_version FileVersion
process.parent.command_line ParentCommandLine
process.parent.executable ParentImage
process.parent.name ParentImage
process.parent.pid ParentProcessId
process.cmd_line CommandLine
process.file.path Image
process.parent_process.cmd_line ParentCommandLine
process.parent_process.file.path ParentImage
actor.process.cmd_line ParentCommandLine
actor.process.file.path ParentImage Image
process_command_line CommandLine
process_path Image
process_name Image
process_id ProcessId
parent_process ParentCommandLine
parent_process_name ParentImage
parent_process_path ParentImage
command_line CommandLine
cmdline CommandLine
original_file_name OriginalFileName
ProcessCommandLine CommandLine
InitiatingProcessCommandLine ParentCommandLine
InitiatingProcessFileName ParentImage Image
InitiatingProcessFolderPath ParentImage Image
TargetProcessCommandLine CommandLine
TargetProcessName Image
ActingProcessName ParentImage Image
NewProcessName Image
ParentProcessName ParentImage
NewProcessId ProcessId
SubjectUserName User
AccountName User
user.name User
host.name Computer
event.code EventID
winlog.event_id EventID
winlog.channel Channel
winlog.provider_name Provider_Name
event.provider Provider_Name eventSource
event.action eventName
file.path TargetFilename ImageLoaded
file.name TargetFilename
dll.path ImageLoaded
dll.name ImageLoaded
registry.path TargetObject
registry.key TargetObject
registry.data.strings Details
registry.value TargetObject
RegistryKey TargetObject
RegistryValueData Details
dns.question.name QueryName
dns.resolved_ip QueryResults
destination.ip DestinationIp dst_ip
destination.port DestinationPort dst_port
destination.domain DestinationHostname
source.ip SourceIp src_ip c-ip sourceIPAddress
source.port SourcePort src_port
RemoteIP DestinationIp
RemotePort DestinationPort
RemoteUrl DestinationHostname
network.transport Protocol
powershell.file.script_block_text ScriptBlockText
url.original c-uri cs-uri-query
url.full c-uri cs-uri-query
url.path c-uri-stem cs-uri-stem
url.query c-uri-query cs-uri-query
url.domain cs-host
http.request.method cs-method
http.response.status_code sc-status
http.request.referrer cs-referer
user_agent.original c-useragent cs-user-agent userAgent
`;

const names: ReadonlyMap<string, readonly string[]> = new Map(
  table
    .trim()
    .split('\n')
    .map((line) => {
      const [foreign = '', ...own] = line.split(' ');
      return [foreign, own] as const;
    }),
);

/** Where products put the event data of Windows. */
const eventData = /^(?:winlog\.event_data|data\.win\.eventdata|event_data|EventData|winlog)\.([A-Za-z0-9_]+)$/;

/**
 * What Sigma calls a field of another taxonomy; undefined if no other taxonomy is known to have it. Perhaps nothing of
 * it is a field of the log source.
 */
export function sigmaNamesOf(field: string): readonly string[] | undefined {
  const listed = names.get(field);
  if (listed !== undefined) return listed;
  const data = field.length > 100 ? null : eventData.exec(field);
  return data?.[1] === undefined ? undefined : [data[1]];
}
