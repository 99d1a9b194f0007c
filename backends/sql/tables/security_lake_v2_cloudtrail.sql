-- Management events of CloudTrail in Security Lake, source version 2 (OCSF 1.1.0), region us-east-1.
-- Security Lake makes the table, in amazon_security_lake_glue_db_us_east_1; this describes it, after samples of AWS.
CREATE EXTERNAL TABLE amazon_security_lake_table_us_east_1_cloud_trail_mgmt_2_0 (
  metadata struct<
    product:struct<version:string,name:string,vendor_name:string,feature:struct<name:string>>,
    event_code:string,
    uid:string,
    profiles:array<string>,
    version:string
  >,
  time bigint,
  time_dt timestamp,
  cloud struct<region:string,provider:string>,
  api struct<
    response:struct<error:string,message:string,data:string>,
    operation:string,
    version:string,
    service:struct<name:string>,
    request:struct<data:string,uid:string>
  >,
  dst_endpoint struct<svc_name:string>,
  actor struct<
    user:struct<
      type:string,
      name:string,
      uid_alt:string,
      uid:string,
      account:struct<uid:string>,
      credential_uid:string
    >,
    session:struct<created_time_dt:timestamp,is_mfa:boolean,issuer:string>,
    invoked_by:string,
    idp:struct<name:string>
  >,
  http_request struct<user_agent:string>,
  src_endpoint struct<uid:string,ip:string,domain:string>,
  session struct<uid:string,uid_alt:string,credential_uid:string,issuer:string>,
  policy struct<uid:string>,
  resources array<struct<uid:string,owner:struct<account:struct<uid:string>>,type:string>>,
  class_name string,
  class_uid int,
  category_name string,
  category_uid int,
  severity_id int,
  severity string,
  user struct<uid_alt:string,uid:string,name:string>,
  activity_name string,
  activity_id int,
  type_uid bigint,
  type_name string,
  status string,
  is_mfa boolean,
  unmapped map<string,string>,
  accountid string,
  region string,
  asl_version string,
  observables array<struct<name:string,value:string,type:string,type_id:int>>
)
TBLPROPERTIES (
  'table_type'='ICEBERG',
  'transigma.time'='time_dt',
  'transigma.json'='api.request.data,api.response.data'
)
