-- VPC flow logs in Security Lake, source version 1 (OCSF 1.0.0-rc.2), region us-east-1.
-- Security Lake makes the table, in amazon_security_lake_glue_db_us_east_1; this describes it, after samples of AWS.
CREATE EXTERNAL TABLE amazon_security_lake_table_us_east_1_vpc_flow_1_0 (
  metadata struct<
    product:struct<version:string,name:string,feature:struct<name:string>,vendor_name:string>,
    profiles:array<string>,
    version:string
  >,
  cloud struct<account_uid:string,region:string,zone:string,provider:string>,
  src_endpoint struct<
    port:int,
    svc_name:string,
    ip:string,
    intermediate_ips:array<string>,
    interface_uid:string,
    vpc_uid:string,
    instance_uid:string,
    subnet_uid:string
  >,
  dst_endpoint struct<
    port:int,
    svc_name:string,
    ip:string,
    intermediate_ips:array<string>,
    interface_uid:string,
    vpc_uid:string,
    instance_uid:string,
    subnet_uid:string
  >,
  connection_info struct<
    protocol_num:int,
    tcp_flags:int,
    protocol_ver:string,
    boundary_id:int,
    boundary:string,
    direction_id:int,
    direction:string
  >,
  traffic struct<packets:bigint,bytes:bigint>,
  time bigint,
  start_time bigint,
  end_time bigint,
  status_code string,
  severity_id int,
  severity string,
  class_name string,
  class_uid int,
  category_name string,
  category_uid int,
  activity_name string,
  activity_id int,
  disposition string,
  disposition_id int,
  type_uid int,
  type_name string,
  unmapped map<string,string>
)
PARTITIONED BY (region string, accountid string, eventday string)
TBLPROPERTIES (
  'transigma.time'='time',
  'transigma.time.format'='epoch-milliseconds',
  'transigma.partitions'='eventday:yyyyMMdd'
)
