-- VPC flow logs in S3 (text, all fields of versions 2 to 5 in this order), with partitions that Athena projects.
-- Follows "Create and query a table for Amazon VPC flow logs using partition projection" in the user guide of Athena.
CREATE EXTERNAL TABLE vpc_flow_logs (
  version int,
  account_id string,
  interface_id string,
  srcaddr string,
  dstaddr string,
  srcport int,
  dstport int,
  protocol bigint,
  packets bigint,
  bytes bigint,
  start bigint,
  `end` bigint,
  action string,
  log_status string,
  vpc_id string,
  subnet_id string,
  instance_id string,
  tcp_flags int,
  type string,
  pkt_srcaddr string,
  pkt_dstaddr string,
  az_id string,
  sublocation_type string,
  sublocation_id string,
  pkt_src_aws_service string,
  pkt_dst_aws_service string,
  flow_direction string,
  traffic_path int
)
PARTITIONED BY (accid string, region string, day string)
ROW FORMAT DELIMITED
FIELDS TERMINATED BY ' '
LOCATION 's3://amzn-s3-demo-bucket/AWSLogs/'
TBLPROPERTIES (
  'skip.header.line.count'='1',
  'projection.enabled'='true',
  'projection.accid.type'='enum',
  'projection.accid.values'='123456789012',
  'projection.region.type'='enum',
  'projection.region.values'='us-east-1,us-west-2',
  'projection.day.type'='date',
  'projection.day.format'='yyyy/MM/dd',
  'projection.day.range'='2020/01/01,NOW',
  'storage.location.template'='s3://amzn-s3-demo-bucket/AWSLogs/${accid}/vpcflowlogs/${region}/${day}',
  'transigma.logsource'='aws/vpcflow',
  'transigma.time'='start',
  'transigma.time.format'='epoch-seconds',
  'transigma.partitions'='day:yyyy/MM/dd'
)
