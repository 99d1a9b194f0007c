-- Findings of Security Hub in Security Lake, source version 1 (OCSF 1.0.0-rc.2), region us-east-1.
-- Security Lake makes the table, in amazon_security_lake_glue_db_us_east_1; this describes it, after samples of AWS.
CREATE EXTERNAL TABLE amazon_security_lake_table_us_east_1_sh_findings_1_0 (
  metadata struct<
    product:struct<version:string,feature:struct<uid:string,name:string>,uid:string,vendor_name:string,name:string>,
    profiles:array<string>,
    version:string
  >,
  time bigint,
  cloud struct<account_uid:string,region:string,provider:string>,
  resources array<struct<
    type:string,
    uid:string,
    cloud_partition:string,
    region:string,
    labels:array<string>,
    details:string,
    criticality:string
  >>,
  finding struct<
    created_time:bigint,
    uid:string,
    desc:string,
    title:string,
    modified_time:bigint,
    first_seen_time:bigint,
    last_seen_time:bigint,
    related_events:array<struct<product_uid:string,uid:string>>,
    types:array<string>,
    remediation:struct<desc:string,kb_articles:array<string>>,
    src_url:string
  >,
  compliance struct<status:string,requirements:array<string>,status_detail:string>,
  malware array<struct<
    name:string,
    path:string,
    classification_ids:array<int>,
    classifications:array<string>
  >>,
  process struct<
    name:string,
    pid:int,
    file:struct<path:string,type_id:int,name:string>,
    parent_process:struct<pid:int>,
    created_time:bigint,
    terminated_time:bigint
  >,
  vulnerabilities array<struct<
    cve:struct<
      cvss:struct<base_score:float,vector_string:string,version:string>,
      uid:string,
      created_time:bigint,
      modified_time:bigint
    >,
    references:array<string>,
    related_vulnerabilities:array<string>,
    vendor_name:string,
    kb_articles:array<string>,
    packages:array<struct<architecture:string,name:string,epoch:int,release:string,version:string>>
  >>,
  class_name string,
  class_uid int,
  category_name string,
  category_uid int,
  severity_id int,
  severity string,
  activity_name string,
  activity_id int,
  type_uid int,
  type_name string,
  state_id int,
  state string,
  unmapped map<string,string>
)
PARTITIONED BY (region string, accountid string, eventday string)
TBLPROPERTIES (
  'transigma.time'='time',
  'transigma.time.format'='epoch-milliseconds',
  'transigma.partitions'='eventday:yyyyMMdd'
)
