-- Findings of Security Hub in Security Lake, source version 2 (OCSF 1.1.0), region us-east-1.
-- Security Lake makes the table, in amazon_security_lake_glue_db_us_east_1; this describes it, after samples of AWS.
CREATE EXTERNAL TABLE amazon_security_lake_table_us_east_1_sh_findings_2_0 (
  metadata struct<
    log_version:string,
    product:struct<feature:struct<uid:string,name:string>,uid:string,name:string,vendor_name:string,version:string>,
    processed_time_dt:timestamp,
    profiles:array<string>,
    version:string,
    extensions:array<struct<name:string,uid:string,version:string>>
  >,
  time bigint,
  time_dt timestamp,
  confidence_score int,
  message string,
  cloud struct<account:struct<uid:string>,region:string,provider:string>,
  resource struct<
    type:string,
    uid:string,
    cloud_partition:string,
    region:string,
    labels:array<string>,
    data:string,
    criticality:string
  >,
  finding_info struct<
    created_time_dt:timestamp,
    uid:string,
    desc:string,
    title:string,
    modified_time_dt:timestamp,
    first_seen_time_dt:timestamp,
    last_seen_time_dt:timestamp,
    related_events:array<struct<product_uid:string,uid:string>>,
    types:array<string>,
    src_url:string
  >,
  remediation struct<desc:string,references:array<string>>,
  compliance struct<
    standards:array<string>,
    requirements:array<string>,
    control:string,
    status:string,
    status_detail:string,
    status_code:string
  >,
  vulnerabilities array<struct<
    remediation:struct<desc:string,references:array<string>>,
    cve:struct<
      cvss:array<struct<base_score:decimal(3,1),vector_string:string,version:string>>,
      uid:string,
      epss:struct<score:string>,
      references:array<string>,
      created_time_dt:timestamp,
      modified_time_dt:timestamp
    >,
    references:array<string>,
    related_vulnerabilities:array<string>,
    vendor_name:string,
    affected_packages:array<struct<
      architecture:string,
      epoch:int,
      path:string,
      fixed_in_version:string,
      name:string,
      package_manager:string,
      release:string,
      remediation:struct<desc:string>,
      version:string
    >>,
    cwe:struct<uid:string>,
    affected_code:array<struct<
      end_line:int,
      file:struct<name:string,path:string,uid:string,type_id:int>,
      start_line:int
    >>,
    is_fix_available:boolean,
    is_exploit_available:boolean
  >>,
  resources array<struct<
    type:string,
    uid:string,
    cloud_partition:string,
    region:string,
    labels:array<string>,
    data:string,
    criticality:string,
    owner:struct<account:struct<uid:string>>
  >>,
  evidences array<struct<
    data:string,
    actor:struct<
      process:struct<
        created_time_dt:timestamp,
        name:string,
        pid:int,
        uid:string,
        user:struct<name:string,uid:string>,
        cmd_line:string,
        parent_process:struct<uid:string>,
        file:struct<
          path:string,
          name:string,
          type_id:int,
          hashes:array<struct<value:string,algorithm_id:int,algorithm:string>>
        >,
        euid:int
      >
    >,
    api:struct<
      operation:string,
      response:struct<error:string,code:int>,
      service:struct<name:string>
    >,
    src_endpoint:struct<
      ip:string,
      location:struct<country:string,city:string,coordinates:array<decimal(9,6)>>,
      port:int
    >,
    connection_info:struct<protocol_name:string,direction_id:int,direction:string>,
    dst_endpoint:struct<
      ip:string,
      port:int,
      location:struct<city:string,country:string,coordinates:array<decimal(9,6)>>
    >,
    query:struct<hostname:string>
  >>,
  class_name string,
  class_uid int,
  category_name string,
  category_uid int,
  severity_id int,
  severity string,
  activity_name string,
  activity_id int,
  type_uid bigint,
  type_name string,
  status string,
  unmapped map<string,string>,
  accountid string,
  region string,
  asl_version string,
  observables array<struct<name:string,value:string,type:string,type_id:int>>
)
TBLPROPERTIES (
  'table_type'='ICEBERG',
  'transigma.time'='time_dt',
  'transigma.json'='resource.data,resources.data,evidences.data'
)
