-- Route 53 Resolver query logs in Security Lake, source version 2 (OCSF 1.1.0), region us-east-1.
-- Security Lake makes the table, in amazon_security_lake_glue_db_us_east_1; this describes it, after samples of AWS.
CREATE EXTERNAL TABLE amazon_security_lake_table_us_east_1_route53_2_0 (
  metadata struct<
    product:struct<version:string,name:string,feature:struct<name:string>,vendor_name:string>,
    profiles:array<string>,
    version:string
  >,
  cloud struct<account:struct<uid:string>,region:string,provider:string>,
  src_endpoint struct<vpc_uid:string,ip:string,port:int,instance_uid:string>,
  time bigint,
  time_dt timestamp,
  query struct<hostname:string,type:string,class:string>,
  answers array<struct<type:string,rdata:string,class:string>>,
  connection_info struct<protocol_name:string,direction:string,direction_id:int>,
  dst_endpoint struct<instance_uid:string,interface_uid:string>,
  firewall_rule struct<uid:string>,
  severity_id int,
  severity string,
  class_name string,
  class_uid int,
  category_name string,
  category_uid int,
  activity_id int,
  activity_name string,
  type_uid bigint,
  type_name string,
  rcode_id int,
  rcode string,
  disposition string,
  action string,
  action_id int,
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
