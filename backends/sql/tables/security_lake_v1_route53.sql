-- Route 53 Resolver query logs in Security Lake, source version 1 (OCSF 1.0.0-rc.2), region us-east-1.
-- Security Lake makes the table, in amazon_security_lake_glue_db_us_east_1; this describes it, after examples of OCSF.
CREATE EXTERNAL TABLE amazon_security_lake_table_us_east_1_route53_1_0 (
  metadata struct<
    product:struct<version:string,name:string,feature:struct<name:string>,vendor_name:string>,
    profiles:array<string>,
    version:string
  >,
  cloud struct<account_uid:string,region:string,provider:string>,
  src_endpoint struct<vpc_uid:string,ip:string,port:int,instance_uid:string>,
  time bigint,
  query struct<hostname:string,type:string,class:string>,
  answers array<struct<type:string,rdata:string,class:string>>,
  connection_info struct<protocol_name:string,direction:string,direction_id:int>,
  dst_endpoint struct<instance_uid:string,interface_uid:string>,
  severity_id int,
  severity string,
  class_name string,
  class_uid int,
  category_name string,
  category_uid int,
  disposition string,
  disposition_id int,
  rcode_id int,
  rcode string,
  activity_id int,
  activity_name string,
  type_name string,
  type_uid int,
  unmapped map<string,string>
)
PARTITIONED BY (region string, accountid string, eventday string)
TBLPROPERTIES (
  'transigma.time'='time',
  'transigma.time.format'='epoch-milliseconds',
  'transigma.partitions'='eventday:yyyyMMdd'
)
