-- VPC flow logs in Security Lake, source version 2 (OCSF 1.1.0), region us-east-1.
-- Security Lake makes the table, in amazon_security_lake_glue_db_us_east_1; this describes it, after samples of AWS.
CREATE EXTERNAL TABLE amazon_security_lake_table_us_east_1_vpc_flow_2_0 (
  metadata struct<
    product:struct<version:string,name:string,feature:struct<name:string>,vendor_name:string>,
    profiles:array<string>,
    version:string
  >,
  cloud struct<account:struct<uid:string>,region:string,zone:string,provider:string>,
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
  time_dt timestamp,
  start_time_dt timestamp,
  end_time_dt timestamp,
  status_code string,
  severity_id int,
  severity string,
  class_name string,
  class_uid int,
  category_name string,
  category_uid int,
  activity_name string,
  activity_id int,
  action string,
  action_id int,
  disposition string,
  type_uid bigint,
  type_name string,
  unmapped map<string,string>,
  accountid string,
  region string,
  asl_version string,
  observables array<struct<name:string,value:string,type:string,type_id:int>>
)
TBLPROPERTIES (
  'table_type'='ICEBERG',
  'transigma.time'='time_dt'
)
