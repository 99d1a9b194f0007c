import type { FieldType, FieldTypes, MappedField } from './field-type.js';

/**
 * The fields that Sigma rules are most often about, as the Elastic Common Schema 8.17 types them, and those of Windows
 * and CloudTrail events as Elastic's integrations do. Multi-fields and normalizers are left open: ECS has no normalizer,
 * and who searches without heeding case adds one.
 */
const names: Readonly<Record<'keyword' | 'long' | 'ip' | 'boolean', string>> = {
  keyword: `
    event.action event.category event.code event.dataset event.id event.kind event.module event.outcome event.provider
    event.reason event.type
    process.args process.command_line process.entity_id process.executable process.name process.title
    process.working_directory process.thread.name
    process.parent.args process.parent.command_line process.parent.entity_id process.parent.executable
    process.parent.name process.parent.title process.parent.working_directory
    file.directory file.drive_letter file.extension file.mime_type file.name file.owner file.path file.target_path
    file.type dll.name dll.path
    registry.data.bytes registry.data.strings registry.data.type registry.hive registry.key registry.path registry.value
    dns.answers.data dns.answers.name dns.answers.type dns.question.class dns.question.name
    dns.question.registered_domain dns.question.subdomain dns.question.top_level_domain dns.question.type
    dns.response_code dns.type
    network.application network.community_id network.direction network.iana_number network.name network.protocol
    network.transport network.type network.vlan.id network.vlan.name
    host.architecture host.hostname host.id host.mac host.name host.os.family host.os.kernel host.os.name
    host.os.platform host.os.type host.os.version host.type
    user.domain user.email user.full_name user.hash user.id user.name user.roles user.effective.domain
    user.effective.id user.effective.name user.target.domain user.target.id user.target.name group.domain group.id
    group.name
    http.request.body.content http.request.method http.request.mime_type http.request.referrer
    http.response.body.content http.response.mime_type http.version
    url.domain url.extension url.fragment url.full url.original url.path url.query url.registered_domain url.scheme
    url.subdomain url.top_level_domain url.username
    user_agent.device.name user_agent.name user_agent.original user_agent.version
    tls.cipher tls.client.ja3 tls.client.server_name tls.server.ja3s tls.version
    cloud.account.id cloud.account.name cloud.availability_zone cloud.instance.id cloud.instance.name cloud.provider
    cloud.region cloud.service.name container.id container.image.name container.name
    agent.id agent.name agent.type agent.version log.file.path log.level log.logger
    observer.hostname observer.name observer.product observer.type observer.vendor
    service.name service.type related.hash related.hosts related.user error.code error.type tags
    winlog.activity_id winlog.api winlog.channel winlog.computer_name winlog.event_id winlog.keywords winlog.logon.id
    winlog.logon.type winlog.opcode winlog.provider_guid winlog.provider_name winlog.record_id winlog.task
    winlog.user.domain winlog.user.identifier winlog.user.name winlog.user.type
    aws.cloudtrail.error_code aws.cloudtrail.error_message aws.cloudtrail.event_category aws.cloudtrail.event_type
    aws.cloudtrail.event_version aws.cloudtrail.recipient_account_id aws.cloudtrail.request_id
    aws.cloudtrail.request_parameters aws.cloudtrail.response_elements aws.cloudtrail.user_identity.access_key_id
    aws.cloudtrail.user_identity.arn aws.cloudtrail.user_identity.invoked_by aws.cloudtrail.user_identity.type
    aws.cloudtrail.user_identity.session_context.mfa_authenticated
    aws.cloudtrail.user_identity.session_context.session_issuer.account_id
    aws.cloudtrail.user_identity.session_context.session_issuer.arn
    aws.cloudtrail.user_identity.session_context.session_issuer.principal_id
    aws.cloudtrail.user_identity.session_context.session_issuer.type`,
  long: `
    event.duration event.severity process.args_count process.exit_code process.pid process.thread.id
    process.parent.exit_code process.parent.pid process.parent.thread.id file.size network.bytes network.packets
    http.request.body.bytes http.request.bytes http.response.body.bytes http.response.bytes http.response.status_code
    url.port winlog.process.pid winlog.process.thread.id`,
  ip: 'dns.resolved_ip host.ip observer.ip related.ip',
  boolean: `
    process.interactive process.code_signature.exists process.code_signature.signed process.code_signature.trusted
    process.code_signature.valid dll.code_signature.exists dll.code_signature.signed dll.code_signature.trusted
    dll.code_signature.valid file.code_signature.exists file.code_signature.signed file.code_signature.trusted
    file.code_signature.valid`,
};

/** Fields that stand below several others. */
const reused: readonly { readonly below: string; readonly names: Partial<typeof names> }[] = [
  {
    below: 'source destination client server',
    names: {
      keyword: `address as.organization.name domain geo.city_name geo.country_iso_code geo.country_name mac
        registered_domain subdomain top_level_domain user.domain user.email user.id user.name`,
      long: 'as.number bytes nat.port packets port',
      ip: 'ip nat.ip',
    },
  },
  { below: 'process process.parent file dll', names: { keyword: 'hash.md5 hash.sha1 hash.sha256 hash.sha512' } },
  {
    below: 'process process.parent file dll',
    names: {
      keyword: `code_signature.status code_signature.subject_name pe.company pe.description pe.file_version pe.imphash
        pe.original_file_name pe.product`,
    },
  },
];

const types: Readonly<Record<keyof typeof names, FieldType>> = {
  keyword: { kind: 'keyword', caseRule: 'unknown' },
  long: { kind: 'number', name: 'long' },
  ip: { kind: 'ip' },
  boolean: { kind: 'boolean' },
};

const keyword: MappedField = { type: types.keyword, variants: [] };
const flattenedKey: MappedField = { type: { kind: 'flattened-key' }, variants: [] };

const fields: ReadonlyMap<string, MappedField> = new Map(
  [{ below: undefined, names }, ...reused].flatMap(({ below, names: ofGroup }) =>
    (Object.keys(types) as (keyof typeof names)[]).flatMap((type) =>
      wordsOf(ofGroup[type]).flatMap((name) =>
        (below === undefined ? [name] : wordsOf(below).map((parent) => `${parent}.${name}`)).map(
          (full) => [full, { type: types[type], variants: [] }] as const,
        ),
      ),
    ),
  ),
);

/** The types that fields with the names of ECS are expected to have; `addresses`: those of type ip too. */
export const ecsTypes = (addresses: boolean): FieldTypes => (addresses ? withAddresses : withoutAddresses);

function fieldBelow(name: string): MappedField | undefined {
  if (/^winlog\.(?:event_data|user_data)\.[\w-]+$/.test(name)) return keyword;
  // The integrations name so what they keep as flattened, and it is nothing else.
  return /\.flattened\../.test(name) ? flattenedKey : undefined;
}

const withAddresses: FieldTypes = {
  source: 'expected',
  // Both Winlogbeat and the integrations keep all data of events as keywords.
  fieldOf: (name) => fields.get(name) ?? fieldBelow(name),
  suggest: () => [],
};

const withoutAddresses: FieldTypes = {
  ...withAddresses,
  fieldOf(name) {
    const field = withAddresses.fieldOf(name);
    return field?.type.kind === 'ip' ? undefined : field;
  },
};

function wordsOf(text = ''): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
