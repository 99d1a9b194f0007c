-- Route 53 Resolver query logs in S3, with partitions that Athena projects.
-- Follows "Use partition projection" of "Query Amazon Route 53 resolver query logs" in the user guide of Athena.
CREATE EXTERNAL TABLE route53_resolver_logs (
  version string,
  account_id string,
  region string,
  vpc_id string,
  query_timestamp string,
  query_name string,
  query_type string,
  query_class string,
  rcode string,
  answers array<struct<rdata:string,type:string,class:string>>,
  srcaddr string,
  srcport int,
  transport string,
  srcids struct<instance:string,resolver_endpoint:string>,
  firewall_rule_action string,
  firewall_rule_group_id string,
  firewall_domain_list_id string
)
PARTITIONED BY (`date` string, vpc string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://amzn-s3-demo-bucket/AWSLogs/123456789012/vpcdnsquerylogs/'
TBLPROPERTIES (
  'projection.enabled'='true',
  'projection.vpc.type'='enum',
  'projection.vpc.values'='vpc-0123456789abcdef0',
  'projection.date.type'='date',
  'projection.date.format'='yyyy/MM/dd',
  'projection.date.range'='2023/01/01,NOW',
  'projection.date.interval'='1',
  'projection.date.interval.unit'='DAYS',
  'storage.location.template'='s3://amzn-s3-demo-bucket/AWSLogs/123456789012/vpcdnsquerylogs/${vpc}/${date}/',
  'transigma.logsource'='aws/route53',
  'transigma.time'='query_timestamp',
  'transigma.partitions'='date:yyyy/MM/dd'
)
