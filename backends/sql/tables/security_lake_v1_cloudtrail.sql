-- Management events of CloudTrail in Security Lake, source version 1 (OCSF 1.0.0-rc.2), region us-east-1.
-- Security Lake makes the table, in amazon_security_lake_glue_db_us_east_1; this describes it, after samples of AWS.
CREATE EXTERNAL TABLE amazon_security_lake_table_us_east_1_cloud_trail_mgmt_1_0 (
  metadata struct<
    product:struct<version:string,name:string,vendor_name:string,feature:struct<name:string>>,
    uid:string,
    profiles:array<string>,
    version:string
  >,
  time bigint,
  cloud struct<region:string,provider:string>,
  api struct<
    response:struct<error:string,message:string>,
    operation:string,
    version:string,
    service:struct<name:string>,
    request:struct<uid:string>
  >,
  dst_endpoint struct<svc_name:string>,
  actor struct<
    user:struct<type:string,name:string,uid:string,uuid:string,account_uid:string,credential_uid:string>,
    session:struct<created_time:bigint,mfa:boolean,issuer:string>,
    invoked_by:string,
    idp:struct<name:string>
  >,
  http_request struct<user_agent:string>,
  src_endpoint struct<uid:string,ip:string,domain:string>,
  resources array<struct<uid:string,account_uid:string,type:string>>,
  class_name string,
  class_uid int,
  category_name string,
  category_uid int,
  severity_id int,
  severity string,
  user struct<uid:string,uuid:string,name:string>,
  activity_name string,
  activity_id int,
  type_uid int,
  type_name string,
  status string,
  status_id int,
  mfa boolean,
  unmapped map<string,string>
)
PARTITIONED BY (region string, accountid string, eventday string)
TBLPROPERTIES (
  'transigma.time'='time',
  'transigma.time.format'='epoch-milliseconds',
  'transigma.partitions'='eventday:yyyyMMdd'
)
