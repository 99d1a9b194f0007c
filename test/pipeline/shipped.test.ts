import { describe, expect, test } from 'vitest';
import { shippedText } from '../../src/pipeline/shipped.js';
import { chainOf, queryOf, ruleOf } from './support.js';

async function query(pipelines: readonly string[], logsource: string, detection: string): Promise<string> {
  const texts = await Promise.all(pipelines.map(async (name) => (await shippedText(name)) ?? ''));
  const rule = ruleOf(`    s: ${detection}\n    condition: s\n`, `title: T\nlogsource: {${logsource}}\n`);
  return queryOf(rule, chainOf(...texts));
}

const windows = (category: string) => `product: windows, category: ${category}`;
const service = (name: string) => `product: windows, service: ${name}`;

describe('ecs_windows, as the ingest pipelines of Winlogbeat leave events', () => {
  test.each([
    // Users are taken apart at the backslash.
    [windows('process_creation'), "{User: 'CORP\\bob'}", 'user.domain: "CORP" and user.name: "bob"'],
    [
      windows('process_creation'),
      "{User|startswith: 'NT AUTHORITY\\'}",
      'user.domain: "NT AUTHORITY" and user.name: *',
    ],
    [windows('process_creation'), "{User|contains: '\\SYSTEM'}", 'user.name: SYSTEM*'],
    [windows('process_creation'), "{User|endswith: '\\SYSTEM'}", 'user.name: "SYSTEM"'],
    [
      windows('process_creation'),
      "{User|endswith: 'AUTHORITY\\SYSTEM'}",
      'user.domain: *AUTHORITY and user.name: "SYSTEM"',
    ],
    [windows('process_creation'), '{User: bob}', 'user.domain: "bob" or user.name: "bob"'],
    [
      windows('process_creation'),
      "{User: 'a\\b\\c'}",
      'pipeline/failure: Winlogbeat keeps the domain and the name of a user apart, and no part of them has a backslash',
    ],
    // Registry data.
    [windows('registry_set'), "{Details: 'DWORD (0x00000001)'}", 'registry.data.strings: ("1" or "0x00000001")'],
    [windows('registry_set'), '{Details|startswith: DWORD}', 'registry.data.type: "SZ_DWORD"'],
    [
      windows('registry_set'),
      "{Details: 'DWORD (00000001)'}",
      'pipeline/failure: registry numbers are decimal in Winlogbeat, and this one is not in the table of ecs_windows',
    ],
    [
      windows('process_creation'),
      "{User|re: 'AUTHORITY.*'}",
      'pipeline/failure: Winlogbeat keeps the domain and the name of a user apart, and no part of them has a backslash',
    ],
    [
      windows('registry_set'),
      "{Details|endswith: '(0x00000001)'}",
      'pipeline/failure: registry numbers are decimal in Winlogbeat, and this one is not in the table of ecs_windows',
    ],
    [windows('registry_set'), "{Details|contains: '0x00000001'}", 'registry.data.strings: ("1" or *0x00000001*)'],
    [service('security'), "{IpAddress: '-'}", 'not source.ip: *'],
    [
      service('security'),
      "{IpAddress: ['-', 10.0.0.1]}",
      "pipeline/failure: Winlogbeat's pipeline takes away a missing address, and the list asks for others too",
    ],
    // Values that are taken away, and words for others.
    [windows('create_remote_thread'), "{StartModule: ''}", 'not winlog.event_data.StartModule: *'],
    [windows('network_connection'), '{SourceIsIpv6: false}', 'network.type: "ipv4"'],
    [windows('network_connection'), "{DestinationIsIpv6: 'true'}", 'network.type: "ipv6"'],
    [
      windows('network_connection'),
      '{SourcePortName: http}',
      "pipeline/failure: Winlogbeat's pipeline does not keep this field",
    ],
    // A service without a category.
    [service('sysmon'), '{EventID: 3, DestinationIp: 1.1.1.1}', 'event.code: "3" and destination.ip: "1.1.1.1"'],
    [
      service('sysmon'),
      '{EventID: 1, Hashes|contains: MD5=AA}',
      'pipeline/failure: where Winlogbeat keeps this depends on the kind of the event, so the rule needs a category',
    ],
    [service('powershell'), '{ScriptBlockText: x}', 'powershell.file.script_block_text: "x"'],
    [
      service('security'),
      '{EventID: 4688, ProcessId: 4, CommandLine: x}',
      'event.code: "4688" and process.parent.pid: 4 and process.command_line: "x"',
    ],
    // User data.
    [
      service('terminalservices-localsessionmanager'),
      '{EventID: 21, Address: x}',
      'event.code: "21" and winlog.user_data.Address: "x"',
    ],
  ])('%s: %s', async (logsource, detection, expected) => {
    expect(await query(['ecs_windows'], logsource, detection)).toBe(expected);
  });

  test('the channel that event 104 names is not that of the event', async () => {
    const pipelines = ['windows_logsources', 'ecs_windows'];
    expect(await query(pipelines, service('system'), '{EventID: 104, Channel: Security}')).toBe(
      'winlog.channel: "System" and event.code: "104" and winlog.user_data.Channel: "Security"',
    );
    expect(await query(pipelines, service('system'), '{EventID: 7045, Channel: System}')).toBe(
      'winlog.channel: "System" and event.code: "7045"',
    );
  });
});

describe('the others', () => {
  test.each([
    ['ecs_azure', 'product: azure, service: signinlogs', '{Status: Success}', 'event.outcome: "success"'],
    ['ecs_azure', 'product: azure, service: auditlogs', '{Status: Failure}', 'event.outcome: "failure"'],
    [
      'ecs_azure',
      'product: azure, service: auditlogs',
      '{Status: Admin did it}',
      'azure.auditlogs.properties.result_reason: "Admin did it"',
    ],
    [
      'ecs_cloudtrail',
      'product: aws, service: cloudtrail',
      '{requestParameters.a|contains: x}',
      'kql/flattened-wildcard: Elasticsearch has no wildcards for the keys of a flattened field',
    ],
    [
      'ecs_cloudtrail',
      'product: aws, service: cloudtrail',
      '{requestParameters.a: x}',
      'aws.cloudtrail.flattened.request_parameters.a: "x"',
    ],
  ])('%s, %s: %s', async (name, logsource, detection, expected) => {
    const found = await query([name], logsource, detection);
    expect(found.replace(/^event\.dataset: "[\w.]+" and /, '')).toBe(expected);
  });
});
