// Windows events of many kinds, flat, of about 0.7 KB: what a fleet sends when everything is collected.
import { makeRandom } from './process-events.mjs';

const words =
  'report invoice build sync audit daily sales alpha storage index media client budget agenda update mirror'.split(' ');
const images = [
  'C:\\Windows\\System32\\svchost.exe',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Windows\\System32\\services.exe',
  'C:\\Windows\\explorer.exe',
  'C:\\Windows\\System32\\lsass.exe',
  'C:\\Program Files\\Microsoft Office\\root\\Office16\\OUTLOOK.EXE',
  'C:\\Users\\~\\AppData\\Local\\Microsoft\\Teams\\current\\Teams.exe',
  'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
];
const sysmon = 'Microsoft-Windows-Sysmon/Operational';
const process = { ProcessGuid: '{@@@@@@@@}', ProcessId: '#####', Image: images, User: 'CORP\\~' };
/** Channel, event id, weight and fields: a list is a choice; `#` is a digit, `@` hex, `~` a word. */
const kinds = [
  [
    'Security',
    4624,
    14,
    {
      SubjectUserSid: 'S-1-5-18',
      SubjectUserName: 'WS-####$',
      SubjectDomainName: 'CORP',
      SubjectLogonId: '0x3e7',
      TargetUserSid: 'S-1-5-21-1830255721-####',
      TargetUserName: '~',
      TargetDomainName: 'CORP',
      TargetLogonId: '0x@',
      LogonType: ['2', '3', '5', '7'],
      LogonProcessName: ['User32 ', 'Kerberos', 'Advapi'],
      AuthenticationPackageName: ['Negotiate', 'Kerberos'],
      WorkstationName: 'WS-####',
      LogonGuid: '{@@@@}',
      KeyLength: 0,
      ProcessName: images,
      IpAddress: '10.#.##.##',
      IpPort: '5####',
      ElevatedToken: '%%1842',
    },
  ],
  [
    'Security',
    4688,
    8,
    {
      SubjectUserName: '~',
      SubjectDomainName: 'CORP',
      SubjectLogonId: '0x@',
      NewProcessId: '0x@',
      NewProcessName: images,
      TokenElevationType: '%%1936',
      ProcessId: '0x@',
      CommandLine: [
        'C:\\Windows\\system32\\svchost.exe -k netsvcs -p',
        '"C:\\Work\\~\\~.exe" --job ##### --out D:\\~\\####',
        'taskhostw.exe ~',
      ],
      ParentProcessName: images,
      MandatoryLabel: 'S-1-16-16384',
    },
  ],
  [
    'Security',
    5156,
    14,
    {
      ProcessID: '####',
      Application: '\\device\\harddiskvolume3\\windows\\system32\\svchost.exe',
      Direction: '%%14593',
      SourceAddress: '10.#.##.##',
      SourcePort: '5####',
      DestAddress: '10.#.##.##',
      DestPort: ['443', '53', '389', '445'],
      Protocol: '6',
      FilterRTID: '7####',
      LayerName: '%%14611',
      LayerRTID: '48',
      RemoteUserID: 'S-1-0-0',
      RemoteMachineID: 'S-1-0-0',
    },
  ],
  [
    'Security',
    4663,
    6,
    {
      SubjectUserName: '~',
      SubjectLogonId: '0x@',
      ObjectServer: 'Security',
      ObjectType: 'File',
      ObjectName: 'D:\\Shares\\~\\~-#####.xlsx',
      HandleId: '0x@',
      AccessList: '%%4416',
      AccessMask: '0x1',
      ProcessId: '0x@',
      ProcessName: images,
      ResourceAttributes: 'S:AI',
    },
  ],
  [
    'Security',
    4769,
    5,
    {
      TargetUserName: '~@CORP.EXAMPLE.COM',
      TargetDomainName: 'CORP',
      ServiceName: 'WS-####$',
      ServiceSid: 'S-1-5-21-##########',
      TicketOptions: '0x40810000',
      TicketEncryptionType: '0x12',
      IpAddress: '::ffff:10.#.##.##',
      IpPort: '5####',
      Status: '0x0',
      LogonGuid: '{@@@@}',
    },
  ],
  [
    sysmon,
    1,
    10,
    {
      ...process,
      CommandLine: [
        'C:\\Windows\\system32\\svchost.exe -k netsvcs -p -s ~',
        'cmd.exe /c "C:\\Tools\\~.cmd #####"',
        '"C:\\Program Files\\nodejs\\node.exe" C:\\Work\\~\\~.js --port ####',
      ],
      CurrentDirectory: 'C:\\Work\\~\\',
      IntegrityLevel: ['System', 'Medium'],
      ParentImage: images,
      ParentCommandLine: 'C:\\Windows\\~\\~.exe -k ~',
      OriginalFileName: 'svchost.exe',
    },
  ],
  [
    sysmon,
    3,
    10,
    {
      ...process,
      Protocol: 'tcp',
      Initiated: 'true',
      SourceIp: '10.#.##.##',
      SourceHostname: 'WS-####',
      SourcePort: '5####',
      DestinationIp: ['10.#.##.##', '142.250.##.##'],
      DestinationHostname: '~.example.com',
      DestinationPort: ['443', '80', '53'],
    },
  ],
  [
    sysmon,
    7,
    12,
    {
      ...process,
      ImageLoaded: 'C:\\Windows\\System32\\~#.dll',
      FileVersion: '10.0.19041.1',
      Description: '~ library',
      Company: 'Microsoft Corporation',
      OriginalFileName: '~.dll',
      Hashes: 'SHA256=@@@@@@@@,IMPHASH=@@@@',
      Signed: 'true',
      Signature: 'Microsoft Windows',
      SignatureStatus: 'Valid',
    },
  ],
  [
    sysmon,
    10,
    8,
    {
      SourceProcessGUID: '{@@@@}',
      SourceProcessId: '####',
      SourceImage: images,
      TargetProcessGUID: '{@@@@}',
      TargetProcessId: '####',
      TargetImage: images,
      GrantedAccess: ['0x1000', '0x1400', '0x1fffff'],
      CallTrace:
        'C:\\Windows\\SYSTEM32\\ntdll.dll+9d4c4|C:\\Windows\\System32\\KERNELBASE.dll+2c13e|C:\\Windows\\System32\\~.dll+#####',
    },
  ],
  [
    sysmon,
    11,
    8,
    {
      ...process,
      TargetFilename: 'C:\\Users\\~\\AppData\\Local\\Temp\\~-@.tmp',
      CreationUtcTime: '2026-01-01 00:00:##.###',
    },
  ],
  [
    sysmon,
    13,
    10,
    {
      ...process,
      EventType: 'SetValue',
      TargetObject: 'HKLM\\System\\CurrentControlSet\\Services\\~\\Parameters\\~####',
      Details: ['DWORD (0x0000000#)', 'C:\\Program Files\\~\\~.exe', 'QWORD (0x@-0x@)'],
    },
  ],
  [
    sysmon,
    22,
    6,
    { ...process, QueryName: '~-####.~.example.com', QueryStatus: '0', QueryResults: '::ffff:10.#.##.##;' },
  ],
  [
    'Microsoft-Windows-PowerShell/Operational',
    4104,
    3,
    {
      MessageNumber: 1,
      MessageTotal: 1,
      ScriptBlockText:
        'function Get-~Status { param($Id) Get-Service -Name ~ | Where-Object { $_.Status -eq "Running" } | Select-Object Name, Id }; Get-~Status -Id #####',
      ScriptBlockId: '@-@-@',
      Path: 'C:\\Scripts\\~.ps1',
    },
  ],
  ['System', 7036, 4, { param1: '~ Service', param2: ['running', 'stopped'], Binary: '@@@@@@@@' }],
  ['Application', 1000, 2, { Data: ['~.exe, 1.0.#.#, @, ntdll.dll, 10.0.19041.1, c0000005, ####'] }],
];
const total = kinds.reduce((sum, kind) => sum + kind[2], 0);

/** Makes a generator of such events. */
export function windowsEvents(seed) {
  const random = makeRandom(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const hex = () => Math.floor(random() * 2 ** 32).toString(16);
  const fill = (value) =>
    typeof value !== 'string'
      ? value
      : value.replace(/[#@~]/g, (mark) =>
          mark === '@' ? hex() : mark === '~' ? pick(words) : String(Math.floor(random() * 10)),
        );
  let number = 0;
  return () => {
    number++;
    let left = random() * total;
    const [channel, id, , fields] =
      kinds.find((kind) => {
        left -= kind[2];
        return left < 0;
      }) ?? kinds[0];
    const time = new Date(1_730_000_000_000 + number * 41).toISOString();
    const event = {
      '@timestamp': time,
      Channel: channel,
      EventID: id,
      Provider_Name: channel.replace('/Operational', ''),
      EventRecordID: 5_000_000 + number,
      Computer: `WS-${fill('####')}.corp.example.com`,
      Level: 4,
      Version: 5,
      Keywords: '0x8020000000000000',
      ExecutionProcessID: 4 * Math.floor(random() * 2000),
      UtcTime: time,
    };
    for (const [name, value] of Object.entries(fields)) event[name] = fill(Array.isArray(value) ? pick(value) : value);
    return event;
  };
}
