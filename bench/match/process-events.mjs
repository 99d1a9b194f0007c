// Process creations as Sysmon's event 1 reaches a log shipper as JSON, one flat object each, of about 1.6 KB.
// The same seed gives the same events.

/** Numbers from 0 to 1 (mulberry32). */
export function makeRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const windows = 'Microsoft® Windows® Operating System';
const microsoft = 'Microsoft Corporation';
/** Programs: path, original name, description, product, company, and command lines (`#` a number, `@` hex, `~` a word). */
const programs = [
  [
    'C:\\Windows\\System32\\svchost.exe',
    'svchost.exe',
    'Host Process for Windows Services',
    windows,
    microsoft,
    22,
    [
      'C:\\Windows\\system32\\svchost.exe -k netsvcs -p -s Schedule',
      'C:\\Windows\\System32\\svchost.exe -k LocalServiceNetworkRestricted -p -s ~Svc',
      'C:\\Windows\\system32\\svchost.exe -k DcomLaunch -p',
      'C:\\Windows\\system32\\svchost.exe -k UnistackSvcGroup -s CDPUserSvc_@',
    ],
  ],
  [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'chrome.exe',
    'Google Chrome',
    'Google Chrome',
    'Google LLC',
    20,
    [
      '"C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe" --type=renderer --lang=en-US --device-scale-factor=1 --num-raster-threads=4 --enable-main-frame-before-activation --renderer-client-id=# --time-ticks-at-unix-epoch=-#00000000 --launch-time-ticks=######## --mojo-platform-channel-handle=#### --field-trial-handle=1840,i,####################,################,262144 /prefetch:1',
      '"C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe" --type=utility --utility-sub-type=network.mojom.NetworkService --lang=en-US --service-sandbox-type=none --mojo-platform-channel-handle=#### --field-trial-handle=1840,i,################ /prefetch:8',
    ],
  ],
  [
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    'msedge.exe',
    'Microsoft Edge',
    'Microsoft Edge',
    microsoft,
    8,
    [
      '"C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe" --type=renderer --instant-process --first-renderer-process --lang=en-US --js-flags=--ms-user-locale= --device-scale-factor=1 --num-raster-threads=2 --renderer-client-id=# --launch-time-ticks=######## /prefetch:1',
    ],
  ],
  [
    'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
    'PowerShell.EXE',
    'Windows PowerShell',
    windows,
    microsoft,
    6,
    [
      'powershell.exe -NoProfile -NonInteractive -File C:\\Scripts\\~-~.ps1 -Id #####',
      '"C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe" -ExecutionPolicy AllSigned -Command "& {Get-~Item -Path \'D:\\~\\#####\' | Measure-Object}"',
      'powershell.exe -Version 5.1 -NoLogo -WindowStyle Minimized -Command Import-Module ~; Sync-~ -Batch #####',
    ],
  ],
  [
    'C:\\Windows\\System32\\cmd.exe',
    'Cmd.Exe',
    'Windows Command Processor',
    windows,
    microsoft,
    9,
    [
      'C:\\Windows\\system32\\cmd.exe /c "C:\\Tools\\~\\run-~.cmd ##### > C:\\Logs\\~-#####.log"',
      'cmd /c ver',
      '"cmd.exe" /d /s /c "npm run ~ --silent"',
      'C:\\Windows\\system32\\cmd.exe /S /D /c" echo ~ ##### "',
    ],
  ],
  [
    'C:\\Windows\\System32\\conhost.exe',
    'CONHOST.EXE',
    'Console Window Host',
    windows,
    microsoft,
    12,
    ['\\??\\C:\\Windows\\system32\\conhost.exe 0xffffffff -ForceV1', '\\??\\C:\\Windows\\system32\\conhost.exe 0x4'],
  ],
  [
    'C:\\Windows\\System32\\taskhostw.exe',
    'taskhostw.exe',
    'Host Process for Windows Tasks',
    windows,
    microsoft,
    5,
    ['taskhostw.exe', 'taskhostw.exe -RegisterDevice -ProtectionStateChanged -FreeNetworkOnly', 'taskhostw.exe {@-@}'],
  ],
  [
    'C:\\Windows\\System32\\RuntimeBroker.exe',
    'RuntimeBroker.exe',
    'Runtime Broker',
    windows,
    microsoft,
    5,
    ['C:\\Windows\\System32\\RuntimeBroker.exe -Embedding'],
  ],
  [
    'C:\\Windows\\System32\\backgroundTaskHost.exe',
    'backgroundTaskHost.exe',
    'Background Task Host',
    windows,
    microsoft,
    4,
    ['"C:\\Windows\\system32\\backgroundTaskHost.exe" -ServerName:App.AppX@.mca'],
  ],
  [
    'C:\\Windows\\System32\\SearchProtocolHost.exe',
    'SearchProtocolHost.exe',
    'Microsoft Windows Search Protocol Host',
    windows,
    microsoft,
    4,
    [
      '"C:\\Windows\\system32\\SearchProtocolHost.exe" Global\\UsGthrFltPipeMssGthrPipe_S-1-5-21-1830255721-3727074217-2423397540-#####_ Global\\UsGthrCtrlFltPipeMssGthrPipe#### 1 -2147483646 "Software\\Microsoft\\Windows Search" "Mozilla/4.0 (compatible; MSIE 6.0; Windows NT; MS Search 4.0 Robot)" "C:\\ProgramData\\Microsoft\\Search\\Data\\Temp\\usgthrsvc" "DownLevelDaemon"',
    ],
  ],
  [
    'C:\\Windows\\System32\\wbem\\WmiPrvSE.exe',
    'Wmiprvse.exe',
    'WMI Provider Host',
    windows,
    microsoft,
    4,
    [
      'C:\\Windows\\system32\\wbem\\wmiprvse.exe -secured -Embedding',
      'C:\\Windows\\sysWOW64\\wbem\\wmiprvse.exe -Embedding',
    ],
  ],
  [
    'C:\\Program Files\\Git\\cmd\\git.exe',
    'git.exe',
    'Git for Windows',
    'Git',
    'The Git Development Community',
    4,
    [
      'git.exe -c core.quotepath=false -c color.ui=false rev-parse --short=12 @',
      'git fetch origin feature/~-##### --no-tags --prune',
    ],
  ],
  [
    'C:\\Program Files\\nodejs\\node.exe',
    'node.exe',
    'Node.js JavaScript Runtime',
    'Node.js',
    'Node.js',
    3,
    [
      '"C:\\Program Files\\nodejs\\node.exe" C:\\Work\\~\\node_modules\\~\\bin\\~.js --port #### --cache C:\\Work\\.cache\\@',
    ],
  ],
  [
    'C:\\Program Files\\Microsoft Office\\root\\Office16\\OUTLOOK.EXE',
    'Outlook.exe',
    'Microsoft Outlook',
    'Microsoft Outlook',
    microsoft,
    2,
    [
      '"C:\\Program Files\\Microsoft Office\\Root\\Office16\\OUTLOOK.EXE" ',
      '"C:\\Program Files\\Microsoft Office\\Root\\Office16\\OUTLOOK.EXE" /eml "C:\\Users\\~\\Downloads\\~ #####.eml"',
    ],
  ],
  [
    'C:\\Program Files\\Microsoft Office\\root\\Office16\\WINWORD.EXE',
    'WinWord.exe',
    'Microsoft Word',
    'Microsoft Office',
    microsoft,
    2,
    [
      '"C:\\Program Files\\Microsoft Office\\Root\\Office16\\WINWORD.EXE" /n "C:\\Users\\~\\Documents\\~ #####.docx" /o ""',
    ],
  ],
  [
    'C:\\Windows\\System32\\rundll32.exe',
    'RUNDLL32.EXE',
    'Windows host process (Rundll32)',
    windows,
    microsoft,
    2,
    [
      'C:\\Windows\\system32\\rundll32.exe C:\\Windows\\system32\\PcaSvc.dll,PcaPatchSdbTask',
      '"C:\\Windows\\System32\\rundll32.exe" C:\\Windows\\System32\\shell32.dll,SHCreateLocalServerRunDll {@} -Embedding',
    ],
  ],
  [
    'C:\\Windows\\System32\\msiexec.exe',
    'msiexec.exe',
    'Windows® installer',
    'Windows Installer - Unicode',
    microsoft,
    1,
    ['C:\\Windows\\system32\\msiexec.exe /V', 'C:\\Windows\\System32\\MsiExec.exe -Embedding @ C'],
  ],
  [
    'C:\\Windows\\System32\\schtasks.exe',
    'schtasks.exe',
    'Task Scheduler Configuration Tool',
    windows,
    microsoft,
    1,
    ['schtasks /query /tn "\\~\\~ Update" /fo list', 'schtasks.exe /run /tn "\\Backup\\~-#####"'],
  ],
  [
    'C:\\Windows\\System32\\sc.exe',
    'sc.exe',
    'Service Control Manager Configuration Tool',
    windows,
    microsoft,
    1,
    ['C:\\Windows\\system32\\sc.exe query ~Svc', 'sc.exe start w32time task_started'],
  ],
  [
    'C:\\Windows\\System32\\net.exe',
    'net.exe',
    'Net Command',
    windows,
    microsoft,
    1,
    ['net use', 'net time /querysntp'],
  ],
  [
    'C:\\Program Files\\Java\\jdk-17\\bin\\java.exe',
    'java.exe',
    'OpenJDK Platform binary',
    'OpenJDK Platform 17',
    'Eclipse Adoptium',
    2,
    [
      '"C:\\Program Files\\Java\\jdk-17\\bin\\java.exe" -Xmx2048m -XX:+UseG1GC -Dfile.encoding=UTF-8 -Dbuild.number=##### -cp C:\\Work\\~\\target\\classes;C:\\Users\\~\\.m2\\repository\\org\\~\\~-core\\1.#.#\\~-core-1.#.#.jar com.example.~.Main --job #####',
    ],
  ],
  [
    'C:\\Users\\~\\AppData\\Local\\Microsoft\\Teams\\current\\Teams.exe',
    'Teams.exe',
    'Microsoft Teams',
    'Microsoft Teams',
    microsoft,
    3,
    [
      '"C:\\Users\\~\\AppData\\Local\\Microsoft\\Teams\\current\\Teams.exe" --type=gpu-process --enable-features=~ --gpu-preferences=@@@@ --mojo-platform-channel-handle=####',
    ],
  ],
];
const words =
  'report invoice build sync audit daily sales alpha storage index media client budget agenda update mirror ledger travel archive contract garden silver window planet copper orange meadow harbor'.split(
    ' ',
  );
const accounts = [
  'NT AUTHORITY\\SYSTEM',
  'NT AUTHORITY\\LOCAL SERVICE',
  'NT AUTHORITY\\NETWORK SERVICE',
  'CORP\\alice',
  'CORP\\bob',
  'CORP\\m.keller',
  'CORP\\svc-build',
  'CORP\\j.tanaka',
];
const folders = [
  'C:\\Windows\\system32\\',
  'C:\\Users\\~\\',
  'C:\\Work\\~\\',
  'C:\\Program Files\\~\\',
  'D:\\Jobs\\#####\\',
];

/** Makes a generator of such events. `foreign` are events that rules match: one in a hundred is one of them. */
export function processEvents(seed, foreign = []) {
  const random = makeRandom(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const total = programs.reduce((sum, program) => sum + program[5], 0);
  const hex = (length) => Array.from({ length }, () => '0123456789ABCDEF'[Math.floor(random() * 16)]).join('');
  const fill = (text) =>
    text.replace(/#+|@|~/g, (mark) =>
      mark === '@' ? hex(8) : mark === '~' ? pick(words) : Array.from(mark, () => Math.floor(random() * 10)).join(''),
    );
  const pickProgram = () => {
    let left = random() * total;
    return (
      programs.find((program) => {
        left -= program[5];
        return left < 0;
      }) ?? programs[0]
    );
  };
  const guid = () => `{${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}}`;
  const hashesOf = () => `SHA1=${hex(40)},MD5=${hex(32)},SHA256=${hex(64)},IMPHASH=${hex(32)}`;
  // A program has the same hashes wherever it runs; one in ten processes is of a file that nobody has seen.
  const known = new Map(programs.map((program) => [program, hashesOf()]));
  let number = 0;
  return () => {
    number++;
    const time = new Date(1_730_000_000_000 + number * 137);
    const utc = time.toISOString().replace('T', ' ').replace('Z', '');
    const image = pickProgram();
    const parent = pickProgram();
    const user = pick(accounts);
    const base = {
      '@timestamp': time.toISOString(),
      Channel: 'Microsoft-Windows-Sysmon/Operational',
      Computer: `WS-${String(Math.floor(random() * 400)).padStart(4, '0')}.corp.example.com`,
      EventID: 1,
      Provider_Name: 'Microsoft-Windows-Sysmon',
      Provider_Guid: '{5770385F-C22A-43E0-BF4C-06F5698FFBD9}',
      EventRecordID: 8_000_000 + number,
      Version: 5,
      Task: 1,
      Keywords: '0x8000000000000000',
      ExecutionProcessID: 3308,
      ExecutionThreadID: 4008,
      RuleName: '-',
      UtcTime: utc,
    };
    if (foreign.length > 0 && number % 100 === 0) return { ...base, ...pick(foreign) };
    return {
      ...base,
      ProcessGuid: guid(),
      ProcessId: Math.floor(random() * 30000),
      Image: fill(image[0]),
      FileVersion: '10.0.19041.3636 (WinBuild.160101.0800)',
      Description: image[2],
      Product: image[3],
      Company: image[4],
      OriginalFileName: image[1],
      CommandLine: fill(pick(image[6])),
      CurrentDirectory: fill(pick(folders)),
      User: user,
      LogonGuid: guid(),
      LogonId: `0x${hex(6).toLowerCase()}`,
      TerminalSessionId: Math.floor(random() * 4),
      IntegrityLevel: pick(['System', 'Medium', 'Medium', 'High', 'Low']),
      Hashes: random() < 0.1 ? hashesOf() : known.get(image),
      ParentProcessGuid: guid(),
      ParentProcessId: Math.floor(random() * 30000),
      ParentImage: fill(parent[0]),
      ParentCommandLine: fill(pick(parent[6])),
      ParentUser: user,
    };
  };
}
